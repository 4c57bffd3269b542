/** Bits of a digit: 2,048 places to write to at once stay in the processor's nearest cache. */
const digitBits = 11;
const digitSize = 1 << digitBits;
const digitMask = digitSize - 1;
/** Digits 0 and 1 are in the low word of a key, the rest in the high one, which holds 31 bits. */
const lowSize = digitSize * digitSize;

/**
 * Stable ascending sort of ids by non-negative whole keys up to 2^53, one key per id, digit by digit from the lowest
 * up; digits in which all keys agree are passed over. What moves is only each key's place, four bytes a pass.
 * Returns new ids; keys and ids are not changed.
 */
export function sortByKey(ids: Int32Array<ArrayBuffer>, keys: Float64Array): Int32Array<ArrayBuffer> {
  const length = ids.length;
  let largest = 0;
  let ascending = true;
  let before = 0;
  for (let index = 0; index < length; index++) {
    const key = keys[index] ?? 0;
    if (key < before) ascending = false;
    if (key > largest) largest = key;
    before = key;
  }
  if (ascending) return ids.slice();
  const low = new Uint32Array(length);
  const high = new Uint32Array(largest < lowSize ? 0 : length);
  if (high.length === 0) low.set(keys);
  else splitKeys(keys, low, high);
  let order = new Uint32Array(length);
  for (let index = 0; index < length; index++) order[index] = index;
  let spare = new Uint32Array(length);
  const sortBy = (words: Uint32Array, most: number): void => {
    for (let shift = 0; shift < 32 && most >>> shift > 0; shift += digitBits) {
      if (pass(words, shift, order, spare)) [order, spare] = [spare, order];
    }
  };
  sortBy(low, Math.min(largest, lowSize - 1));
  if (high.length > 0) sortBy(high, Math.floor(largest / lowSize));
  const sorted = new Int32Array(length);
  for (let index = 0; index < length; index++) sorted[index] = ids[order[index] ?? 0] ?? 0;
  return sorted;
}

function splitKeys(keys: Float64Array, low: Uint32Array, high: Uint32Array): void {
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] ?? 0;
    // The high part is below 2^31, so that cutting it to 32 bits is rounding down.
    const upper = (key / lowSize) | 0;
    low[index] = key - upper * lowSize;
    high[index] = upper;
  }
}

/** Writes the places `order`, stably sorted by one digit of their words, to `next`; false where all agree. */
function pass(words: Uint32Array, shift: number, order: Uint32Array, next: Uint32Array): boolean {
  const counts = new Uint32Array(digitSize);
  const length = words.length;
  for (let index = 0; index < length; index++) {
    const digit = ((words[index] ?? 0) >>> shift) & digitMask;
    counts[digit] = (counts[digit] ?? 0) + 1;
  }
  if (counts[((words[0] ?? 0) >>> shift) & digitMask] === length) return false;
  let place = 0;
  for (let digit = 0; digit < digitSize; digit++) {
    const count = counts[digit] ?? 0;
    counts[digit] = place;
    place += count;
  }
  for (let index = 0; index < length; index++) {
    const from = order[index] ?? 0;
    const digit = ((words[from] ?? 0) >>> shift) & digitMask;
    const at = counts[digit] ?? 0;
    counts[digit] = at + 1;
    next[at] = from;
  }
  return true;
}
