import type { WordListName } from '#shared/contracts/dictionary.ts';
import type { CommandTransaction } from '#service/db/command-log.ts';
import { prepareOnce } from '#service/db/statements.ts';
import type { CancelSignal } from '#service/importers/importer.ts';
import { foldText } from '#service/search/fold.ts';
import { readStopWords } from './read-stop-words.ts';
import { insertWord, requireRoom, setStopWord, updateWord, wordByFold, type WordFields } from './word-rows.ts';

/** What an import did to a list. */
export interface ListChanges {
  added: number;
  updated: number;
  unchanged: number;
  removed: number;
}

/** Brings words into a list, within one command. Of words that are the same when folded the last counts. */
export function importIntoList(
  tx: CommandTransaction,
  list: WordListName,
  read: readonly WordFields[],
  options: { readonly replace: boolean; readonly signal: CancelSignal; readonly onProgress: (done: number) => void },
): ListChanges {
  const words = new Map(read.map((fields) => [foldText(fields.word), fields]));
  const changes: ListChanges = { added: 0, updated: 0, unchanged: 0, removed: 0 };
  if (options.replace) changes.removed = list === 'words' ? removeOtherWords(tx, words) : removeOtherStopWords(tx, languageOf(list), words);
  let done = 0;
  for (const [folded, fields] of words) {
    if (done++ % 500 === 0) {
      options.signal.throwIfAborted();
      options.onProgress(done);
    }
    changes[list === 'words' ? bringWord(tx, folded, fields) : setStopWord(tx, languageOf(list), fields.word, true) ? 'added' : 'unchanged']++;
  }
  requireRoom(tx);
  tx.describe({ words: changes.added + changes.updated, list });
  return changes;
}

const languageOf = (list: 'stop-zh' | 'stop-en') => (list === 'stop-zh' ? 'zh' : 'en');

function bringWord(tx: CommandTransaction, folded: string, fields: WordFields): 'added' | 'updated' | 'unchanged' {
  const there = wordByFold(tx, folded);
  if (there === undefined) {
    insertWord(tx, fields);
    return 'added';
  }
  const { id, ...before } = there;
  // A list without notes or other names takes none away.
  const after = { ...fields, countsAs: fields.countsAs ?? before.countsAs, note: fields.note === '' ? before.note : fields.note };
  if (before.word === after.word && before.frequency === after.frequency && before.countsAs === after.countsAs && before.note === after.note) return 'unchanged';
  updateWord(tx, id, after);
  return 'updated';
}

function removeOtherWords(tx: CommandTransaction, kept: ReadonlyMap<string, WordFields>): number {
  const rows = prepareOnce<[], { id: number; folded: string }>(tx.db, 'SELECT id, folded FROM dictionary_word').all();
  const gone = rows.filter(({ folded }) => !kept.has(folded));
  for (const { id } of gone) tx.remove('dictionary_word', id);
  return gone.length;
}

function removeOtherStopWords(tx: CommandTransaction, language: 'zh' | 'en', kept: ReadonlyMap<string, WordFields>): number {
  return readStopWords(tx.db, language).filter(({ word, included }) => included && !kept.has(foldText(word)) && setStopWord(tx, language, word, false)).length;
}
