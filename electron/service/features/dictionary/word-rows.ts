import { AppError } from '#shared/base/errors.ts';
import { newGuid } from '#shared/base/ids.ts';
import { largestDictionary, type DictionaryWord, type StopWordLanguage } from '#shared/contracts/dictionary.ts';
import type { CommandTransaction } from '#service/db/command-log.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { canBeWord } from '#service/nlp/segment/index.ts';
import { foldText } from '#service/search/fold.ts';
import { isStarter } from './read-stop-words.ts';

export type WordFields = Omit<DictionaryWord, 'id'>;

/** The stored word of that fold. */
export function wordByFold(tx: CommandTransaction, folded: string): DictionaryWord | undefined {
  return prepareOnce<[string], DictionaryWord>(
    tx.db,
    'SELECT id, word, frequency, counts_as AS countsAs, note FROM dictionary_word WHERE folded = ?',
  ).get(folded);
}

/** Throws `invalid-input` for what segmentation can never find as one word. */
export function requireWord(word: string): void {
  if (!canBeWord(word)) throw new AppError('invalid-input', { reason: 'not-a-word', name: word });
}

/** The row of a word; a word that is said to count as itself counts as nothing else. */
function rowOf({ word, frequency, countsAs, note }: WordFields) {
  const folded = foldText(word);
  return { word, folded, frequency, counts_as: countsAs === null || foldText(countsAs) === folded ? null : countsAs, note };
}

/** Throws `resource-limit` when a command has put more words into the dictionary than it may have. */
export function requireRoom(tx: CommandTransaction): void {
  const words = prepareOnce<[], { words: number }>(tx.db, 'SELECT count(*) AS words FROM dictionary_word').get()?.words ?? 0;
  if (words > largestDictionary) throw new AppError('resource-limit', { reason: 'dictionary-full', limit: largestDictionary });
}

/** Adds a word that is not there yet. */
export function insertWord(tx: CommandTransaction, fields: WordFields): number {
  return tx.insert('dictionary_word', { guid: newGuid(), ...rowOf(fields), created_at: tx.now });
}

/** Changes a word. */
export function updateWord(tx: CommandTransaction, id: number, fields: WordFields): void {
  tx.update('dictionary_word', id, rowOf(fields));
}

/** Puts a word on a list of stop words or takes it off; false where it is so already. */
export function setStopWord(tx: CommandTransaction, language: StopWordLanguage, word: string, included: boolean): boolean {
  const folded = foldText(word);
  const row = prepareOnce<[string, string], { id: number; included: number }>(
    tx.db,
    'SELECT id, included FROM stop_word WHERE language = ? AND folded = ?',
  ).get(language, folded);
  const starter = isStarter(language, folded);
  const isIncluded = row === undefined ? starter : row.included === 1;
  if (isIncluded === included) return false;
  // Only what differs from the list that came with the app is stored.
  if (row !== undefined) tx.remove('stop_word', row.id);
  if (starter !== included) tx.insert('stop_word', { guid: newGuid(), language, word, folded, included: included ? 1 : 0 });
  return true;
}
