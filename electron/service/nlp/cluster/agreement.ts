/**
 * Normalised mutual information of two clusterings of the same things, 0 to 1: 2 I(A;B) / (H(A) + H(B)), as
 * scikit-learn's default (arithmetic mean of the entropies). 1 where both are one and the same single cluster.
 * Things that either leaves out (-1) count as a cluster of their own.
 */
export function normalisedMutualInformation(left: ArrayLike<number>, right: ArrayLike<number>): number {
  const count = left.length;
  const lefts = new Map<number, number>();
  const rights = new Map<number, number>();
  const pairs = new Map<number, Map<number, number>>();
  for (let index = 0; index < count; index += 1) {
    const a = left[index] ?? 0;
    const b = right[index] ?? 0;
    lefts.set(a, (lefts.get(a) ?? 0) + 1);
    rights.set(b, (rights.get(b) ?? 0) + 1);
    const row = pairs.get(a) ?? new Map<number, number>();
    row.set(b, (row.get(b) ?? 0) + 1);
    pairs.set(a, row);
  }
  const sum = entropy(lefts.values(), count) + entropy(rights.values(), count);
  if (sum === 0) return 1;
  const joint = entropy(Array.from(pairs.values(), (row) => Array.from(row.values())).flat(), count);
  return Math.min(1, Math.max(0, (2 * (sum - joint)) / sum));
}

function entropy(counts: Iterable<number>, total: number): number {
  let sum = 0;
  for (const each of counts) sum -= (each / total) * Math.log(each / total);
  return sum;
}
