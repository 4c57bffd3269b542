import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { labelNumber } from './label-number.ts';
import { scoreUnit } from './load-sentiment.ts';

/** Messages a thread takes at once: few enough that a cancel is seen and both threads end together. */
export const blockSize = 1024;

/**
 * What a run has to score, in memory that its threads share: each takes the next block and writes the labels of its
 * messages, so that nothing is sent and no thread waits for another.
 */
export interface ScoringWork {
  /** Bit n: message n is to have a label. */
  readonly wanted: Uint32Array<SharedArrayBuffer>;
  /** By message id, as in `sentiment_chunk`; 0 is still to be scored. */
  readonly labels: Uint8Array<SharedArrayBuffer>;
  /** By message id: whole numbers of `scoreUnit`. */
  readonly scores: Int16Array<SharedArrayBuffer>;
  /** Numbers of the blocks in which messages are missing. */
  readonly blocks: Int32Array<SharedArrayBuffer>;
  /** Three cells: place in `blocks` of the next one to take, messages scored so far, and 1 when the run is given up. */
  readonly state: Int32Array<SharedArrayBuffer>;
}

const nextCell = 0;
const doneCell = 1;
const stopCell = 2;

/** Work over messages below `end`, with nothing wanted yet. */
export function createWork(end: number, blocks: readonly number[]): ScoringWork {
  const shared = (bytes: number) => new SharedArrayBuffer(bytes);
  const work = {
    wanted: new Uint32Array(shared(Math.ceil(end / 32) * 4)),
    labels: new Uint8Array(shared(end)),
    scores: new Int16Array(shared(end * 2)),
    blocks: new Int32Array(shared(blocks.length * 4)),
    state: new Int32Array(shared(3 * 4)),
  };
  work.blocks.set(blocks);
  return work;
}

/** Messages scored so far by all threads. */
export const scoredSoFar = ({ state }: ScoringWork): number => Atomics.load(state, doneCell);

/** Lets every thread stop before its next message. */
export function stopWork({ state }: ScoringWork): void {
  Atomics.store(state, stopCell, 1);
}

/** Gives the label and score of a text. */
export type Score = (text: string) => { readonly label: 'negative' | 'neutral' | 'positive' | 'mixed'; readonly score: number };

/**
 * Scores block after block until none is left or the run is given up. `between` is called before each message; what it
 * throws ends this thread's part.
 */
export function scoreBlocks(db: ReadableDatabase, work: ScoringWork, score: Score, between: () => void, afterBlock: () => void): void {
  const { wanted, labels, scores, blocks, state } = work;
  const read = prepareOnce<[number, number], [id: number, text: string]>(
    db,
    'SELECT id, text FROM message WHERE id >= ? AND id < ? ORDER BY id',
  ).raw();
  for (;;) {
    const place = Atomics.add(state, nextCell, 1);
    if (place >= blocks.length) return;
    const first = (blocks[place] ?? 0) * blockSize;
    let done = 0;
    for (const [id, text] of read.iterate(first, Math.min(first + blockSize, labels.length))) {
      if (Atomics.load(state, stopCell) === 1) return;
      between();
      if (labels[id] !== 0 || (((wanted[id >>> 5] ?? 0) >>> (id & 31)) & 1) === 0) continue;
      const { label, score: value } = score(text);
      labels[id] = labelNumber(label);
      scores[id] = Math.round(Math.max(-1, Math.min(1, value)) * scoreUnit);
      done++;
    }
    Atomics.add(state, doneCell, done);
    afterBlock();
  }
}
