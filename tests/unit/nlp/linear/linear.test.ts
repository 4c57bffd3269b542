import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { centroidOf } from '#service/nlp/linear/centroid.ts';
import { createWeightCollector, scoreClasses } from '#service/nlp/linear/class-weights.ts';
import { fitLogistic, rowSquares } from '#service/nlp/linear/logistic-regression.ts';
import { fitPlatt, sigmoid } from '#service/nlp/linear/platt.ts';
import { createRandom } from '#service/nlp/statistics/random.ts';
import type { SparseMatrix } from '#service/nlp/vectors/sparse-matrix.ts';

function sparse(rows: readonly (readonly number[])[]): SparseMatrix {
  const entries = rows.map((row) => row.flatMap((value, column) => (value === 0 ? [] : [[column, value] as const])));
  const starts = Int32Array.from([0, ...entries.map((_, row) => entries.slice(0, row + 1).flat().length)]);
  const flat = entries.flat();
  return {
    rows: rows.length,
    width: rows[0]?.length ?? 0,
    starts,
    columns: Int32Array.from(flat, ([column]) => column),
    values: Float32Array.from(flat, ([, value]) => value),
  };
}

describe('logistic regression', () => {
  /** The slope of ½|w|² + ½b² + C Σ ln(1 + e^(−side·margin)) at a fit: all zero at the minimum. */
  function slopes(matrix: SparseMatrix, sides: Int8Array, cost: number, rareWeight: number, { weights, bias }: { weights: Float64Array; bias: number }): number[] {
    const slope = [...weights, bias];
    for (let row = 0; row < matrix.rows; row += 1) {
      const side = sides[row] ?? 0;
      if (side === 0) continue;
      let margin = bias;
      for (let entry = matrix.starts[row] ?? 0; entry < (matrix.starts[row + 1] ?? 0); entry += 1) {
        margin += (weights[matrix.columns[entry] ?? 0] ?? 0) * (matrix.values[entry] ?? 0);
      }
      const pull = cost * (side === 1 ? rareWeight : 1) * side * sigmoid(-side * margin);
      for (let entry = matrix.starts[row] ?? 0; entry < (matrix.starts[row + 1] ?? 0); entry += 1) {
        const column = matrix.columns[entry] ?? 0;
        slope[column] = (slope[column] ?? 0) - pull * (matrix.values[entry] ?? 0);
      }
      slope[matrix.width] = (slope[matrix.width] ?? 0) - pull;
    }
    return slope;
  }

  test('reaches the minimum of its formula, whatever the rows', () => {
    const value = fc.double({ min: -2, max: 2, noNaN: true }).map((each) => Math.fround(each));
    const row = fc.tuple(fc.array(value, { minLength: 3, maxLength: 3 }), fc.constantFrom(1, -1, 0));
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 12 }), fc.constantFrom(0.1, 1, 10), fc.constantFrom(1, 4), (rows, cost, rareWeight) => {
        const matrix = sparse(rows.map(([values]) => values));
        const sides = Int8Array.from(rows, ([, side]) => side);
        const fit = fitLogistic(matrix, rowSquares(matrix), sides, { cost, rareWeight, random: createRandom(1), passes: 3000, tolerance: 1e-7 });
        for (const slope of slopes(matrix, sides, cost, rareWeight, fit)) expect(Math.abs(slope)).toBeLessThan(0.02 * Math.max(1, cost));
      }),
      { numRuns: 60 },
    );
  });

  test('rows of no side say nothing', () => {
    const matrix = sparse([[1, 0], [0, 1], [5, -5]]);
    const options = () => ({ cost: 1, random: createRandom(1), passes: 200, tolerance: 1e-6 });
    const without = fitLogistic(sparse([[1, 0], [0, 1]]), Float64Array.of(1, 1), Int8Array.of(1, -1), options());
    const silent = fitLogistic(matrix, rowSquares(matrix), Int8Array.of(1, -1, 0), options());
    silent.weights.forEach((weight, column) => expect(weight).toBeCloseTo(without.weights[column] ?? 0, 3));
  });

  test('the same chance gives the same weights', () => {
    const matrix = sparse([[1, 0.5], [0.2, 1], [1, 1], [0.1, 0]]);
    const fit = () => fitLogistic(matrix, rowSquares(matrix), Int8Array.of(1, -1, 1, -1), { cost: 10, random: createRandom(7) });
    expect(fit()).toEqual(fit());
  });
});

test('a centroid is the direction of the mean', () => {
  const matrix = sparse([[3, 0, 0], [0, 4, 0], [0, 0, 9]]);
  expect([...centroidOf(matrix, [0, 1])]).toEqual([0.6, 0.8, 0]);
  expect([...centroidOf(matrix, [])]).toEqual([0, 0, 0]);
});

test('collected weights score as the dense ones do, but for those that move nothing', () => {
  const collector = createWeightCollector(3);
  collector.add(Float64Array.of(1, 0, -2), 0.5);
  collector.add(Float64Array.of(0, 4, 0.001), -1);
  const weights = collector.finish();
  expect(weights.weights).toHaveLength(3);
  const into = new Float64Array(2);
  scoreClasses(weights, { size: 2, columns: Int32Array.of(2, 1, 0), values: Float32Array.of(1, 0.5, 9) }, into);
  expect([...into]).toEqual([-1.5, 1]);
});

describe('Platt scaling', () => {
  test('finds the odds that were planted', () => {
    const random = createRandom(5);
    const scores = Float64Array.from({ length: 20_000 }, () => random() * 8 - 4);
    const right = Uint8Array.from(scores, (score) => (random() < sigmoid(1.5 * score - 0.7) ? 1 : 0));
    const found = fitPlatt(scores, right);
    expect(found?.slope).toBeCloseTo(1.5, 1);
    expect(found?.shift).toBeCloseTo(-0.7, 1);
  });

  test('two cases are no certainty: the targets of one right and one wrong are 2/3 and 1/3', () => {
    const found = fitPlatt([1, -1], [1, 0]);
    expect(sigmoid((found?.slope ?? 0) + (found?.shift ?? 0))).toBeCloseTo(2 / 3, 4);
    expect(sigmoid(-(found?.slope ?? 0) + (found?.shift ?? 0))).toBeCloseTo(1 / 3, 4);
  });

  test('without cases of both kinds there is no scale', () => {
    expect(fitPlatt([1, 2], [1, 1])).toBeNull();
    expect(fitPlatt([], [])).toBeNull();
  });
});
