import { scoreClasses, type ClassWeights } from '../linear/class-weights.ts';
import type { MeasuredText } from '../vectors/text-measure.ts';
import type { CodeMethod } from './fit-codes.ts';

/** What reads a text: weights, and how each code is told. */
export interface Reader {
  readonly measure: (text: string) => MeasuredText;
  readonly weights: ClassWeights;
  readonly methods: readonly CodeMethod[];
  readonly ofPassages: readonly boolean[];
}

/** The scores of a text, by code. Used again for the next text. */
export interface ReadScores {
  /** Cosines or log-odds; NaN where nothing is known. */
  readonly scores: Float64Array;
  /** Of a code of passages the number of its best one, else -1. */
  readonly passages: Int32Array;
}

/** Makes a function that scores texts: codes of whole texts by all of it, codes of passages by the best of them. */
export function createScorer({ measure, weights, methods, ofPassages }: Reader): (text: string, passages: readonly string[]) => ReadScores {
  const codes = methods.length;
  const found: ReadScores = { scores: new Float64Array(codes), passages: new Int32Array(codes) };
  const into = new Float64Array(codes);
  const someOfPassages = ofPassages.includes(true);
  const someOfWhole = ofPassages.includes(false);
  const score = (text: string): boolean => {
    const measured = measure(text);
    if (measured.size === 0) return false;
    scoreClasses(weights, measured, into);
    return true;
  };
  return (text, passages) => {
    found.scores.fill(Number.NaN);
    found.passages.fill(-1);
    if (someOfWhole && score(text)) {
      for (let code = 0; code < codes; code += 1) if (methods[code] !== 'none' && ofPassages[code] !== true) found.scores[code] = into[code] ?? 0;
    }
    if (!someOfPassages) return found;
    for (const [number, passage] of passages.entries()) {
      if (!score(passage)) continue;
      for (let code = 0; code < codes; code += 1) {
        if (methods[code] === 'none' || ofPassages[code] !== true) continue;
        const own = into[code] ?? 0;
        if ((found.passages[code] ?? -1) >= 0 && own <= (found.scores[code] ?? 0)) continue;
        found.scores[code] = own;
        found.passages[code] = number;
      }
    }
    return found;
  };
}
