/** The `most` best-fitting texts of a cluster; a text that another one repeats word for word comes once. */
export function representativesOf(members: Int32Array, fit: Float32Array, texts: readonly string[], most: number): number[] {
  const sorted = Array.from(members).sort((left, right) => (fit[right] ?? 0) - (fit[left] ?? 0) || left - right);
  const seen = new Set<string>();
  const chosen: number[] = [];
  for (const text of sorted) {
    if (chosen.length === most) break;
    const plain = (texts[text] ?? '').trim();
    if (plain === '' || seen.has(plain)) continue;
    seen.add(plain);
    chosen.push(text);
  }
  return chosen;
}
