import { addTo, isMember } from './bitset.ts';
import type { Bitset } from './bitset.ts';
import { followingBits, isFollowedBy } from './following.ts';
import { hintShift } from './segment-reader.ts';
import type { SegmentReader } from './segment-reader.ts';
import type { Postings } from './term-postings.ts';
import { postingsAsBitmap } from './segment-encoder.ts';
import { differencesEnd, firstNotBelow } from './skips.ts';

/** Adds the messages of the postings of a character or a part. */
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

/**
 * Adds the messages that own these addresses, in any order. Few branches, so that the processor can wait for several
 * of the tables' entries at once: most places lie in the message of the hint or in one of the next two.
 */
export function addMessagesAt(addresses: Int32Array, count: number, segment: SegmentReader, set: Bitset): void {
  const { starts, hints } = segment;
  for (let index = 0; index < count; index += 1) {
    const address = addresses[index] ?? 0;
    let message = hints[address >>> hintShift] ?? 0;
    // The sign bit is set where the next message starts at or before the address.
    message += ((starts[message + 1] ?? 0) - 1 - address) >>> 31;
    message += ((starts[message + 1] ?? 0) - 1 - address) >>> 31;
    while ((starts[message + 1] ?? 0) <= address) message += 1;
    set[message >>> 5] = (set[message >>> 5] ?? 0) | (1 << (message & 31));
  }
}

/**
 * Writes where a match would start by the postings of a pair, address - offset each, into `out`; returns how many.
 * `out` has room for one per byte of the postings.
 */
export function decodeStarts(postings: Postings, offset: number, out: Int32Array): number {
  const { bytes } = postings;
  const end = differencesEnd(postings.start, postings.end);
  let start = -offset;
  let count = 0;
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

/** As `decodeStarts`, for a word's postings that are followed as wanted; writes from `position` on, and returns where it ends. */
export function decodeWordStarts(postings: Postings, offset: number, wanted: number, out: Int32Array, position: number): number {
  const { bytes } = postings;
  const end = differencesEnd(postings.start, postings.end);
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
    if (isFollowedBy(value, wanted)) out[count++] = (value >>> followingBits) - offset;
  }
  return count;
}

/** As `decodeWordStarts`, for those starts only that are in `marks`, a bit per address. */
export function decodeMarkedWordStarts(postings: Postings, offset: number, wanted: number, marks: Bitset, out: Int32Array, position: number): number {
  const { bytes } = postings;
  const end = differencesEnd(postings.start, postings.end);
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
    const start = (value >>> followingBits) - offset;
    if (start >= 0 && isMember(marks, start) && isFollowedBy(value, wanted)) out[count++] = start;
  }
  return count;
}

/** Writes those of the candidates that the word's postings have, followed as wanted, into `out` from `position` on. */
export function probeWordStarts(postings: Postings, offset: number, wanted: number, candidates: Int32Array, candidateCount: number, out: Int32Array, position: number): number {
  const { bytes, start, end } = postings;
  let count = position;
  for (let index = 0; index < candidateCount; index += 1) {
    const candidate = candidates[index] ?? 0;
    const address = candidate + offset;
    if (address < 0) continue;
    const value = firstNotBelow(bytes, start, end, address * 2 ** followingBits);
    if (value >= 0 && value >>> followingBits === address && isFollowedBy(value, wanted)) out[count++] = candidate;
  }
  return count;
}

/** Keeps those of the candidates (in place, in any order) that the postings of a pair have; for few of them. */
export function probeStarts(postings: Postings, offset: number, candidates: Int32Array, count: number): number {
  const { bytes, start, end } = postings;
  let kept = 0;
  for (let index = 0; index < count; index += 1) {
    const candidate = candidates[index] ?? 0;
    const address = candidate + offset;
    if (address >= 0 && firstNotBelow(bytes, start, end, address) === address) candidates[kept++] = candidate;
  }
  return kept;
}

/** Keeps those of the ascending candidates (in place) at which the postings have a match too; returns how many. */
export function keepStarts(postings: Postings, offset: number, candidates: Int32Array, count: number): number {
  const { bytes } = postings;
  const end = differencesEnd(postings.start, postings.end);
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
