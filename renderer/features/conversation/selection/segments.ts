import type { UnitRange } from '#shared/base/clauses.ts';

/** Units looked at on each side of the caret: far more than a word or clause, far less than a long transcript. */
const reach = 1500;

const words = new Intl.Segmenter('zh', { granularity: 'word' });
const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** The stretch around an offset in which segments are looked for; its inner part is cut as the whole text would be. */
export function windowAround(text: string, at: number): UnitRange {
  return { start: openEdge(text, Math.max(0, at - reach)), end: openEdge(text, Math.min(text.length, at + reach)) };
}

/** Moves an edge off the middle of a surrogate pair. */
function openEdge(text: string, at: number): number {
  const torn = at > 0 && at < text.length && (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;
  return torn ? at - 1 : at;
}

/** Characters as a reader sees them: an emoji with its joiners, a letter with its marks. */
export function characterRanges(text: string, range: UnitRange): readonly UnitRange[] {
  const found: UnitRange[] = [];
  for (const part of graphemes.segment(text.slice(range.start, range.end))) {
    const start = range.start + part.index;
    found.push({ start, end: start + part.segment.length });
  }
  return found;
}

/** Words, Chinese ones too, and runs of punctuation; white space belongs to none. */
export function wordRanges(text: string, range: UnitRange): readonly UnitRange[] {
  const found: UnitRange[] = [];
  let runs = false;
  for (const part of words.segment(text.slice(range.start, range.end))) {
    const start = range.start + part.index;
    const end = start + part.segment.length;
    if (/^\s+$/u.test(part.segment)) {
      runs = false;
      continue;
    }
    const last = found.at(-1);
    if (part.isWordLike !== true && runs && last !== undefined && last.end === start) {
      found[found.length - 1] = { start: last.start, end };
    } else found.push({ start, end });
    runs = part.isWordLike !== true;
  }
  return found;
}
