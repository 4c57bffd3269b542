import type { TimelineSpec } from '#shared/contracts/timeline.ts';
import { roles } from '#shared/contracts/conversation.ts';
import { loadColumn } from '#service/db/columns.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { attributeValues } from '#service/features/messages/segments.ts';
import { loadThemes } from '#service/features/theme/theme-of-messages.ts';

/** A value that messages can have, as a query names it. */
export interface SplitValue {
  readonly key: string;
  readonly name: string;
  readonly filter: { readonly field: 'brand' | 'channel' | 'theme' | 'role' | 'segment'; readonly type: 'text' | 'option'; readonly value: string };
}

/** How messages fall apart by a field of which each has one value or none. */
export interface Partition {
  /** A number by message id: for `valueOf`. */
  readonly column: ArrayLike<number>;
  readonly values: readonly SplitValue[];
  /** Index into `values` by what the column holds; -1 for no value, -2 for messages that count in no series. */
  readonly valueOf: Int32Array;
}

/** Splits by everything but codes, of which a message can have several. */
export function partitionOf(db: ReadableDatabase, { field, attribute }: NonNullable<TimelineSpec['split']>): Partition {
  switch (field) {
    case 'role':
      return {
        column: loadColumn(db, 'role'),
        values: roles.map((role) => ({ key: role, name: role, filter: { field, type: 'option', value: role } })),
        valueOf: Int32Array.from(roles.keys()),
      };
    case 'theme': return byTheme(db);
    case 'segment': return bySegment(db, attribute ?? '');
    case 'code': throw new Error('codes overlap and are no partition');
    default: return byName(loadColumn(db, field), prepareOnce<[], [number, string]>(db, `SELECT id, name FROM ${field}`).raw().all(), field);
  }
}

function byName(column: Int32Array, rows: readonly [id: number, name: string][], field: 'brand' | 'channel'): Partition {
  const valueOf = table(rows.map(([id]) => id));
  for (const [index, [id]] of rows.entries()) valueOf[id] = index;
  return { column, valueOf, values: rows.map(([id, name]) => ({ key: String(id), name, filter: { field, type: 'text', value: name } })) };
}

/** The topmost accepted themes, with all that is grouped below them, as `theme:` finds them. Noise counts nowhere. */
function byTheme(db: ReadableDatabase): Partition {
  const { themes, of } = loadThemes(db);
  const byId = new Map(themes.map((theme) => [theme.id, theme]));
  const top = themes.filter(({ parent, noise }) => parent === null && !noise);
  const place = new Map(top.map(({ id }, index) => [id, index]));
  const valueOf = table(themes.map(({ id }) => id));
  for (const { id } of themes) {
    let at = byId.get(id);
    let noise = at?.noise ?? false;
    while (at !== undefined && at.parent !== null) {
      at = byId.get(at.parent);
      noise ||= at?.noise ?? false;
    }
    valueOf[id] = noise ? -2 : (place.get(at?.id ?? 0) ?? -1);
  }
  return { column: of, valueOf, values: top.map(({ id, name }) => ({ key: String(id), name, filter: { field: 'theme', type: 'text', value: name } })) };
}

function bySegment(db: ReadableDatabase, attribute: string): Partition {
  const held = attributeValues(db, attribute);
  const places = new Map<string, number>();
  const valueOf = table([...held.keys()]);
  for (const [participant, value] of held) {
    const index = places.get(value) ?? places.size;
    places.set(value, index);
    valueOf[participant] = index;
  }
  const values = [...places.keys()].map((value): SplitValue => ({ key: value, name: value, filter: { field: 'segment', type: 'text', value: `${attribute}=${value}` } }));
  return { column: loadColumn(db, 'participant'), valueOf, values };
}

/** A table that covers some ids, all without a value. */
function table(ids: readonly number[]): Int32Array {
  return new Int32Array(1 + ids.reduce((most, id) => Math.max(most, id), 0)).fill(-1);
}
