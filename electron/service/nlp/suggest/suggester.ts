import { scoreClasses, type ClassWeights } from '../linear/class-weights.ts';
import { sigmoid } from '../linear/platt.ts';
import { createTextMeasure } from '../vectors/text-measure.ts';
import type { TfidfSpace } from '../vectors/tfidf.ts';
import type { CodeMethod } from './fit-codes.ts';
import { createScorer } from './read-passages.ts';

/** What was learnt: plain data. The weights give log-odds that a text has a code. */
export interface SuggesterModel {
  readonly space: TfidfSpace;
  readonly weights: ClassWeights;
  readonly methods: readonly CodeMethod[];
  readonly ofPassages: readonly boolean[];
}

/** A code for a text, with the probability that a person would give it, 0 to 1. */
export interface Suggestion {
  /** The number of the code among those that were learnt. */
  readonly code: number;
  readonly score: number;
  /** Of a code of passages the number of the passage, else null. */
  readonly passage: number | null;
}

/** A model made ready to be asked. */
export interface Suggester {
  /**
   * The most probable codes, best first, equal ones in the order of the codes; codes of passages by their best passage.
   * None for a text of which the model knows nothing.
   */
  suggest(text: string, options?: { readonly passages?: readonly string[]; readonly top?: number; readonly least?: number }): Suggestion[];
  /** The log-odds that a passage or text by itself has a code; of a text of which nothing is known, those of any text. */
  logOdds(text: string, code: number): number;
  /** Measures how alike other texts are to this one, 0 to 1: the cosine of what the model sees of both. */
  likenessTo(text: string): (other: string) => number;
}

/** Makes a model ready; the tables it needs are made once. */
export function createSuggester(model: SuggesterModel): Suggester {
  const measure = createTextMeasure(model.space);
  const read = createScorer({ ...model, measure });
  const odds = new Float64Array(model.methods.length);
  return {
    suggest(text, { passages = [], top = 3, least = 0 } = {}) {
      const { scores, passages: places } = read(text, passages);
      const best: Suggestion[] = [];
      for (let code = 0; code < scores.length; code += 1) {
        const score = sigmoid(scores[code] ?? 0);
        if (Number.isNaN(score) || score < least || (best.length === top && score <= (best.at(-1)?.score ?? 0))) continue;
        const place = best.findIndex((other) => other.score < score);
        const passage = places[code] ?? -1;
        best.splice(place === -1 ? best.length : place, 0, { code, score, passage: passage < 0 ? null : passage });
        if (best.length > top) best.pop();
      }
      return best;
    },
    logOdds(text, code) {
      scoreClasses(model.weights, measure(text), odds);
      return odds[code] ?? Number.NaN;
    },
    likenessTo(text) {
      const { size, columns, values } = measure(text);
      const own = new Map(Array.from({ length: size }, (_, entry) => [columns[entry] ?? 0, values[entry] ?? 0]));
      return (other) => {
        const row = measure(other);
        let cosine = 0;
        for (let entry = 0; entry < row.size; entry += 1) cosine += (own.get(row.columns[entry] ?? 0) ?? 0) * (row.values[entry] ?? 0);
        return Math.min(1, cosine);
      };
    },
  };
}
