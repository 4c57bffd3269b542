/**
 * Every term of a segment but its words has a numeric key, high * 2^21 + low, and postings are stored in key order:
 * - pair: two neighbouring characters of which at least one is no word character; its postings are addresses;
 * - character: any character; its postings are messages. Its high part lies behind all code points.
 * Words have no keys: they have a list of their own (word-list.ts).
 */
export const keyShift = 2 ** 21;
const character = 0x110000;

export function pairKey(first: number, second: number): number {
  return first * keyShift + second;
}

export function characterKey(code: number): number {
  return character * keyShift + code;
}
