import { centroidOf } from '../linear/centroid.ts';
import { createWeightCollector, type ClassWeights } from '../linear/class-weights.ts';
import { fitLogistic, rowSquares } from '../linear/logistic-regression.ts';
import { createRandom } from '../statistics/random.ts';
import { fitTfidfSteps, type TfidfSpace } from '../vectors/tfidf.ts';
import { part, type Steps } from '../steps.ts';
import { sideOf, type Example, type LearntCode } from './example.ts';
import { spaceOptions } from './text-space.ts';

/** Codes with fewer examples are told by their centroid, others by a linear model. */
export const fewestForLinear = 5;

/** The cost of a wrong example; between 3 and 100 the development data tells no difference. */
const cost = 10;
/** Where few examples have a code, each of them costs more, up to so many times: both sides should be heard. */
const greatestRareWeight = 10;

/** How a code is told: by nothing, by the cosine with its centroid, or by a linear model. */
export type CodeMethod = 'none' | 'centroid' | 'linear';

/** What a fit makes of the examples; its scores are cosines or log-odds, and not calibrated yet. */
export interface FittedCodes {
  readonly space: TfidfSpace;
  readonly weights: ClassWeights;
  readonly methods: readonly CodeMethod[];
}

/** Fits every code to the examples. A code without any example against it has only its centroid. */
export function* fitCodes(examples: readonly Example[], codes: readonly LearntCode[], seed: number): Steps<FittedCodes> {
  const about = codes.flatMap((code, index) => code.about.map((text): Example => ({ text, codes: [index], isPassage: code.ofPassages, group: -1 })));
  const all = [...examples, ...about];
  const { space, matrix } = yield* part(0, 0.1, fitTfidfSteps(all.map(({ text }) => text), spaceOptions(all.length)));
  const squares = rowSquares(matrix);
  const collector = createWeightCollector(matrix.width);
  const methods: CodeMethod[] = [];
  const sides = new Int8Array(all.length);
  for (const [code, learnt] of codes.entries()) {
    let [own, against] = [0, 0];
    for (const [row, example] of all.entries()) {
      const side = sideOf(example, code, learnt);
      sides[row] = side;
      if (side === 1 && row < examples.length) own += 1;
      if (side === -1) against += 1;
    }
    const method = own >= fewestForLinear && against > 0 ? 'linear' : own + learnt.about.length > 0 ? 'centroid' : 'none';
    methods.push(method);
    if (method === 'linear') {
      const { weights, bias } = fitLogistic(matrix, squares, sides, {
        cost,
        rareWeight: Math.min(greatestRareWeight, Math.max(1, against / own)),
        random: createRandom(seed + code),
      });
      collector.add(weights, bias);
    } else {
      collector.add(centroidOf(matrix, [...sides.keys()].filter((row) => sides[row] === 1)), 0);
    }
    yield 0.1 + (0.9 * (code + 1)) / codes.length;
  }
  return { space, weights: collector.finish(), methods };
}
