import type { StopWord, StopWordLanguage } from '#shared/contracts/dictionary.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { chineseStopWords } from '#service/nlp/segment/stop-words/chinese.ts';
import { englishStopWords } from '#service/nlp/segment/stop-words/english.ts';
import { foldText } from '#service/search/fold.ts';

/** The lists that come with the app, by folded word. */
const starters: Readonly<Record<StopWordLanguage, ReadonlyMap<string, string>>> = {
  zh: new Map(chineseStopWords.map((word) => [foldText(word), word])),
  en: new Map(englishStopWords.map((word) => [foldText(word), word])),
};

/** Whether a folded word is on the list that came with the app. */
export const isStarter = (language: StopWordLanguage, folded: string): boolean => starters[language].has(folded);

/** A list of stop words: those that came with the app, also the ones taken off, and those added; sorted by code point. */
export function readStopWords(db: ReadableDatabase, language: StopWordLanguage): StopWord[] {
  const words = new Map<string, StopWord>();
  for (const [folded, word] of starters[language]) words.set(folded, { word, origin: 'starter', included: true });
  const rows = prepareOnce<[string], { word: string; folded: string; included: number }>(
    db,
    'SELECT word, folded, included FROM stop_word WHERE language = ?',
  ).all(language);
  for (const { word, folded, included } of rows) {
    const isOwn = !isStarter(language, folded);
    if (isOwn && included === 0) continue;
    words.set(folded, { word, origin: isOwn ? 'own' : 'starter', included: included === 1 });
  }
  return [...words].toSorted(([left], [right]) => (left < right ? -1 : 1)).map(([, word]) => word);
}
