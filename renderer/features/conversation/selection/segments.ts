/** A stretch in UTF-16 units, half-open. */
export interface UnitRange {
  readonly start: number;
  readonly end: number;
}

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

const closers = /[”’」』》〉）】)\]}"']/u;
/** End a clause wherever they stand. */
const fullWidth = /[，。！？；：…]/u;
/** End a clause only before a space, a closer or the end: 0.30, 15:00 and 1,000 stay whole. */
const halfWidth = /[,.!?;:]/u;
const sentenceEnds = /[。！？…!?.]/u;

/** Clauses with the punctuation that ends them; the space between two belongs to none. */
export function clauseRanges(text: string, range: UnitRange): readonly UnitRange[] {
  return partRanges(text, range, (at) => endsClause(text, at));
}

/** Sentences with the punctuation and closing quotation marks that end them. */
export function sentenceRanges(text: string, range: UnitRange): readonly UnitRange[] {
  return partRanges(text, range, (at) => sentenceEnds.test(text.charAt(at)) && endsClause(text, at));
}

function endsClause(text: string, at: number): boolean {
  const character = text.charAt(at);
  if (fullWidth.test(character)) return true;
  if (!halfWidth.test(character)) return false;
  const next = text.charAt(at + 1);
  return next === '' || /\s/u.test(next) || closers.test(next) || halfWidth.test(next) || /\p{Script=Han}/u.test(next);
}

function partRanges(text: string, range: UnitRange, ends: (at: number) => boolean): readonly UnitRange[] {
  const found: UnitRange[] = [];
  let start = -1;
  const close = (end: number) => {
    let last = end;
    while (last > start && /\s/u.test(text.charAt(last - 1))) last -= 1;
    if (start >= 0 && last > start) found.push({ start, end: last });
    start = -1;
  };
  let at = range.start;
  while (at < range.end) {
    const character = text.charAt(at);
    if (character === '\n') close(at);
    else if (start < 0 && !/\s/u.test(character)) start = at;
    if (start >= 0 && ends(at)) {
      at += 1;
      while (at < range.end && (ends(at) || closers.test(text.charAt(at)))) at += 1;
      close(at);
    } else at += 1;
  }
  close(range.end);
  return found;
}
