import type { Random } from '../statistics/random.ts';
import type { SparseMatrix } from '../vectors/sparse-matrix.ts';

export interface LogisticOptions {
  /** What a wrong row costs against the length of the weights: the C of the papers. */
  readonly cost: number;
  /** How many times more a wrong row of side 1 costs; 1 unless given. */
  readonly rareWeight?: number;
  /** Order of the rows in each pass. */
  readonly random: Random;
  readonly passes?: number;
  /** The fit ends when no row moves by more than this share of the cost. */
  readonly tolerance?: number;
}

/** Weights of the columns and of the constant: the log-odds of a row are their sum over it. */
export interface LogisticFit {
  readonly weights: Float64Array;
  readonly bias: number;
}

/** A row that hardly moved rests for so many passes, twice as many each time. */
const longestRest = 8;

/**
 * L2-regularised logistic regression of one side against the other by dual coordinate descent: H.-F. Yu, F.-L. Huang,
 * C.-J. Lin, Dual coordinate descent methods for logistic regression and maximum entropy models, Machine Learning 85
 * (2011), algorithm 5. The constant is a column of ones, regularised like the others. The same input and chance give
 * the same weights.
 *
 * @param sides one a row: 1, -1, or 0 for a row that says nothing here.
 * @param squares the squared length of each row.
 */
export function fitLogistic(matrix: SparseMatrix, squares: Float64Array, sides: Int8Array, options: LogisticOptions): LogisticFit {
  const { cost, rareWeight = 1, random, passes = 30, tolerance = 0.01 } = options;
  const { starts, columns, values, width } = matrix;
  const weights = new Float64Array(width);
  let bias = 0;
  const rows = Int32Array.from(sides.keys()).filter((row) => sides[row] !== 0);
  const duals = new Float64Array(sides.length);
  const rests = new Uint8Array(sides.length);
  const wakes = new Uint16Array(sides.length);
  // A dual begins just inside its open interval; all weights are those of the duals at every moment.
  const add = (row: number, amount: number): void => {
    for (let entry = starts[row] ?? 0, end = starts[row + 1] ?? 0; entry < end; entry += 1) {
      const column = columns[entry] ?? 0;
      weights[column] = (weights[column] ?? 0) + amount * (values[entry] ?? 0);
    }
    bias += amount;
  };
  const costOf = (side: number): number => (side === 1 ? cost * rareWeight : cost);
  for (const row of rows) {
    const side = sides[row] ?? 0;
    duals[row] = costOf(side) * 0.001;
    add(row, costOf(side) * 0.001 * side);
  }
  for (let pass = 0; pass < passes; pass += 1) {
    shuffle(rows, random);
    let furthest = 0;
    let resting = 0;
    for (const row of rows) {
      if ((wakes[row] ?? 0) > pass) {
        resting += 1;
        continue;
      }
      const side = sides[row] ?? 0;
      let margin = bias;
      for (let entry = starts[row] ?? 0, end = starts[row + 1] ?? 0; entry < end; entry += 1) {
        margin += (weights[columns[entry] ?? 0] ?? 0) * (values[entry] ?? 0);
      }
      const before = duals[row] ?? 0;
      const after = bestDual(before, side * margin, (squares[row] ?? 0) + 1, costOf(side));
      const moved = Math.abs(after - before);
      if (moved > furthest) furthest = moved;
      if (moved > 0) {
        duals[row] = after;
        add(row, (after - before) * side);
      }
      const rest = moved > tolerance * cost * 0.1 ? 0 : Math.min(longestRest, 2 * (rests[row] ?? 0) + 1);
      rests[row] = rest;
      wakes[row] = pass + 1 + rest;
    }
    if (furthest >= tolerance * cost) continue;
    // What rested may have become worth a move: the end is a pass over all rows that moves none.
    if (resting === 0) break;
    wakes.fill(0);
  }
  return { weights, bias };
}

/**
 * The dual in (0, cost) that minimises q/2 (z - before)² + margin (z - before) + z ln z + (cost - z) ln(cost - z), by
 * Newton steps that are cut where they would leave the interval.
 */
function bestDual(before: number, margin: number, q: number, cost: number): number {
  let z = before;
  for (let step = 0; step < 12; step += 1) {
    const slope = q * (z - before) + margin + Math.log(z / (cost - z));
    if (Math.abs(slope) < 1e-3) break;
    const next = z - slope / (q + cost / (z * (cost - z)));
    z = next <= 0 ? z * 0.1 : next >= cost ? cost - (cost - z) * 0.1 : next;
  }
  return z;
}

function shuffle(rows: Int32Array, random: Random): void {
  for (let index = rows.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1));
    const held = rows[index] ?? 0;
    rows[index] = rows[other] ?? 0;
    rows[other] = held;
  }
}

/** The squared length of each row, which every class of a one-against-the-rest fit needs. */
export function rowSquares({ rows, starts, values }: SparseMatrix): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) => {
    let sum = 0;
    for (let entry = starts[row] ?? 0; entry < (starts[row + 1] ?? 0); entry += 1) sum += (values[entry] ?? 0) ** 2;
    return sum;
  });
}
