import { isWordCode } from '#shared/query/characters.ts';

/** What a code point is to the grams: nothing (it ends a run), a letter of a spaced or of an unspaced script, or a picture. */
export const boundary = 1;
export const spacedLetter = 2;
export const unspacedLetter = 3;
export const picture = 4;

const letterOrNumber = /^[\p{L}\p{N}]$/u;
const pictograph = /^\p{Extended_Pictographic}$/u;

/** Filled on demand; 0 is not yet known. */
const basicPlane = new Uint8Array(0x10000);
const astral = new Map<number, number>();

function classify(code: number): number {
  if (isWordCode(code)) return spacedLetter;
  if (code >= 0xd800 && code <= 0xdfff) return boundary;
  const character = String.fromCodePoint(code);
  if (letterOrNumber.test(character)) return unspacedLetter;
  return pictograph.test(character) ? picture : boundary;
}

/** The class of a folded code point. */
export function characterClass(code: number): number {
  if (code < 0x10000) {
    const known = basicPlane[code];
    if (known !== undefined && known !== 0) return known;
    const found = classify(code);
    basicPlane[code] = found;
    return found;
  }
  let found = astral.get(code);
  if (found === undefined) {
    found = classify(code);
    astral.set(code, found);
  }
  return found;
}
