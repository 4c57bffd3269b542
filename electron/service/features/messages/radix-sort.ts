/**
 * Stable ascending sort of ids by non-negative whole keys below 2^53, one key per id, in passes of 16 bits from the
 * lowest digit up; digits in which all keys agree cost one look. Returns new ids; keys and ids are not changed.
 */
export function sortByKey(ids: Int32Array<ArrayBuffer>, keys: Float64Array | Uint32Array): Int32Array<ArrayBuffer> {
  const length = ids.length;
  if (isAscending(keys)) return ids.slice();
  let largest = 0;
  for (let index = 0; index < length; index++) if ((keys[index] ?? 0) > largest) largest = keys[index] ?? 0;
  let low = new Uint32Array(length);
  for (let index = 0; index < length; index++) low[index] = (keys[index] ?? 0) % 0x1_0000_0000;
  let high: Uint32Array<ArrayBuffer> | undefined;
  if (largest > 0xffff_ffff) {
    high = new Uint32Array(length);
    for (let index = 0; index < length; index++) high[index] = Math.floor((keys[index] ?? 0) / 0x1_0000_0000);
  }
  let from = ids;
  let spareIds = new Int32Array(length);
  let spareLow = new Uint32Array(length);
  let spareHigh = high === undefined ? undefined : new Uint32Array(length);
  const digits = Math.ceil(Math.max(1, Math.log2(largest + 1)) / 16);
  for (let digit = 0; digit < digits; digit++) {
    const words: Uint32Array<ArrayBuffer> = digit < 2 ? low : (high ?? low);
    const shift = (digit % 2) * 16;
    const places = countPlaces(words, shift);
    if (places === undefined) continue;
    for (let index = 0; index < length; index++) {
      const bucket = ((words[index] ?? 0) >>> shift) & 0xffff;
      const place = places[bucket] ?? 0;
      places[bucket] = place + 1;
      spareIds[place] = from[index] ?? 0;
      spareLow[place] = low[index] ?? 0;
      if (high !== undefined && spareHigh !== undefined) spareHigh[place] = high[index] ?? 0;
    }
    const free = from === ids ? new Int32Array(length) : from;
    [from, spareIds] = [spareIds, free];
    [low, spareLow] = [spareLow, low];
    [high, spareHigh] = [spareHigh, high];
  }
  return from === ids ? ids.slice() : from;
}

function isAscending(keys: Float64Array | Uint32Array): boolean {
  for (let index = 1; index < keys.length; index++) if ((keys[index - 1] ?? 0) > (keys[index] ?? 0)) return false;
  return true;
}

/** Where each digit's first member goes; undefined where all are alike. */
function countPlaces(words: Uint32Array, shift: number): Uint32Array | undefined {
  const counts = new Uint32Array(0x10000);
  for (let index = 0; index < words.length; index++) {
    const bucket = ((words[index] ?? 0) >>> shift) & 0xffff;
    counts[bucket] = (counts[bucket] ?? 0) + 1;
  }
  if (counts[((words[0] ?? 0) >>> shift) & 0xffff] === words.length) return undefined;
  let place = 0;
  for (let bucket = 0; bucket < counts.length; bucket++) {
    const count = counts[bucket] ?? 0;
    counts[bucket] = place;
    place += count;
  }
  return counts;
}
