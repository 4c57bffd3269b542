/** Width of one label of 12 px type with its padding, near enough to decide how many fit; CSS pixels. */
export function labelWidth(name: string): number {
  let width = 12;
  for (const character of name) width += (character.codePointAt(0) ?? 0) > 0x2e7f ? 12 : 7;
  return width;
}

/** How many of the labels fit side by side into a width, room for "+n" kept where not all do; at least one. */
export function labelsThatFit(names: readonly string[], width: number): number {
  const gap = 4;
  const more = 26;
  let used = 0;
  for (const [index, name] of names.entries()) {
    used += labelWidth(name) + (index === 0 ? 0 : gap);
    const rest = names.length - index - 1;
    if (used + (rest > 0 ? more : 0) > width) {
      return Math.max(1, used <= width && rest === 0 ? index + 1 : index);
    }
  }
  return names.length;
}
