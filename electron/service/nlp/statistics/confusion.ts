/**
 * A square table of counts, row by row: row i, column j is how many items are class i by the first (the truth, the
 * first coder) and class j by the second (the prediction, the second coder). Counts may be weighted.
 */
export interface ConfusionTable {
  readonly classes: number;
  readonly cells: ArrayLike<number>;
}

/** An empty table. */
export function emptyConfusion(classes: number): { readonly classes: number; readonly cells: Float64Array } {
  return { classes, cells: new Float64Array(classes * classes) };
}

const at = ({ classes, cells }: ConfusionTable, row: number, column: number): number => cells[row * classes + column] ?? 0;

/** Sums of the rows and of the columns, and of all. */
export function margins(table: ConfusionTable): { readonly rows: number[]; readonly columns: number[]; readonly total: number } {
  const rows = new Array<number>(table.classes).fill(0);
  const columns = new Array<number>(table.classes).fill(0);
  let total = 0;
  for (let row = 0; row < table.classes; row++) {
    for (let column = 0; column < table.classes; column++) {
      const count = at(table, row, column);
      rows[row] = (rows[row] ?? 0) + count;
      columns[column] = (columns[column] ?? 0) + count;
      total += count;
    }
  }
  return { rows, columns, total };
}

/** The share of items on the diagonal: accuracy, or raw agreement. NaN of nothing. */
export function shareOnDiagonal(table: ConfusionTable): number {
  let agreed = 0;
  for (let index = 0; index < table.classes; index++) agreed += at(table, index, index);
  return agreed / margins(table).total;
}

/** Precision, recall and their harmonic mean for one class; each NaN without a denominator. */
export interface ClassMeasures {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** The measures of every class. F1 = 2 TP / (2 TP + FP + FN), which is 0 where either side knows the class and no item agrees. */
export function classMeasures(table: ConfusionTable): ClassMeasures[] {
  const { rows, columns } = margins(table);
  return rows.map((inRow, index) => {
    const both = at(table, index, index);
    const inColumn = columns[index] ?? 0;
    return { precision: both / inColumn, recall: both / inRow, f1: (2 * both) / (inRow + inColumn) };
  });
}

/** The mean F1 over the classes that occur on either side. NaN of nothing. */
export function macroF1(table: ConfusionTable): number {
  const known = classMeasures(table).filter(({ f1 }) => !Number.isNaN(f1));
  return known.reduce((sum, { f1 }) => sum + f1, 0) / known.length;
}

/**
 * Cohen's kappa (J. Cohen, A Coefficient of Agreement for Nominal Scales, Educational and Psychological Measurement 20,
 * 1960): (Po - Pe) / (1 - Pe) with Pe = sum over classes of the product of both sides' shares. NaN where chance alone
 * would agree always (both sides know one class only), or of nothing.
 */
export function cohenKappa(table: ConfusionTable): number {
  const { rows, columns, total } = margins(table);
  const expected = rows.reduce((sum, inRow, index) => sum + (inRow / total) * ((columns[index] ?? 0) / total), 0);
  return (shareOnDiagonal(table) - expected) / (1 - expected);
}
