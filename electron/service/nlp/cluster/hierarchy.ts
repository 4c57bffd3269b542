import type { SparseMatrix } from '../vectors/sparse-matrix.ts';
import { addProducts, invertRows } from './inverted-rows.ts';
import type { Merge } from './types.ts';

/**
 * Joins clusters into groups until one is left, always the two whose sums of rows have the greatest cosine (the first of
 * equals). The k - 1 merges come in the order they were made; cutting the list leaves any number of groups.
 *
 * Sums add up, and so do their products: (a + b) · c = a · c + b · c. The products of all pairs of clusters, worked out
 * once, are therefore all that is needed.
 */
export function mergeClusters(sums: SparseMatrix): Merge[] {
  const k = sums.rows;
  const products = productsOf(sums);
  const square = (group: number): number => products[group * k + group] ?? 0;
  const cosine = (left: number, right: number): number => {
    const lengths = Math.sqrt(square(left)) * Math.sqrt(square(right));
    return lengths > 0 ? Math.min(1, (products[left * k + right] ?? 0) / lengths) : 0;
  };
  // A group stands at the place of its first member; places keep the order in which groups were made.
  let groups = Array.from({ length: k }, (_, cluster) => ({ place: cluster, number: cluster }));
  const merges: Merge[] = [];
  while (groups.length > 1) {
    let best = { similarity: Number.NEGATIVE_INFINITY, left: 0, right: 1 };
    for (let left = 0; left < groups.length; left += 1) {
      for (let right = left + 1; right < groups.length; right += 1) {
        const similarity = cosine(groups[left]?.place ?? 0, groups[right]?.place ?? 0);
        if (similarity > best.similarity) best = { similarity, left, right };
      }
    }
    const [left, right] = [groups[best.left], groups[best.right]];
    if (left === undefined || right === undefined) break;
    addInto(products, k, left.place, right.place);
    merges.push({ left: left.number, right: right.number, similarity: best.similarity });
    groups = [...groups.filter((group) => group !== left && group !== right), { place: left.place, number: k + merges.length - 1 }];
  }
  return merges;
}

/** The product of each row with each row: row i with row j at i * rows + j. */
function productsOf(sums: SparseMatrix): Float64Array {
  const inverted = invertRows(sums);
  const products = new Float64Array(sums.rows ** 2);
  for (let row = 0; row < sums.rows; row += 1) addProducts(sums, row, inverted, products.subarray(row * sums.rows, (row + 1) * sums.rows));
  return products;
}

/** Makes the products of `left` those of `left` and `right` together. */
function addInto(products: Float64Array, k: number, left: number, right: number): void {
  for (let other = 0; other < k; other += 1) products[left * k + other] = (products[left * k + other] ?? 0) + (products[right * k + other] ?? 0);
  for (let other = 0; other < k; other += 1) products[other * k + left] = (products[other * k + left] ?? 0) + (products[other * k + right] ?? 0);
}
