import { AppError } from '#shared/base/errors.ts';
import { dictionaryContract } from '#shared/contracts/dictionary.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { implement } from '#service/rpc/implement.ts';
import { foldText } from '#service/search/fold.ts';
import { insertWord, requireRoom, requireWord, setStopWord, updateWord, wordByFold } from './word-rows.ts';

export const handlers = implement.commands(dictionaryContract, {
  add: ({ tx }, fields) => {
    requireWord(fields.word);
    if (fields.countsAs !== null) requireWord(fields.countsAs);
    if (wordByFold(tx, foldText(fields.word)) !== undefined) throw new AppError('conflict', { reason: 'word-exists', name: fields.word });
    tx.describe({ name: fields.word });
    const id = insertWord(tx, fields);
    requireRoom(tx);
    return { id };
  },
  update: ({ tx }, { id, ...fields }) => {
    requireWord(fields.word);
    if (fields.countsAs !== null) requireWord(fields.countsAs);
    const other = wordByFold(tx, foldText(fields.word));
    if (other !== undefined && other.id !== id) throw new AppError('conflict', { reason: 'word-exists', name: fields.word });
    updateWord(tx, id, fields);
    tx.describe({ name: fields.word });
    return {};
  },
  remove: ({ tx }, { ids }) => {
    const [only] = ids.length === 1 ? ids : [];
    const name = only === undefined ? undefined : prepareOnce<[number], { word: string }>(tx.db, 'SELECT word FROM dictionary_word WHERE id = ?').get(only)?.word;
    for (const id of new Set(ids)) tx.remove('dictionary_word', id);
    tx.describe(name === undefined ? { words: ids.length } : { name });
    return {};
  },
  setStopWords: ({ tx }, { language, words, included }) => {
    if (included) words.forEach(requireWord);
    const changed = words.filter((word) => setStopWord(tx, language, word, included));
    tx.describe(changed.length === 1 ? { name: changed[0] ?? '', included } : { words: changed.length, included });
    return { changed: changed.length };
  },
  resetStopWords: ({ tx }, { language }) => {
    const ids = prepareOnce<[string], { id: number }>(tx.db, 'SELECT id FROM stop_word WHERE language = ?').all(language);
    for (const { id } of ids) tx.remove('stop_word', id);
    tx.describe({ words: ids.length });
    return { changed: ids.length };
  },
});
