import * as z from 'zod/mini';
import { command, defineContract, job, query } from '../rpc/define.ts';

/** Words of their own that a project may have. */
export const largestDictionary = 20_000;
/** Code points of a text that is tried out. */
export const longestTrial = 20_000;

export const stopWordLanguages = ['zh', 'en'] as const;
const stopWordLanguage = z.enum(stopWordLanguages);
export type StopWordLanguage = z.infer<typeof stopWordLanguage>;

const wordFields = {
  word: z.string().check(z.trim(), z.minLength(1), z.maxLength(100)),
  /** Of some sixty million words; null keeps the word whole nearly everywhere, 0 says that it is none. */
  frequency: z.nullable(z.int().check(z.minimum(0), z.maximum(1_000_000_000))),
  /** The word it counts as, where it is another name of it. */
  countsAs: z.nullable(z.string().check(z.trim(), z.minLength(1), z.maxLength(100))),
  note: z.string().check(z.maxLength(2000)),
};
const word = z.object({ id: z.number(), ...wordFields });
export type DictionaryWord = z.infer<typeof word>;

/** A word left out of counts. `starter` ones came with the app; one that is not `included` was taken off the list. */
const stopWord = z.object({ word: z.string(), origin: z.enum(['starter', 'own']), included: z.boolean() });
export type StopWord = z.infer<typeof stopWord>;

export const tokenKindSchema = z.enum(['han', 'letters', 'number', 'link', 'emoji', 'mark']);
const token = z.object({
  /** Code points, half-open. */
  start: z.number(),
  end: z.number(),
  kind: tokenKindSchema,
  /** A word of the project's own dictionary. */
  own: z.boolean(),
  /** Left out of counts. */
  stop: z.boolean(),
  /** What it is counted as where that is not the word itself: a stem, or the word it is another name of. */
  countsAs: z.nullable(z.string()),
});
export type TrialToken = z.infer<typeof token>;

const list = z.enum(['words', 'stop-zh', 'stop-en']);
export type WordListName = z.infer<typeof list>;

export const dictionaryContract = defineContract('dictionary', {
  words: query(z.object({}), z.object({ words: z.array(word) })),
  add: command(z.object(wordFields), z.object({ id: z.number() })),
  update: command(z.object({ id: z.number(), ...wordFields }), z.object({})),
  remove: command(z.object({ ids: z.array(z.number()).check(z.minLength(1), z.maxLength(largestDictionary)) }), z.object({})),
  stopWords: query(z.object({ language: stopWordLanguage }), z.object({ words: z.array(stopWord) })),
  /** Puts words on a list of stop words or takes them off; those that are already so are not counted. */
  setStopWords: command(
    z.object({ language: stopWordLanguage, words: z.array(wordFields.word).check(z.minLength(1), z.maxLength(largestDictionary)), included: z.boolean() }),
    z.object({ changed: z.number() }),
  ),
  /** Back to the list that came with the app. */
  resetStopWords: command(z.object({ language: stopWordLanguage }), z.object({ changed: z.number() })),
  /** How a text is segmented with the dictionary as it is now. */
  segment: query(z.object({ text: z.string().check(z.maxLength(2 * longestTrial)) }), z.object({ tokens: z.array(token) })),
  /** Adds the words of a file: TXT with one a line, or CSV; `replace` removes those that are there first. */
  importList: job(
    z.object({ file: z.string(), list, replace: z.boolean() }),
    z.object({ done: z.number(), total: z.number() }),
    z.object({
      added: z.number(),
      /** Were there with another frequency, name or note, and have the file's now. */
      updated: z.number(),
      unchanged: z.number(),
      removed: z.number(),
      /** Rows of the file that hold no word, counted from 1; the first hundred of `refused`. */
      refusedRows: z.array(z.number()),
      refused: z.number(),
    }),
  ),
  exportList: job(z.object({ file: z.string(), list }), z.object({ done: z.number(), total: z.number() }), z.object({ words: z.number(), file: z.string() })),
});
