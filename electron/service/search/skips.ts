/**
 * Postings of pairs and words are ascending differences, and behind them, for every further `skipBytes` of them, the
 * value reached there (32 bits, little-endian), so that a few addresses are looked up without decoding all. Lengths
 * tell where the differences end: l bytes of them have (l - 1) / skipBytes entries, rounded down.
 */
export const skipBytes = 128;
const entryBytes = 4;

/** How many entries are behind the differences, from the length of both together. */
export function skipCount(length: number): number {
  return length === 0 ? 0 : Math.floor((length - 1) / (skipBytes + entryBytes));
}

/** Where the differences end. */
export function differencesEnd(start: number, end: number): number {
  return end - entryBytes * skipCount(end - start);
}

/** Bytes that so many bytes of differences take with their entries, at most. */
export function withSkips(length: number): number {
  return length + Math.ceil(length / skipBytes) * entryBytes;
}

/** Writes the entries for the differences bytes[start, end) at their end; returns where they end. */
export function writeSkips(bytes: Uint8Array, start: number, end: number): number {
  let position = end;
  let next = start + skipBytes;
  if (end <= next) return end;
  let value = 0;
  for (let index = start; index < end;) {
    if (index >= next) {
      bytes[position++] = value & 255;
      bytes[position++] = (value >>> 8) & 255;
      bytes[position++] = (value >>> 16) & 255;
      bytes[position++] = value >>> 24;
      next += skipBytes;
    }
    let byte = bytes[index++] ?? 0;
    let delta = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[index++] ?? 0;
      delta |= (byte & 127) << shift;
    }
    value += delta;
  }
  // The last posting may run beyond a boundary, behind which none starts.
  const stop = end + entryBytes * Math.floor((end - start - 1) / skipBytes);
  while (position < stop) {
    bytes[position++] = value & 255;
    bytes[position++] = (value >>> 8) & 255;
    bytes[position++] = (value >>> 16) & 255;
    bytes[position++] = value >>> 24;
  }
  return position;
}

/** The least posting of bytes[start, end) that is not below a value; -1 for none. */
export function firstNotBelow(bytes: Uint8Array, start: number, end: number, wanted: number): number {
  const count = skipCount(end - start);
  const stop = end - entryBytes * count;
  let low = 0;
  let high = count;
  let value = 0;
  // The last boundary at which the value reached is still below the wanted one.
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    const at = stop + entryBytes * (middle - 1);
    const reached = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);
    if (reached < wanted) {
      low = middle;
      value = reached;
    } else {
      high = middle - 1;
    }
  }
  let index = start + low * skipBytes;
  // A byte behind one with its high bit set belongs to the posting that starts before the boundary.
  if (low > 0) while (index < stop && (bytes[index - 1] ?? 0) > 127) index += 1;
  while (index < stop) {
    let byte = bytes[index++] ?? 0;
    let delta = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[index++] ?? 0;
      delta |= (byte & 127) << shift;
    }
    value += delta;
    if (value >= wanted) return value;
  }
  return -1;
}
