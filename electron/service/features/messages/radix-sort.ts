/** Bits of a digit: 2,048 places to write to at once stay in the processor's nearest cache. */
const digitBits = 11;
const digitSize = 1 << digitBits;
const digitMask = digitSize - 1;
/** Digits 0 and 1 are in the low word of a key, the rest in the high one. */
const lowSize = digitSize * digitSize;

/**
 * Stable ascending sort of ids by non-negative whole keys up to 2^53, one key per id, digit by digit from the lowest
 * up; digits in which all keys agree are passed over. Returns new ids; keys and ids are not changed.
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
  let low = new Uint32Array(length);
  let high = new Uint32Array(largest < lowSize ? 0 : length);
  for (let index = 0; index < length; index++) {
    const key = keys[index] ?? 0;
    const upper = Math.floor(key / lowSize);
    low[index] = key - upper * lowSize;
    if (high.length > 0) high[index] = upper;
  }
  let from = ids.slice();
  let spareIds = new Int32Array(length);
  let spareLow = new Uint32Array(length);
  let spareHigh = new Uint32Array(high.length);
  for (let shift = 0; shift < 2 * digitBits; shift += digitBits) {
    const places = countPlaces(low, shift);
    if (places === undefined) continue;
    for (let index = 0; index < length; index++) {
      const word = low[index] ?? 0;
      const digit = (word >>> shift) & digitMask;
      const place = places[digit] ?? 0;
      places[digit] = place + 1;
      spareIds[place] = from[index] ?? 0;
      spareLow[place] = word;
      if (spareHigh.length > 0) spareHigh[place] = high[index] ?? 0;
    }
    [from, spareIds] = [spareIds, from];
    [low, spareLow] = [spareLow, low];
    [high, spareHigh] = [spareHigh, high];
  }
  // The high word holds 31 bits. The low one is done with and stays behind.
  for (let shift = 0; high.length > 0 && shift < 3 * digitBits; shift += digitBits) {
    const places = countPlaces(high, shift);
    if (places === undefined) continue;
    for (let index = 0; index < length; index++) {
      const word = high[index] ?? 0;
      const digit = (word >>> shift) & digitMask;
      const place = places[digit] ?? 0;
      places[digit] = place + 1;
      spareIds[place] = from[index] ?? 0;
      spareHigh[place] = word;
    }
    [from, spareIds] = [spareIds, from];
    [high, spareHigh] = [spareHigh, high];
  }
  return from;
}

/** Where each digit's first member goes; undefined where all are alike. */
function countPlaces(words: Uint32Array, shift: number): Uint32Array | undefined {
  const counts = new Uint32Array(digitSize);
  for (let index = 0; index < words.length; index++) {
    const digit = ((words[index] ?? 0) >>> shift) & digitMask;
    counts[digit] = (counts[digit] ?? 0) + 1;
  }
  if (counts[((words[0] ?? 0) >>> shift) & digitMask] === words.length) return undefined;
  let place = 0;
  for (let digit = 0; digit < digitSize; digit++) {
    const count = counts[digit] ?? 0;
    counts[digit] = place;
    place += count;
  }
  return counts;
}
