import { scoreClasses, type ClassWeights } from '../linear/class-weights.ts';
import { sigmoid } from '../linear/platt.ts';
import { createTextMeasure } from '../vectors/text-measure.ts';
import type { TfidfSpace } from '../vectors/tfidf.ts';
import type { CodeMethod } from './fit-codes.ts';

/** What was learnt: plain data. The weights give log-odds that a text has a code. */
export interface SuggesterModel {
  readonly space: TfidfSpace;
  readonly weights: ClassWeights;
  readonly methods: readonly CodeMethod[];
}

/** A code for a text, with the probability that a person would give it, 0 to 1. */
export interface Suggestion {
  /** The number of the code among those that were learnt. */
  readonly code: number;
  readonly score: number;
}

/** A model made ready to be asked. */
export interface Suggester {
  /** The probability of every code, in an array that the next call fills again; null for a text of which the model knows nothing. */
  scores(text: string): Float64Array | null;
  /** The most probable codes, best first, equal ones in the order of the codes. None for a text of which the model knows nothing. */
  suggest(text: string, top?: number): Suggestion[];
}

/** Makes a model ready; the tables it needs are made once. */
export function createSuggester(model: SuggesterModel): Suggester {
  const measure = createTextMeasure(model.space);
  const into = new Float64Array(model.methods.length);
  const scores: Suggester['scores'] = (text) => {
    const measured = measure(text);
    if (measured.size === 0) return null;
    scoreClasses(model.weights, measured, into);
    for (let code = 0; code < into.length; code += 1) into[code] = model.methods[code] === 'none' ? 0 : sigmoid(into[code] ?? 0);
    return into;
  };
  return {
    scores,
    suggest(text, top = 3) {
      const found = scores(text);
      return found === null ? [] : bestCodes(found, top);
    },
  };
}

/** The greatest scores, best first; codes that were never learnt have none. */
function bestCodes(scores: Float64Array, top: number): Suggestion[] {
  const best: Suggestion[] = [];
  for (let code = 0; code < scores.length; code += 1) {
    const score = scores[code] ?? 0;
    if (score <= 0 || (best.length === top && score <= (best.at(-1)?.score ?? 0))) continue;
    const place = best.findIndex((other) => other.score < score);
    best.splice(place === -1 ? best.length : place, 0, { code, score });
    if (best.length > top) best.pop();
  }
  return best;
}
