import type { CurrentThemes, Theme, ThemeOverview, ThemeSet } from '#shared/contracts/theme.ts';
import { sliceCodePoints } from '#shared/base/code-points.ts';
import { loadColumn } from '#service/db/columns.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { visibleMessages } from '#service/features/messages/visible-messages.ts';
import { loadSentiment } from '#service/features/sentiment/load-sentiment.ts';
import type { CancelSignal } from '#service/rpc/cancel.ts';
import { isMember } from '#service/search/bitset.ts';
import { loadAssignment, type Assignment } from './assignment.ts';
import { clusterModel } from './cluster-model.ts';
import { countThemes } from './count-themes.ts';
import { lastWeeks } from './last-weeks.ts';
import { readRunRecipe } from './run-recipe.ts';
import { messagesInScope } from './scope.ts';
import { readKeywords, readSets, readThemes, type ThemeSetRow } from './theme-rows.ts';

/** Weeks of a trend. */
const shownWeeks = 13;
/** Code points of a text that a quote shows at most. */
const quoteLength = 80;

/** The sets, and all that the list and the map show of the current one. */
export function readOverview(db: ReadableDatabase, signal: CancelSignal): ThemeOverview {
  const rows = readSets(db);
  const counts = new Map(prepareOnce<[], [number, number]>(db, 'SELECT set_id, count(*) FROM theme GROUP BY set_id').raw().all());
  const sets = rows.map((row): ThemeSet => describeSet(row, counts.get(row.id) ?? 0));
  const row = rows.find(({ current }) => current === 1);
  const set = sets.find(({ current }) => current);
  return { sets, current: row === undefined || set === undefined ? null : describeCurrent(db, row, set, signal) };
}

function describeSet({ id, query, language, current, createdAt }: ThemeSetRow, themes: number): ThemeSet {
  return { id, query, language, current: current === 1, themes, createdAt };
}

function describeCurrent(db: ReadableDatabase, row: ThemeSetRow, set: ThemeSet, signal: CancelSignal): CurrentThemes {
  const assignment = loadAssignment(db, row);
  const { set: visible } = visibleMessages(db);
  const rows = readThemes(db, row.id);
  const sentAt = loadColumn(db, 'sentAt');
  const weeks = lastWeeks(newestIn(assignment, visible, sentAt), shownWeeks);
  const counts = countThemes(
    { assignment, visible, labels: loadSentiment(db).labels, sentAt, textLength: loadColumn(db, 'textLength') },
    rows.map(({ id }) => id),
    weeks,
  );
  const text = prepareOnce<[number], { text: string }>(db, 'SELECT text FROM message WHERE id = ?');
  let noise = 0;
  const themes = rows.flatMap((theme): Theme[] => {
    const count = counts.themes.get(theme.id);
    if (count === undefined) return [];
    const { example, ...counted } = count;
    if (theme.noise === 1) noise += count.messages;
    const { id, guid, parent, name, namedBy, coherence } = theme;
    return [
      {
        id, guid, parent, name, namedBy, coherence, ...counted,
        accepted: theme.accepted === 1,
        pinned: theme.pinned === 1,
        noise: theme.noise === 1,
        keywords: readKeywords(theme.keywords).map((keyword) => keyword.text),
        quote: example === 0 ? null : excerpt(text.get(example)?.text ?? ''),
      },
    ];
  });
  const run = readRunRecipe(db, row.recipe);
  return {
    set,
    run,
    themes,
    scope: counts.scope,
    mapped: counts.scope - counts.unmapped - noise,
    unmapped: counts.unmapped,
    noise,
    scored: counts.scored,
    weeks,
    stale: { ...driftOf(db, row, assignment, signal), model: run.model !== clusterModel },
  };
}

function newestIn({ themes }: Assignment, visible: Uint32Array<ArrayBuffer>, sentAt: Float64Array): number {
  let newest = -Infinity;
  for (let id = 1; id < themes.length; id++) {
    const time = sentAt[id] ?? Number.NaN;
    if (time > newest && themes[id] !== 0 && isMember(visible, id)) newest = time;
  }
  return newest;
}

/** Messages that belong to the set by now and are not in it, and those that are and no longer belong. */
function driftOf(db: ReadableDatabase, set: ThemeSetRow, { themes, moved }: Assignment, signal: CancelSignal): { added: number; gone: number } {
  const ids = messagesInScope(db, set, signal);
  const inScope = new Uint8Array(themes.length);
  let added = 0;
  for (const id of ids) {
    inScope[id] = 1;
    if (themes[id] === 0) added++;
  }
  const { set: visible } = visibleMessages(db);
  let gone = 0;
  for (let id = 1; id < themes.length; id++) {
    if (themes[id] !== 0 && inScope[id] === 0 && isMember(visible, id) && !moved.has(id)) gone++;
  }
  return { added, gone };
}

function excerpt(text: string): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  const cut = sliceCodePoints(line, 0, quoteLength);
  return cut.length < line.length ? `${cut}…` : cut;
}
