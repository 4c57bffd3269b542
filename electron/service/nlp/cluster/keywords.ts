import type { Keyword } from './types.ts';

/**
 * c-TF-IDF (M. Grootendorst, BERTopic, 2022): for word t in cluster c, tf(t, c) · ln(1 + A / f(t)), where tf is the
 * share of the cluster's word occurrences, f(t) the occurrences of t in all clusters and A the mean number of word
 * occurrences of a cluster.
 * @param counts occurrences of each word in each cluster.
 */
export function clusterKeywords(counts: readonly ReadonlyMap<string, number>[], most: number): Keyword[][] {
  const everywhere = new Map<string, number>();
  const totals = counts.map((words) => {
    let total = 0;
    for (const [word, count] of words) {
      everywhere.set(word, (everywhere.get(word) ?? 0) + count);
      total += count;
    }
    return total;
  });
  const mean = totals.reduce((sum, total) => sum + total, 0) / Math.max(1, counts.length);
  return counts.map((words, cluster) =>
    Array.from(words, ([text, count]): Keyword => ({
      text,
      weight: (count / Math.max(1, totals[cluster] ?? 0)) * Math.log(1 + mean / (everywhere.get(text) ?? 1)),
    }))
      .sort((left, right) => right.weight - left.weight || (left.text < right.text ? -1 : 1))
      .slice(0, most),
  );
}
