import { addTo } from './bitset.ts';
import type { Bitset } from './bitset.ts';
import { hintShift } from './segment-reader.ts';
import type { Postings, SegmentReader } from './segment-reader.ts';
import { postingsAsBitmap } from './segment-encoder.ts';

/** Adds the messages of a character's postings. */
export function addCharacterMessages(postings: Postings, set: Bitset): void {
  const { bytes, start, end } = postings;
  if (bytes[start] === postingsAsBitmap) {
    for (let index = start + 1, byte = 0; index < end; index += 1, byte += 1) {
      set[byte >>> 2] = (set[byte >>> 2] ?? 0) | ((bytes[index] ?? 0) << ((byte & 3) * 8));
    }
    return;
  }
  let message = 0;
  for (let index = start + 1; index < end;) {
    let byte = bytes[index++] ?? 0;
    let delta = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[index++] ?? 0;
      delta |= (byte & 127) << shift;
    }
    message += delta;
    addTo(set, message);
  }
}

/** Bits of a posting that are no address: none for a pair, one for a word. */
export const pairFlagBits = 0;
export const wordFlagBits = 1;

/** Adds the messages that own the postings' addresses. */
export function addAddressMessages(postings: Postings, flagBits: number, segment: SegmentReader, set: Bitset): void {
  const { bytes, end } = postings;
  const { starts, hints } = segment;
  let value = 0;
  let messageEnd = -1;
  for (let index = postings.start; index < end;) {
    let byte = bytes[index++] ?? 0;
    let delta = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[index++] ?? 0;
      delta |= (byte & 127) << shift;
    }
    value += delta;
    const address = value >>> flagBits;
    if (address < messageEnd) continue;
    let message = hints[address >>> hintShift] ?? 0;
    while ((starts[message + 1] ?? 0) <= address) message += 1;
    messageEnd = starts[message + 1] ?? 0;
    set[message >>> 5] = (set[message >>> 5] ?? 0) | (1 << (message & 31));
  }
}

/** Adds the messages that own these addresses, in any order. */
export function addMessagesAt(addresses: Int32Array, count: number, segment: SegmentReader, set: Bitset): void {
  const { starts, hints } = segment;
  for (let index = 0; index < count; index += 1) {
    const address = addresses[index] ?? 0;
    let message = hints[address >>> hintShift] ?? 0;
    while ((starts[message + 1] ?? 0) <= address) message += 1;
    addTo(set, message);
  }
}

/**
 * Writes where a match would start by these postings, address - offset each, into `out` from `position` on;
 * returns the position behind them. `out` has room for one per byte of the postings.
 */
export function decodeStarts(postings: Postings, offset: number, out: Int32Array, position: number): number {
  const { bytes, end } = postings;
  let start = -offset;
  let count = position;
  for (let index = postings.start; index < end;) {
    let byte = bytes[index++] ?? 0;
    let delta = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[index++] ?? 0;
      delta |= (byte & 127) << shift;
    }
    start += delta;
    out[count++] = start;
  }
  return count;
}

/** As `decodeStarts`, for a word's postings; with `flag` 1 only those that exactly one space and another word follow. */
export function decodeWordStarts(postings: Postings, offset: number, flag: number, out: Int32Array, position: number): number {
  const { bytes, end } = postings;
  let value = 0;
  let count = position;
  for (let index = postings.start; index < end;) {
    let byte = bytes[index++] ?? 0;
    let delta = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[index++] ?? 0;
      delta |= (byte & 127) << shift;
    }
    value += delta;
    if ((value & flag) === flag) out[count++] = (value >>> 1) - offset;
  }
  return count;
}

/** Keeps those of the ascending candidates (in place) at which the postings have a match too; returns how many. */
export function keepStarts(postings: Postings, offset: number, candidates: Int32Array, count: number): number {
  const { bytes, end } = postings;
  let start = -offset;
  let kept = 0;
  let next = 0;
  let candidate = candidates[0] ?? 0;
  for (let index = postings.start; index < end && next < count;) {
    let byte = bytes[index++] ?? 0;
    let delta = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[index++] ?? 0;
      delta |= (byte & 127) << shift;
    }
    start += delta;
    if (candidate > start) continue;
    while (candidate < start) {
      next += 1;
      if (next === count) return kept;
      candidate = candidates[next] ?? 0;
    }
    if (candidate === start) {
      candidates[kept++] = candidate;
      next += 1;
      candidate = candidates[next] ?? 0;
    }
  }
  return kept;
}
