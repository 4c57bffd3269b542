import { createOffsetMap, type OffsetMap } from '#shared/base/code-points.ts';
import { foldText } from '#service/search/fold.ts';
import { boundOf, directionOf, type Bound, type Direction } from './bounds.ts';
import { findMarkers, type Marker } from './markers.ts';
import { findParties, type PartyMention } from './parties.ts';
import { findQuantities, type Quantity } from './quantities.ts';
import { findSentences, type Sentence } from './sentences.ts';

/** A figure with how it bounds. */
export type BoundQuantity = Quantity & { readonly bound: Bound; readonly direction: Direction };

/**
 * A text as the checks read it: folded (lower case, simplified, half-width; one code point for one), with what was
 * found in it in order. All offsets are UTF-16 units of `text`; `offsets` turns them into code points.
 */
export interface Reading {
  readonly text: string;
  readonly offsets: OffsetMap;
  readonly sentences: readonly Sentence[];
  /** Figures but noughts, which deny ("exit charge: 0") and are among the markers. */
  readonly quantities: readonly BoundQuantity[];
  /** Numbers in words that may be figures; see `Quantity.weak`. */
  readonly weak: readonly Quantity[];
  readonly markers: readonly Marker[];
  readonly parties: readonly PartyMention[];
  /** Explanations in brackets, which give figures, but no markers and no parties. */
  readonly exempt: readonly Stretch[];
}

/** Half-open stretch of a text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Reads a text. What lies in `exempt` (definitions in brackets) gives figures, but no markers and no parties. */
export function readText(original: string, exempt: (folded: string) => readonly Stretch[] = () => []): Reading {
  const text = foldText(original);
  const spared = exempt(text).filter((each, index, all) => index === 0 || each.start !== all[index - 1]?.start);
  const taken: Stretch[] = [];
  const all = findQuantities(text);
  const found = all.filter(({ weak }) => weak === undefined);
  const bounded = found.map((quantity, index): BoundQuantity => {
    const { start, end, ...read } = boundOf(text, quantity);
    const bound = boundInRange(text, read.bound, quantity, found[index - 1], found[index + 1]);
    taken.push({ start: Math.max(start, taken.at(-1)?.end ?? 0), end });
    return { ...quantity, bound, direction: directionOf(text, quantity) };
  });
  const quantities = bounded.filter((quantity) => !isNought(quantity));
  const noughts = bounded.filter(isNought).map(({ start, end }): Marker => ({ kind: 'not', start, end, word: text.slice(start, end) }));
  const outside = ({ start }: Stretch) => holding(spared, start) === undefined;
  return {
    text,
    offsets: createOffsetMap(text),
    sentences: findSentences(text),
    quantities,
    weak: all.filter(({ weak }) => weak === true),
    markers: [...findMarkers(text, taken), ...noughts].toSorted((a, b) => a.start - b.start).filter(outside),
    parties: findParties(text).filter(outside),
    exempt: spared,
  };
}

const isNought = ({ value, bound, unit }: BoundQuantity) => value === 0 && bound === 'exact' && (unit === '' || unit === '%' || /^[a-z]{3}$/.test(unit));

const joinsRange = (text: string, first: Quantity | undefined, second: Quantity | undefined): boolean =>
  first !== undefined && second !== undefined && first.unit === second.unit && first.value < second.value && /^\s?(?:至|到|~|-|–|—|to)\s?$/.test(text.slice(first.end, second.start));
const isBetween = (text: string, first: Quantity | undefined, second: Quantity | undefined): boolean =>
  first !== undefined && second !== undefined && /\bbetween\s(?:the\s(?:ages?|hours?)\s(?:of\s)?)?$/.test(text.slice(Math.max(0, first.start - 24), first.start)) && /^\s?and\s?$/.test(text.slice(first.end, second.start));

/** "From 18 to 65" and "at least 18 and at most 65" bound alike: the lower end is a least, the upper a most. */
function boundInRange(text: string, bound: Bound, quantity: Quantity, previous: Quantity | undefined, next: Quantity | undefined): Bound {
  const range = (first: Quantity | undefined, second: Quantity | undefined) => joinsRange(text, first, second) || isBetween(text, first, second);
  if (bound === 'exact' && range(quantity, next)) return 'at-least';
  return bound === 'exact' && range(previous, quantity) ? 'at-most' : bound;
}

/** A stretch cut at offsets, which are in order: as many pieces and one. */
export function cutAt({ start, end }: Stretch, offsets: readonly number[]): Stretch[] {
  return [start, ...offsets].map((from, index) => ({ start: from, end: offsets[index] ?? end }));
}

/** The place in a list (in order of start) of the first item that starts at or behind an offset. */
export function firstFrom(items: readonly Stretch[], offset: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What of a list (in order of start) starts in a stretch. */
export function within<T extends Stretch>(items: readonly T[], { start, end }: Stretch): T[] {
  return items.slice(firstFrom(items, start), firstFrom(items, end));
}

/** The item of a list (in order, not overlapping) that holds an offset. */
export function holding<T extends Stretch>(items: readonly T[], offset: number): T | undefined {
  const item = items[firstFrom(items, offset + 1) - 1];
  return item !== undefined && offset < item.end ? item : undefined;
}
