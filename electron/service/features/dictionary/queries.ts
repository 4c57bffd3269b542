import { AppError } from '#shared/base/errors.ts';
import { dictionaryContract, longestTrial, type DictionaryWord, type TrialToken } from '#shared/contracts/dictionary.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { countedAs, createTokenBuffer, kindAt, segmentInto, type Segmentation } from '#service/nlp/segment/index.ts';
import { implement } from '#service/rpc/implement.ts';
import { foldText } from '#service/search/fold.ts';
import { loadSegmentation } from './load-segmentation.ts';
import { readStopWords } from './read-stop-words.ts';

const buffer = createTokenBuffer();

export const handlers = implement.queries(dictionaryContract, {
  words: ({ db }) => ({
    words: prepareOnce<[], DictionaryWord>(
      db,
      'SELECT id, word, frequency, counts_as AS countsAs, note FROM dictionary_word ORDER BY folded',
    ).all(),
  }),
  stopWords: ({ db }, { language }) => ({ words: readStopWords(db, language) }),
  segment: ({ db }, { text }) => ({ tokens: tokensOf(text, loadSegmentation(db)) }),
});

function tokensOf(text: string, { dictionary, ownWords, stopWords, synonyms }: Segmentation): TrialToken[] {
  segmentInto(text, dictionary, buffer);
  const length = buffer.ends[buffer.count - 1] ?? 0;
  if (length > longestTrial) throw new AppError('invalid-input', { reason: 'trial-too-long', limit: longestTrial });
  return Array.from({ length: buffer.count }, (_, index) => {
    const folded = foldText(text.slice(buffer.unitStarts[index], buffer.unitEnds[index]));
    const name = countedAs(folded, synonyms);
    return {
      start: buffer.starts[index] ?? 0,
      end: buffer.ends[index] ?? 0,
      kind: kindAt(buffer, index),
      own: ownWords.has(folded),
      stop: stopWords.has(folded),
      countsAs: name === folded ? null : name,
    };
  });
}
