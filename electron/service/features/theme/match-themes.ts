/** How much of a theme and a cluster must be the same for the cluster to be taken as that theme: share of their union. */
const leastOverlap = 0.2;

/**
 * Which theme each new cluster continues: pairs by the share of their union that they have in common (Jaccard), the
 * largest first, each theme and each cluster once. `themes` and `clusters` are by message; below 0 is in none.
 * Clusters without a counterpart are not in the result.
 */
export function matchThemes(
  themes: ArrayLike<number>,
  clusters: ArrayLike<number>,
  candidates: { readonly themes: ReadonlySet<number>; readonly clusters: ReadonlySet<number> },
): Map<number, number> {
  const themeSizes = new Map<number, number>();
  const clusterSizes = new Map<number, number>();
  const both = new Map<number, Map<number, number>>();
  for (let index = 0; index < clusters.length; index++) {
    const theme = themes[index] ?? -1;
    const cluster = clusters[index] ?? -1;
    const known = candidates.themes.has(theme);
    if (known) themeSizes.set(theme, (themeSizes.get(theme) ?? 0) + 1);
    if (!candidates.clusters.has(cluster)) continue;
    clusterSizes.set(cluster, (clusterSizes.get(cluster) ?? 0) + 1);
    if (!known) continue;
    const row = both.get(cluster) ?? new Map<number, number>();
    both.set(cluster, row);
    row.set(theme, (row.get(theme) ?? 0) + 1);
  }
  const pairs = [...both].flatMap(([cluster, row]) =>
    [...row].map(([theme, common]) => ({ cluster, theme, overlap: common / ((themeSizes.get(theme) ?? 0) + (clusterSizes.get(cluster) ?? 0) - common) })),
  );
  const matched = new Map<number, number>();
  const used = new Set<number>();
  for (const { cluster, theme, overlap } of pairs.sort((left, right) => right.overlap - left.overlap || left.cluster - right.cluster || left.theme - right.theme)) {
    if (overlap < leastOverlap || matched.has(cluster) || used.has(theme)) continue;
    matched.set(cluster, theme);
    used.add(theme);
  }
  return matched;
}
