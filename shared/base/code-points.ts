/**
 * Offsets that the product stores and exports are Unicode code points, 0-based, half-open [start, end).
 * JavaScript strings count UTF-16 units; these functions are the only bridge between the two.
 */

const isHighSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;
const isLowSurrogate = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;

/** Number of code points of a text. */
export function codePointLength(text: string): number {
  return unitToCodePoint(text, text.length);
}

/** The code point offset of a UTF-16 offset; one inside a surrogate pair counts as before the pair. */
export function unitToCodePoint(text: string, unit: number): number {
  const limit = Math.min(unit, text.length);
  let pairs = 0;
  for (let index = 0; index + 1 < limit; index++) {
    if (isHighSurrogate(text.charCodeAt(index)) && isLowSurrogate(text.charCodeAt(index + 1))) {
      pairs++;
      index++;
    }
  }
  const splits =
    limit > 0 &&
    limit < text.length &&
    isHighSurrogate(text.charCodeAt(limit - 1)) &&
    isLowSurrogate(text.charCodeAt(limit));
  return limit - pairs - (splits ? 1 : 0);
}

/** The UTF-16 offset of a code point offset; one past the end gives the text's length. */
export function codePointToUnit(text: string, codePoint: number): number {
  let unit = 0;
  for (let count = 0; count < codePoint && unit < text.length; count++) {
    const pair = isHighSurrogate(text.charCodeAt(unit)) && unit + 1 < text.length && isLowSurrogate(text.charCodeAt(unit + 1));
    unit += pair ? 2 : 1;
  }
  return unit;
}

/** The text between two code point offsets. */
export function sliceCodePoints(text: string, start: number, end: number): string {
  const from = codePointToUnit(text, start);
  return text.slice(from, from + codePointToUnit(text.slice(from), end - start));
}

/** Whether a text holds a surrogate without its partner: such a text cannot be stored as UTF-8 unchanged. */
export function hasLoneSurrogate(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (isHighSurrogate(unit)) {
      if (index + 1 >= text.length || !isLowSurrogate(text.charCodeAt(index + 1))) return true;
      index++;
    } else if (isLowSurrogate(unit)) return true;
  }
  return false;
}

/**
 * Both directions for many offsets of one long text: a table of every 1,024th code point makes each look-up a short
 * scan. Texts without surrogate pairs (nearly all) map offset to itself.
 */
export interface OffsetMap {
  readonly length: number;
  toUnit(codePoint: number): number;
  toCodePoint(unit: number): number;
}

const step = 1024;

/** Builds an {@link OffsetMap}. */
export function createOffsetMap(text: string): OffsetMap {
  const length = codePointLength(text);
  if (length === text.length) {
    const clamp = (offset: number) => Math.min(Math.max(offset, 0), length);
    return { length, toUnit: clamp, toCodePoint: clamp };
  }
  const marks: number[] = [];
  let unit = 0;
  for (let count = 0; count < length; count++) {
    if (count % step === 0) marks.push(unit);
    unit += isHighSurrogate(text.charCodeAt(unit)) && isLowSurrogate(text.charCodeAt(unit + 1)) ? 2 : 1;
  }
  const markAt = (index: number) => marks[index] ?? 0;
  return {
    length,
    toUnit(codePoint) {
      if (codePoint >= length) return text.length;
      const mark = Math.floor(Math.max(codePoint, 0) / step);
      const from = markAt(mark);
      return from + codePointToUnit(text.slice(from, from + 2 * step + 2), Math.max(codePoint, 0) - mark * step);
    },
    toCodePoint(offset) {
      let low = 0;
      let high = marks.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (markAt(middle) <= offset) low = middle;
        else high = middle - 1;
      }
      const from = markAt(low);
      return low * step + unitToCodePoint(text.slice(from, from + 2 * step + 2), offset - from);
    },
  };
}
