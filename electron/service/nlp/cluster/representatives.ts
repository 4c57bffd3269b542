/**
 * The first `most` texts of a cluster whose members come best fitting first; one that repeats another word for word and
 * an empty one are passed over.
 */
export function representativesOf(members: Int32Array, texts: readonly string[], most: number): number[] {
  const seen = new Set<string>();
  const chosen: number[] = [];
  for (const text of members) {
    if (chosen.length === most) break;
    const plain = (texts[text] ?? '').trim();
    if (plain === '' || seen.has(plain)) continue;
    seen.add(plain);
    chosen.push(text);
  }
  return chosen;
}
