import { expect, test } from 'vitest';
import { mergeClusters } from '#service/nlp/cluster/hierarchy.ts';
import { matrixOfRows } from '#service/nlp/vectors/sparse-matrix.ts';

const row = (...values: number[]) => ({ columns: Int32Array.from(values.keys()), values: Float32Array.from(values) });

test('joins what is most alike first, by the cosine of sums', () => {
  // (3, 4, 0) and (4, 3, 0): 24 / 25. Together (7, 7, 0), with (0, 1, 1): 7 / (7 √2 √2). The fourth has nothing in common with any.
  const merges = mergeClusters(matrixOfRows([row(3, 4, 0, 0), row(0, 0, 0, 5), row(4, 3, 0, 0), row(0, 1, 1, 0)], 4));
  expect(merges.map(({ left, right }) => [left, right])).toEqual([[0, 2], [3, 4], [1, 5]]);
  expect(merges[0]?.similarity).toBeCloseTo(0.96, 6);
  expect(merges[1]?.similarity).toBeCloseTo(0.5, 6);
  expect(merges[2]?.similarity).toBeCloseTo(0, 6);
});

test('a cluster without texts is joined last, as nothing like any', () => {
  expect(mergeClusters(matrixOfRows([row(), row(1), row(2)], 1))).toMatchObject([{ left: 1, right: 2, similarity: 1 }, { left: 0, right: 3, similarity: 0 }]);
  expect(mergeClusters(matrixOfRows([], 1))).toEqual([]);
});
