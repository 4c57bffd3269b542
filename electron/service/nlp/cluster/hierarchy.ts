import { rowOf } from '../vectors/sparse-matrix.ts';
import type { SparseMatrix } from '../vectors/sparse-matrix.ts';
import type { Merge } from './types.ts';

/**
 * Joins clusters into groups until one is left, always the two whose sums of rows have the greatest cosine. The k - 1 merges come in the order they were made; cutting the list leaves any number of groups.
 */
export function mergeClusters(sums: SparseMatrix): Merge[] {
  const k = sums.rows;
  const groups = new Map<number, Map<number, number>>();
  for (let cluster = 0; cluster < k; cluster += 1) {
    const sum = new Map<number, number>();
    const row = rowOf(sums, cluster);
    for (const [entry, column] of row.columns.entries()) sum.set(column, row.values[entry] ?? 0);
    groups.set(cluster, sum);
  }
  const similarities = new Map<string, number>();
  const similarity = (left: number, right: number): number => {
    const key = `${left} ${right}`;
    const known = similarities.get(key);
    if (known !== undefined) return known;
    const value = cosine(groups.get(left) ?? new Map<number, number>(), groups.get(right) ?? new Map<number, number>());
    similarities.set(key, value);
    return value;
  };
  const merges: Merge[] = [];
  while (groups.size > 1) {
    const ids = Array.from(groups.keys());
    let best: Merge | undefined;
    for (const [index, left] of ids.entries()) {
      for (const right of ids.slice(index + 1)) {
        const value = similarity(left, right);
        if (best === undefined || value > best.similarity) best = { left, right, similarity: value };
      }
    }
    if (best === undefined) break;
    groups.set(k + merges.length, added(groups.get(best.left), groups.get(best.right)));
    groups.delete(best.left);
    groups.delete(best.right);
    merges.push(best);
  }
  return merges;
}

function added(left: ReadonlyMap<number, number> = new Map(), right: ReadonlyMap<number, number> = new Map()): Map<number, number> {
  const sum = new Map(left);
  for (const [column, value] of right) sum.set(column, (sum.get(column) ?? 0) + value);
  return sum;
}

function cosine(left: ReadonlyMap<number, number>, right: ReadonlyMap<number, number>): number {
  const [fewer, more] = left.size < right.size ? [left, right] : [right, left];
  let dot = 0;
  for (const [column, value] of fewer) dot += value * (more.get(column) ?? 0);
  const lengths = lengthOf(left) * lengthOf(right);
  return lengths > 0 ? Math.min(1, dot / lengths) : 0;
}

function lengthOf(vector: ReadonlyMap<number, number>): number {
  let squares = 0;
  for (const value of vector.values()) squares += value * value;
  return Math.sqrt(squares);
}
