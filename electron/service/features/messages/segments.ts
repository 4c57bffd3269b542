import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { foldText } from '#service/search/index.ts';
import { onTablesChanged } from '#service/threads/table-changes.ts';

/** A segment is the participants with the same value of an attribute; in a query `segment:attribute=value`. */

/** Values of one attribute by participant id, kept per connection until participants change. */
let known = new WeakMap<ReadableDatabase, Map<string, ReadonlyMap<number, string>>>();
onTablesChanged((tables) => {
  if (tables.has('participant') || tables.has('batch')) known = new WeakMap();
});

/** The attributes that participants have, the commonest first. */
export function participantAttributes(db: ReadableDatabase): { name: string; participants: number }[] {
  return prepareOnce<[], { name: string; participants: number }>(
    db,
    `SELECT item.key AS name, count(*) AS participants FROM participant, json_each(participant.attributes) AS item
     WHERE item.type NOT IN ('null', 'object', 'array') GROUP BY item.key ORDER BY participants DESC, name`,
  ).all();
}

/** What participants have as an attribute of exactly this name, as text. Do not write to it. */
export function attributeValues(db: ReadableDatabase, attribute: string): ReadonlyMap<number, string> {
  const ofConnection = known.get(db) ?? new Map<string, ReadonlyMap<number, string>>();
  known.set(db, ofConnection);
  const before = ofConnection.get(attribute);
  if (before !== undefined) return before;
  const rows = prepareOnce<[string], [number, string | number, string]>(
    db,
    `SELECT participant.id, item.value, item.type FROM participant, json_each(participant.attributes) AS item
     WHERE item.key = ? AND item.type NOT IN ('null', 'object', 'array')`,
  ).raw().iterate(attribute);
  const values = new Map<number, string>();
  for (const [id, value, type] of rows) values.set(id, type === 'true' || type === 'false' ? type : String(value));
  ofConnection.set(attribute, values);
  return values;
}

/** The participants in a segment written `attribute=value`, whatever the case, width or script variant; none without a `=`. */
export function participantsIn(db: ReadableDatabase, segment: string): Set<number> {
  const found = new Set<number>();
  const [name = '', ...rest] = segment.split('=');
  if (rest.length === 0) return found;
  const [wantedName, wanted] = [foldText(name.trim()), foldText(rest.join('=').trim())];
  for (const attribute of participantAttributes(db)) {
    if (foldText(attribute.name) !== wantedName) continue;
    for (const [id, value] of attributeValues(db, attribute.name)) if (foldText(value.trim()) === wanted) found.add(id);
  }
  return found;
}
