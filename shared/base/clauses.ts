/** A stretch in UTF-16 units, half-open. */
export interface UnitRange {
  readonly start: number;
  readonly end: number;
}

const closers = /[”’」』》〉）】)\]}"']/u;
/** End a clause wherever they stand. */
const fullWidth = /[，。！？；：…]/u;
/** End a clause only before a space, a closer or the end: 0.30, 15:00 and 1,000 stay whole. */
const halfWidth = /[,.!?;:]/u;
const sentenceEnds = /[。！？…!?.]/u;
const anyEnd = /[，。！？；：…,.!?;:]/u;

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
  if (!anyEnd.test(character)) return false;
  if (fullWidth.test(character)) return true;
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
