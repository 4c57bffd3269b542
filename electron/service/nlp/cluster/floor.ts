import type { Steps } from '../steps.ts';
import { normaliseRows } from '../vectors/sparse-matrix.ts';
import type { SparseMatrix } from '../vectors/sparse-matrix.ts';
import { addProducts, invertRows } from './inverted-rows.ts';
import { quantileOfSorted } from '../statistics/quantile.ts';

const sampledRows = 2000;
const rowsPerStep = 64;
/** Share of the fits of texts with clusters that are not theirs that lie below the floor. */
const belowFloor = 0.95;

/**
 * The fit below which a text is like no cluster: nineteen in twenty cosines of a text with a cluster that is not its
 * own are smaller. 0 where there is but one cluster.
 */
export function* findFloor(matrix: SparseMatrix, assignment: Int32Array, sums: SparseMatrix): Steps<number> {
  const inverted = invertRows(normaliseRows(sums));
  const scores = new Float64Array(sums.rows);
  const sampled = Math.min(matrix.rows, sampledRows);
  const others: number[] = [];
  for (let index = 0; index < sampled; index += 1) {
    if (index % rowsPerStep === 0) yield index / sampled;
    const row = Math.floor((index * matrix.rows) / sampled);
    scores.fill(0);
    addProducts(matrix, row, inverted, scores);
    for (const [cluster, score] of scores.entries()) {
      if (cluster !== assignment[row] && sums.starts[cluster] !== sums.starts[cluster + 1]) others.push(score);
    }
  }
  return others.length === 0 ? 0 : quantileOfSorted(Float64Array.from(others).sort(), belowFloor);
}
