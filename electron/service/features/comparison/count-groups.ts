import type { ComparedField } from '#shared/contracts/comparison.ts';
import { sentimentLabels } from '#shared/contracts/sentiment.ts';
import { loadColumn } from '#service/db/columns.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { loadSentiment } from '#service/features/sentiment/load-sentiment.ts';
import { loadThemes } from '#service/features/theme/theme-of-messages.ts';
import { isMember } from '#service/search/bitset.ts';
import type { ComparedSets } from './compared-sets.ts';

/** How many messages of each set have one code, theme, channel or brand. */
export interface GroupCount {
  readonly field: ComparedField;
  readonly id: number;
  readonly name: string;
  readonly counts: [number, number];
  readonly totals: readonly [number, number];
  readonly positive: [number, number];
  readonly negative: [number, number];
}

interface Named {
  readonly id: number;
  readonly name: string;
  readonly parent: number | null;
}

/** Counts by channel, brand, theme and code; only what occurs. Codes and themes count with all below them. */
export function countGroups(db: ReadableDatabase, sets: ComparedSets, throwIfAborted: () => void): GroupCount[] {
  const tally = createTally(db, sets);
  const groups = [
    ...byColumn(tally, 'channel', prepareOnce<[], Named>(db, 'SELECT id, name, NULL AS parent FROM channel').all(), loadColumn(db, 'channel')),
    ...byColumn(tally, 'brand', prepareOnce<[], Named>(db, 'SELECT id, name, NULL AS parent FROM brand').all(), loadColumn(db, 'brand')),
  ];
  throwIfAborted();
  groups.push(...byTheme(db, tally));
  throwIfAborted();
  groups.push(...byCode(db, tally, throwIfAborted));
  return groups.filter(({ counts }) => counts[0] + counts[1] > 0);
}

type Tally = ReturnType<typeof createTally>;

/** Adds messages to groups, on the side of the set or sets they are in. */
function createTally(db: ReadableDatabase, { sets, totals }: ComparedSets) {
  const { labels } = loadSentiment(db);
  const positive = sentimentLabels.indexOf('positive');
  const negative = sentimentLabels.indexOf('negative');
  return {
    sets,
    totals,
    group: (field: ComparedField, { id, name }: Named, of: readonly [number, number] = totals): GroupCount => ({
      field, id, name, counts: [0, 0], totals: of, positive: [0, 0], negative: [0, 0],
    }),
    add: (group: GroupCount, message: number): void => {
      for (const side of [0, 1] as const) {
        if (!isMember(sets[side], message)) continue;
        group.counts[side] += 1;
        if (labels[message] === positive) group.positive[side] += 1;
        else if (labels[message] === negative) group.negative[side] += 1;
      }
    },
  };
}

function byColumn(tally: Tally, field: ComparedField, rows: readonly Named[], column: Int32Array): GroupCount[] {
  const groups = new Map(rows.map((row) => [row.id, tally.group(field, row)]));
  for (let message = 1; message < column.length; message++) {
    const group = groups.get(column[message] ?? 0);
    if (group !== undefined) tally.add(group, message);
  }
  return [...groups.values()];
}

/** Accepted themes. Messages of themes that are noise are in no share, nor in what the shares are of. */
function byTheme(db: ReadableDatabase, tally: Tally): GroupCount[] {
  const { themes, of } = loadThemes(db);
  const noise = new Set(themes.filter((theme) => theme.noise).map(({ id }) => id));
  const totals: [number, number] = [tally.totals[0], tally.totals[1]];
  if (noise.size > 0) {
    for (let message = 1; message < of.length; message++) {
      if (!noise.has(of[message] ?? 0)) continue;
      for (const side of [0, 1] as const) if (isMember(tally.sets[side], message)) totals[side] -= 1;
    }
  }
  const named = withPaths(themes);
  const groups = new Map(named.filter(({ id }) => !noise.has(id)).map((theme) => [theme.id, tally.group('theme', theme, totals)]));
  const chains = chainsOf(named);
  for (let message = 1; message < of.length; message++) {
    const theme = of[message] ?? 0;
    if (theme === 0 || noise.has(theme)) continue;
    for (const id of chains.get(theme) ?? []) {
      const group = groups.get(id);
      if (group !== undefined) tally.add(group, message);
    }
  }
  return [...groups.values()];
}

function byCode(db: ReadableDatabase, tally: Tally, throwIfAborted: () => void): GroupCount[] {
  const codes = withPaths(prepareOnce<[], Named>(db, 'SELECT id, parent_id AS parent, name FROM code').all());
  const groups = new Map(codes.map((code) => [code.id, tally.group('code', code)]));
  const chains = chainsOf(codes);
  /** By code: the last message counted, since codings come ordered by message and a message counts once. */
  const counted = new Map<number, number>();
  let rows = 0;
  for (const [message, code] of prepareOnce<[], [number, number]>(db, 'SELECT message_id, code_id FROM coding ORDER BY message_id').raw().iterate()) {
    if (rows++ % 4096 === 0) throwIfAborted();
    for (const id of chains.get(code) ?? []) {
      const group = groups.get(id);
      if (group === undefined || counted.get(id) === message) continue;
      counted.set(id, message);
      tally.add(group, message);
    }
  }
  return [...groups.values()];
}

/** The same rows, each named by its path from the top. */
function withPaths(rows: readonly Named[]): Named[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return rows.map((row) => ({ ...row, name: [...ancestors(byId, row)].map(({ name }) => name).toReversed().join('/') }));
}

/** By id: itself and all above it. */
function chainsOf(rows: readonly Named[]): Map<number, number[]> {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return new Map(rows.map((row) => [row.id, [...ancestors(byId, row)].map(({ id }) => id)]));
}

function* ancestors(byId: ReadonlyMap<number, Named>, row: Named): Generator<Named> {
  for (let at: Named | undefined = row; at !== undefined; at = at.parent === null ? undefined : byId.get(at.parent)) yield at;
}
