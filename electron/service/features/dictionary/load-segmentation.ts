import { createHash } from 'node:crypto';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { createSegmentation, type ProjectWord, type Segmentation } from '#service/nlp/segment/index.ts';
import { onTablesChanged } from '#service/threads/table-changes.ts';
import { readStopWords } from './read-stop-words.ts';

/** A project's segmentation, and a mark that changes whenever it does, for recipes. */
export interface ProjectSegmentation extends Segmentation {
  /** First 16 hexadecimal digits of a SHA-256 over the project's words and stop words. */
  readonly fingerprint: string;
}

let cache = new WeakMap<ReadableDatabase, ProjectSegmentation>();
onTablesChanged((tables) => {
  if (tables.has('dictionary_word') || tables.has('stop_word')) cache = new WeakMap();
});

/** The words and stop words that hold in a project now, kept per connection until one of them changes. */
export function loadSegmentation(db: ReadableDatabase): ProjectSegmentation {
  const known = cache.get(db);
  if (known !== undefined) return known;
  const words = prepareOnce<[], { word: string; frequency: number | null; countsAs: string | null }>(
    db,
    'SELECT word, frequency, counts_as AS countsAs FROM dictionary_word ORDER BY folded',
  ).all().map(({ frequency, ...word }): ProjectWord => ({ ...word, frequency: frequency ?? undefined }));
  const stopWords = [...includedStopWords(db, 'zh'), ...includedStopWords(db, 'en')];
  const fingerprint = createHash('sha256').update(JSON.stringify([words, stopWords])).digest('hex').slice(0, 16);
  const segmentation = { ...createSegmentation(words, stopWords), fingerprint };
  cache.set(db, segmentation);
  return segmentation;
}

const includedStopWords = (db: ReadableDatabase, language: 'zh' | 'en'): string[] =>
  readStopWords(db, language).filter(({ included }) => included).map(({ word }) => word);
