import { sentimentTables, type MessageSentiment, type SentimentLabel } from '#shared/contracts/sentiment.ts';
import { chunkSize } from '#service/columns/definitions.ts';
import { columnEnd } from '#service/db/columns.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { onTablesChanged } from '#service/threads/table-changes.ts';
import { labelAt } from './label-number.ts';

/** The sentiment that counts, by message id: a person's word where there is one, else the machine's. */
export interface SentimentColumns {
  /** Index into `sentimentLabels`; 0 not scored. As long as the columns (`columnEnd`). */
  readonly labels: Uint8Array;
  /** -1 to 1; NaN where not scored. */
  readonly scores: Float32Array;
  /** Messages on which a person's word stands. */
  readonly overridden: ReadonlySet<number>;
}

/** The score that stands for a label a person gave: the machine's own was about another label. */
const wordScores: Readonly<Record<SentimentLabel, number>> = { negative: -0.75, neutral: 0, positive: 0.75, mixed: 0 };
export const scoreOfWord = (label: SentimentLabel): number => wordScores[label];
/** Scores are stored as whole numbers of this part. */
export const scoreUnit = 10_000;

let cache = new WeakMap<ReadableDatabase, SentimentColumns>();
onTablesChanged((tables) => {
  if ([...sentimentTables, 'batch', 'column_chunk'].some((table) => tables.has(table))) cache = new WeakMap();
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
    const given = labelAt(label);
    if (given === undefined) continue;
    labels[message] = label;
    scores[message] = scoreOfWord(given);
    overridden.add(message);
  }
  const columns = { labels, scores, overridden };
  cache.set(db, columns);
  return columns;
}

/** The sentiment of one message; null where it has not been scored. */
export function sentimentOf({ labels, scores, overridden }: SentimentColumns, message: number): MessageSentiment | null {
  const label = labelAt(labels[message] ?? 0);
  if (label === undefined) return null;
  const score = Math.round((scores[message] ?? 0) * scoreUnit) / scoreUnit;
  return { label, score, by: overridden.has(message) ? 'person' : 'machine' };
}

/** Fills in what the machine scored, whatever a person said. Both arrays are indexed by message id. */
export function readMachineScores(db: ReadableDatabase, labels: Uint8Array, scores: Float32Array): void {
  for (const chunk of readChunks(db)) {
    const first = chunk.number * chunkSize;
    const count = Math.min(chunk.labels.length, labels.length - first);
    for (let index = 0; index < count; index++) {
      const label = chunk.labels[index] ?? 0;
      labels[first + index] = label;
      if (label !== 0) scores[first + index] = chunk.scoreAt(index) / scoreUnit;
    }
  }
}

/** What one run wrote of {@link chunkSize} messages; the last chunk may be shorter. */
export interface SentimentChunk {
  readonly number: number;
  readonly recipe: number;
  /** Version of the model that scored every message in it. */
  readonly model: string;
  readonly labels: Uint8Array;
  /** The score at a place, in whole numbers of {@link scoreUnit}. */
  scoreAt(index: number): number;
}

/** The stored chunks, the first messages first. */
export function* readChunks(db: ReadableDatabase): Generator<SentimentChunk> {
  const rows = prepareOnce<[], { number: number; recipe: number; model: string; labels: Uint8Array; scores: Uint8Array }>(
    db,
    `SELECT chunk AS number, recipe_id AS recipe, recipe.model, labels, scores
     FROM sentiment_chunk JOIN recipe ON recipe.id = recipe_id ORDER BY chunk`,
  ).iterate();
  for (const { scores, ...chunk } of rows) {
    const units = new DataView(scores.buffer, scores.byteOffset, scores.byteLength);
    yield { ...chunk, scoreAt: (index) => units.getInt16(index * 2, true) };
  }
}
