/**
 * Every term of a segment but its words has a numeric key, high * 2^21 + low, and postings are stored in key order:
 * - pair: two neighbouring characters of which at least one is no word character, or such a character and the end of
 *   its text; its postings are addresses;
 * - character: its postings are messages. Kept for word characters and for those that many messages have; any other
 *   is found as the union of the pairs that it begins. Its high part lies behind all code points.
 * - part: a few letters that many words have (dense-parts.ts); its postings are messages.
 * Words have no keys: they have a list of their own (word-list.ts).
 */
export const keyShift = 2 ** 21;
/** Stands for the end of a text in a pair. */
export const endOfText = 0x110000;
const character = 0x110001;
const part = 0x110002;

export function pairKey(first: number, second: number): number {
  return first * keyShift + second;
}

export function characterKey(code: number): number {
  return character * keyShift + code;
}

/** `number` as `partNumber` gives it. */
export function partKey(number: number): number {
  return part * keyShift + number;
}

/** The range [from, to) of the keys of all pairs that a character begins. */
export function pairsBeginningWith(code: number): { readonly from: number; readonly to: number } {
  return { from: code * keyShift, to: (code + 1) * keyShift };
}
