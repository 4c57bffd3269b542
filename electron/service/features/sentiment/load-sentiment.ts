import { chunkSize } from '#service/columns/definitions.ts';
import { columnEnd } from '#service/db/columns.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { onTablesChanged } from '#service/threads/table-changes.ts';

/** The sentiment that counts, by message id: a person's word where there is one, else the machine's. */
export interface SentimentColumns {
  /** Index into `sentimentLabels`; 0 not scored. As long as the columns (`columnEnd`). */
  readonly labels: Uint8Array;
  /** -1 to 1; NaN where not scored. */
  readonly scores: Float32Array;
  /** Messages on which a person's word stands. */
  readonly overridden: ReadonlySet<number>;
}

/** The score that stands for a label a person gave, at its number: the machine's own was about another label. */
const scoreOfLabel = [Number.NaN, -0.75, 0, 0.75, 0];
/** Scores are stored as whole numbers of this part. */
export const scoreUnit = 10_000;

let cache = new WeakMap<ReadableDatabase, SentimentColumns>();
onTablesChanged((tables) => {
  if (['sentiment_chunk', 'sentiment_override', 'batch', 'column_chunk'].some((table) => tables.has(table))) cache = new WeakMap();
});

/** The sentiment of all messages, kept per connection until a score or a person's word changes. Do not write to it. */
export function loadSentiment(db: ReadableDatabase): SentimentColumns {
  const end = columnEnd(db);
  const known = cache.get(db);
  if (known !== undefined && known.labels.length === end) return known;
  const labels = new Uint8Array(end);
  const scores = new Float32Array(end).fill(Number.NaN);
  readMachineScores(db, labels, scores);
  const overridden = new Set<number>();
  // The newest word of any coder stands.
  const words = prepareOnce<[], [message: number, label: number]>(
    db,
    'SELECT message_id, label FROM sentiment_override ORDER BY created_at, id',
  ).raw().iterate();
  for (const [message, label] of words) {
    if (message >= end) continue;
    labels[message] = label;
    scores[message] = scoreOfLabel[label] ?? Number.NaN;
    overridden.add(message);
  }
  const columns = { labels, scores, overridden };
  cache.set(db, columns);
  return columns;
}

/** Fills in what the machine scored, whatever a person said. Both arrays are indexed by message id. */
export function readMachineScores(db: ReadableDatabase, labels: Uint8Array, scores: Float32Array): void {
  const chunks = prepareOnce<[], { chunk: number; labels: Uint8Array; scores: Uint8Array }>(
    db,
    'SELECT chunk, labels, scores FROM sentiment_chunk ORDER BY chunk',
  ).iterate();
  for (const row of chunks) {
    const first = row.chunk * chunkSize;
    const units = new DataView(row.scores.buffer, row.scores.byteOffset, row.scores.byteLength);
    const count = Math.min(row.labels.length, labels.length - first);
    for (let index = 0; index < count; index++) {
      const label = row.labels[index] ?? 0;
      labels[first + index] = label;
      if (label !== 0) scores[first + index] = units.getInt16(index * 2, true) / scoreUnit;
    }
  }
}
