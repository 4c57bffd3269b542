/** Number of hues in the code palette; a stored colour is an index below it. */
export const CODE_COLOR_COUNT = 8;

/** Names of the hues, in index order: keys `code-color.<name>` in the message catalogue. */
export const CODE_COLOR_NAMES = ['rose', 'amber', 'lime', 'teal', 'sky', 'violet', 'tan', 'slate'] as const;

/**
 * CSS value of a code colour, to be given to a style's `--c` property.
 * Indexes outside the palette wrap round, so that a newer file still shows.
 */
export function codeColor(index: number): string {
  const wrapped = ((Math.trunc(index) % CODE_COLOR_COUNT) + CODE_COLOR_COUNT) % CODE_COLOR_COUNT;
  return `var(--code-${wrapped})`;
}
