import type { WritableDatabase } from '#service/db/open.ts';

export const never = { throwIfAborted: () => undefined, aborted: false };

/** Writes sentiment as a scoring run would: a label number for each message id from 1 on. */
export function writeLabels(db: WritableDatabase, labels: readonly number[]): void {
  db.prepare(
    `INSERT INTO recipe (id, guid, kind, query, messages, parameters, seed, model, result, coder_id, app_version, created_at)
     VALUES (1, 'recipe', 'sentiment', '', ?, '{}', NULL, 'fixture', '{}', 1, '0', 0)`,
  ).run(labels.length);
  const units = new DataView(new ArrayBuffer((labels.length + 1) * 2));
  for (const [index, label] of labels.entries()) units.setInt16((index + 1) * 2, label === 1 ? -7000 : label === 3 ? 7000 : 0, true);
  db.prepare('INSERT INTO sentiment_chunk (chunk, recipe_id, labels, scores) VALUES (0, 1, ?, ?)').run(Uint8Array.from([0, ...labels]), new Uint8Array(units.buffer));
}
