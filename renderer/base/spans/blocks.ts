import { codePointLength } from '#shared/base/code-points.ts';

/** A stretch of a text that is shown as one virtualised row. */
export interface TextBlock {
  /** Code points of the text, half-open. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Wished length of a block in UTF-16 units: some fifty lines, twice the height of a window. */
export const blockSize = 2000;

/**
 * Splits a text into blocks that joined again are the text. A short text is one block. A cut falls after a line
 * break where one is near, else after the end of a sentence, else after a space, else between two characters as a
 * reader sees them: never inside a surrogate pair, a CRLF, or before a combining mark or joiner.
 */
export function splitIntoBlocks(text: string, size = blockSize): readonly TextBlock[] {
  if (text.length <= size * 1.25) return [{ start: 0, end: codePointLength(text), text }];
  const blocks: TextBlock[] = [];
  let unit = 0;
  let codePoint = 0;
  while (unit < text.length) {
    const cut = text.length - unit <= size * 1.25 ? text.length : cutAfter(text, unit, size);
    const part = text.slice(unit, cut);
    const length = codePointLength(part);
    blocks.push({ start: codePoint, end: codePoint + length, text: part });
    unit = cut;
    codePoint += length;
  }
  return blocks;
}

/** The block that holds an offset; the last one for the end of the text. */
export function blockIndexAt(blocks: readonly TextBlock[], offset: number): number {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((blocks[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

const sentenceEnd = /[。！？!?…][”’」』）)"']*/gu;

function cutAfter(text: string, from: number, size: number): number {
  const least = from + Math.floor(size / 2);
  const most = from + size;
  const line = text.lastIndexOf('\n', most - 1);
  if (line >= least) return safeCut(text, line + 1, least);
  const window = text.slice(least, most);
  let sentence = -1;
  for (const found of window.matchAll(sentenceEnd)) sentence = least + found.index + found[0].length;
  if (sentence > least) return safeCut(text, sentence, least);
  const space = window.search(/\s\S*$/u);
  return safeCut(text, space > 0 ? least + space + 1 : most, least);
}

const joinsBackward = /^(?:[\p{M}\u200d\ufe00-\ufe0f\u{1f3fb}-\u{1f3ff}\u{e0020}-\u{e007f}\u{1f1e6}-\u{1f1ff}]|[\udc00-\udfff])/u;
const longestCluster = 64;

/** Moves a cut back to where no character is torn; gives the cut unchanged where a run of marks is beyond all measure. */
function safeCut(text: string, cut: number, least: number): number {
  for (let at = cut; at > least && at > cut - longestCluster; at--) {
    if (isSafe(text, at)) return at;
  }
  return isLow(text, cut) && isHigh(text, cut - 1) ? cut - 1 : cut;
}

const isLow = (text: string, at: number) => (text.charCodeAt(at) & 0xfc00) === 0xdc00;
const isHigh = (text: string, at: number) => (text.charCodeAt(at) & 0xfc00) === 0xd800;

function isSafe(text: string, at: number): boolean {
  if (at >= text.length) return true;
  if (isLow(text, at) && isHigh(text, at - 1)) return false;
  if (text[at] === '\n' && text[at - 1] === '\r') return false;
  if (text[at - 1] === '\u200d') return false;
  return !joinsBackward.test(text.slice(at, at + 2));
}
