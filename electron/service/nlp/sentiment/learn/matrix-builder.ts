import type { SparseMatrix } from '../../vectors/sparse-matrix.ts';

/** Collects a sparse matrix row by row. */
export interface MatrixBuilder {
  add(column: number, value: number): void;
  /** Ends the row. */
  endRow(): void;
  /** The rows so far. */
  build(width: number): SparseMatrix;
}

/** A builder of sparse matrices; its arrays grow by doubling. */
export function matrixBuilder(): MatrixBuilder {
  let columns = new Int32Array(1 << 16);
  let values = new Float32Array(1 << 16);
  let count = 0;
  const starts = [0];
  return {
    add(column, value) {
      if (count === columns.length) {
        const moreColumns = new Int32Array(count * 2);
        const moreValues = new Float32Array(count * 2);
        moreColumns.set(columns);
        moreValues.set(values);
        columns = moreColumns;
        values = moreValues;
      }
      columns[count] = column;
      values[count] = value;
      count += 1;
    },
    endRow() {
      starts.push(count);
    },
    build: (width) => ({ rows: starts.length - 1, width, starts: Int32Array.from(starts), columns: columns.slice(0, count), values: values.slice(0, count) }),
  };
}
