import type { WordListName } from '#shared/contracts/dictionary.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { safeCell } from '#service/exporters/csv/safe-cell.ts';
import { openAtomicFile } from '#service/files/atomic-file.ts';
import { readStopWords } from './read-stop-words.ts';
import type { WordFields } from './word-rows.ts';

/** The words of a list, as they are exported. */
function wordsOf(db: ReadableDatabase, list: WordListName): WordFields[] {
  if (list === 'words') return prepareOnce<[], WordFields>(db, 'SELECT word, frequency, counts_as AS countsAs, note FROM dictionary_word ORDER BY folded').all();
  return readStopWords(db, list === 'stop-zh' ? 'zh' : 'en')
    .filter(({ included }) => included)
    .map(({ word }) => ({ word, frequency: null, countsAs: null, note: '' }));
}

/**
 * Writes a list as CSV with all its columns where the file's name ends so, else as TXT: a word and its frequency a line,
 * as other tools read it. Returns the number of words.
 */
export async function writeList(db: ReadableDatabase, list: WordListName, path: string): Promise<number> {
  const words = wordsOf(db, list);
  const lines = /\.csv$/i.test(path) ? csvLines(words, list === 'words') : words.map(({ word, frequency }) => (frequency === null ? word : `${word} ${frequency}`));
  const file = await openAtomicFile(path, { overwrite: true });
  try {
    await file.write(Buffer.from(`${/\.csv$/i.test(path) ? '\uFEFF' : ''}${lines.map((line) => `${line}\r\n`).join('')}`));
    await file.finish();
    await file.publish();
  } catch (cause) {
    await file.discard();
    throw cause;
  }
  return words.length;
}

function csvLines(words: readonly WordFields[], withFields: boolean): string[] {
  if (!withFields) return ['word', ...words.map(({ word }) => safeCell(word))];
  return [
    'word,frequency,counts_as,note',
    ...words.map(({ word, frequency, countsAs, note }) => [word, frequency === null ? '' : String(frequency), countsAs ?? '', note].map(safeCell).join(',')),
  ];
}
