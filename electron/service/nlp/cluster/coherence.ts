/**
 * NPMI of two words over texts: PMI / -ln p(x, y) with PMI = ln(p(x, y) / (p(x) p(y))); -1 where they never meet, 1
 * where they only occur together (G. Bouma, Normalized (Pointwise) Mutual Information, 2009).
 */
export function npmi(both: number, left: number, right: number, texts: number): number {
  if (both === 0) return -1;
  if (both === texts) return 1;
  return Math.log((both * texts) / (left * right)) / -Math.log(both / texts);
}

/**
 * The mean NPMI over all pairs of a cluster's keywords, by the texts in which they occur; null for fewer than two.
 * @param textsOf the texts each word occurs in, ascending.
 */
export function coherenceOf(keywords: readonly string[], textsOf: ReadonlyMap<string, readonly number[]>, texts: number): number | null {
  if (keywords.length < 2) return null;
  let sum = 0;
  let pairs = 0;
  for (const [index, left] of keywords.entries()) {
    const lefts = textsOf.get(left) ?? [];
    const known = new Set(lefts);
    for (const right of keywords.slice(index + 1)) {
      const rights = textsOf.get(right) ?? [];
      const both = rights.reduce((count, text) => count + (known.has(text) ? 1 : 0), 0);
      sum += npmi(both, lefts.length, rights.length, texts);
      pairs += 1;
    }
  }
  return sum / pairs;
}
