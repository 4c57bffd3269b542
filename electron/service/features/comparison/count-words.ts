import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { createWordCounter, type Segmentation, type WordCounter } from '#service/nlp/segment/index.ts';
import { isMember } from '#service/search/bitset.ts';
import type { ComparedSets } from './compared-sets.ts';

/** Messages read at once. */
const blockSize = 1024;
/** Members of a block from which on it is read as a whole. */
const denseFrom = 200;

/** Counts the words of both sets. `between` is called before each message with how many were read. */
export function countWords(db: ReadableDatabase, { sets, either }: ComparedSets, segmentation: Segmentation, between: (done: number) => void): WordCounter {
  const counter = createWordCounter(segmentation);
  const readBlock = prepareOnce<[number, number], [id: number, text: string]>(db, 'SELECT id, text FROM message WHERE id >= ? AND id < ? ORDER BY id').raw();
  const readOne = prepareOnce<[number], string>(db, 'SELECT text FROM message WHERE id = ?').pluck();
  let done = 0;
  const add = (id: number, text: string) => {
    between(done++);
    for (const side of [0, 1] as const) if (isMember(sets[side], id)) counter.add(text, side);
  };
  for (let first = 0; first < either.length * 32; first += blockSize) {
    const members: number[] = [];
    for (let id = first; id < first + blockSize; id++) if (isMember(either, id)) members.push(id);
    if (members.length >= denseFrom) {
      for (const [id, text] of readBlock.iterate(first, first + blockSize)) if (isMember(either, id)) add(id, text);
    } else {
      for (const id of members) {
        const text = readOne.get(id);
        if (text !== undefined) add(id, text);
      }
    }
  }
  return counter;
}
