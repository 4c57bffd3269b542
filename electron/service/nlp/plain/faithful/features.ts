import { within, type Reading, type Stretch } from './reading.ts';

/**
 * What a stretch is recognised by: pairs of Han characters, beginnings of longer words, figures, parties, glossary
 * entries. Ids, each once, in no order; the two lowest bits of an id say its weight.
 */
export type Features = Int32Array;

/** Weight of a feature by the two lowest bits of its id: a Han character, a pair of them or a party, a word, a figure or entry. */
const weights = [0.25, 1, 1.5, 3] as const;
const [characterClass, pairClass, wordClass, factClass] = [0, 1, 2, 3];
/** An id has 29 bits besides its weight. Two features that fall together only look a little more alike than they are. */
const idMask = 0x1fffffff;

const firstHan = 0x3400;
const hanCount = 0xa000 - firstHan;

const stopWords = new Set(['the', 'and', 'for', 'that', 'this', 'with', 'you', 'your', 'our', 'are', 'will', 'shall', 'must', 'may', 'not', 'any', 'all', 'from', 'which', 'when', 'have', 'has', 'was', 'can']);

/** English words behind which a letter is a name. */
const classes = /\b(?:class|series|tier|type|option|plan|band|category|group|part|schedule|unit)\s$/;

const isHan = (code: number) => code >= firstHan && code < 0xa000;
const isLetter = (code: number) => code >= 97 && code <= 122;

/** FNV-1a over UTF-16 units, behind a class that keeps figures, parties and words apart. */
function hashOf(text: string, seed: number): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash ^ (hash >>> 15)) & idMask;
}

const idOf = (hash: number, weight: number) => (((hash & idMask) << 2) | weight) & 0x7fffffff;

/**
 * One hash table for all sets: what stands in it counts only under the stamp of the set that was put in last, so that
 * emptying it is adding one. Linear probing; at most a quarter full.
 */
let slots = new Int32Array(4096);
let stamps = new Int32Array(4096);
let stamp = 0;

/** Empties the table and makes room for so many ids. */
function clear(count: number): void {
  if (4 * count > slots.length) {
    const size = 2 ** Math.ceil(Math.log2(4 * count));
    slots = new Int32Array(size);
    stamps = new Int32Array(size);
    stamp = 0;
  }
  if (stamp === 0x7fffffff) {
    stamps.fill(0);
    stamp = 0;
  }
  stamp++;
}

/** Where an id stands in the table or would stand. */
function slotOf(id: number): number {
  const mask = slots.length - 1;
  let slot = (Math.imul(id, 0x9e3779b1) >>> 12) & mask;
  while (stamps[slot] === stamp && slots[slot] !== id) slot = (slot + 1) & mask;
  return slot;
}

/** Puts an id into the table; false where it stands there already. */
function insert(id: number): boolean {
  const slot = slotOf(id);
  if (stamps[slot] === stamp) return false;
  stamps[slot] = stamp;
  slots[slot] = id;
  return true;
}

const holds = (id: number): boolean => stamps[slotOf(id)] === stamp;

/** Ids are gathered here. */
let scratch = new Int32Array(1024);

/** Features of a stretch of a reading. `entries` are places of glossary terms or renderings, by entry. */
export function featuresOf(reading: Reading, stretch: Stretch, entries: readonly (Stretch & { entry: string })[]): Features {
  const { text } = reading;
  let count = 0;
  const add = (id: number) => {
    if (count === scratch.length) {
      const larger = new Int32Array(2 * count);
      larger.set(scratch);
      scratch = larger;
    }
    scratch[count++] = id;
  };
  for (let index = stretch.start; index < stretch.end; ) {
    const code = text.charCodeAt(index);
    if (isHan(code)) {
      add(idOf(code, characterClass));
      const next = index + 1 < stretch.end ? text.charCodeAt(index + 1) : 0;
      if (isHan(next)) add(idOf((code - firstHan) * hanCount + (next - firstHan), pairClass));
      index++;
    } else if (isLetter(code)) {
      let end = index + 1;
      while (end < stretch.end && isLetter(text.charCodeAt(end))) end++;
      const word = text.slice(index, end);
      if (end - index >= 3) {
        if (!stopWords.has(word)) add(idOf(hashOf(word.slice(0, 5), 1), wordClass));
      } else if (isHan(text.charCodeAt(end)) || classes.test(text.slice(Math.max(0, index - 9), index))) {
        // "Class A units", A 类份额: the letter tells one from another.
        add(idOf(hashOf(word, 5), factClass));
      }
      index = end;
    } else index++;
  }
  for (const { key } of within(reading.quantities, stretch)) add(idOf(hashOf(key, 2), factClass));
  for (const { party } of within(reading.parties, stretch)) add(idOf(hashOf(party, 3), pairClass));
  for (const { entry } of within(entries, stretch)) add(idOf(hashOf(entry, 4), factClass));
  return distinct(scratch.subarray(0, count));
}

/** `featuresOf` that reads each stretch once: checks look at the same clauses in a sentence and in two sentences together. */
export function createFeatureReader(reading: Reading, entries: readonly (Stretch & { entry: string })[]): (stretch: Stretch) => Features {
  const known = new Map<number, Features>();
  const length = reading.text.length + 1;
  return (stretch) => {
    const key = stretch.start * length + stretch.end;
    const held = known.get(key);
    if (held !== undefined) return held;
    const features = featuresOf(reading, stretch, entries);
    known.set(key, features);
    return features;
  };
}

function distinct(ids: Int32Array): Features {
  clear(ids.length);
  let length = 0;
  for (let index = 0; index < ids.length; index++) {
    const id = ids[index] ?? 0;
    if (insert(id)) ids[length++] = id;
  }
  return ids.slice(0, length);
}

/** The features of several stretches as one set. */
export function union(sets: readonly Features[]): Features {
  const [only] = sets;
  if (sets.length === 1 && only !== undefined) return only;
  const all = new Int32Array(sets.reduce((sum, set) => sum + set.length, 0));
  let filled = 0;
  for (const set of sets) {
    all.set(set, filled);
    filled += set.length;
  }
  return distinct(all);
}

/** The summed weight of a set. */
export function weightOf(features: Features): number {
  let weight = 0;
  for (let index = 0; index < features.length; index++) weight += weights[(features[index] ?? 0) & 3] ?? 0;
  return weight;
}

/** Puts a set into the table. */
function hold(features: Features): void {
  clear(features.length);
  for (let index = 0; index < features.length; index++) insert(features[index] ?? 0);
}

/** The shared part of two sets by weight, 0 to 1 (Dice). */
export function likeness(first: Features, second: Features): number {
  const sum = weightOf(first) + weightOf(second);
  if (sum === 0) return 0;
  const [small, large] = first.length < second.length ? [first, second] : [second, first];
  hold(small);
  let shared = 0;
  for (let index = 0; index < large.length; index++) {
    const id = large[index] ?? 0;
    if (holds(id)) shared += 2 * (weights[id & 3] ?? 0);
  }
  return shared / sum;
}

/** The weight of what both of two sets have and none of the others. */
export function weightShared(first: Features, second: Features, without: readonly Features[]): number {
  hold(second);
  let weight = 0;
  for (let index = 0; index < first.length; index++) {
    const id = first[index] ?? 0;
    if (holds(id) && without.every((each) => !each.includes(id))) weight += weights[id & 3] ?? 0;
  }
  return weight;
}
