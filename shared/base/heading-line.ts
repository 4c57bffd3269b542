/** Longer lines are read as sentences, whatever they end with; UTF-16 units. */
const longestHeading = 60;

/** Whether a line of a document reads as a heading: short, with words, and not ended as a sentence or a list item is. */
export function isHeadingLine(line: string): boolean {
  const text = line.trim();
  return text.length <= longestHeading && /\p{L}/u.test(text) && !/[.,;:!?。，；：！？、…）)]$/u.test(text);
}
