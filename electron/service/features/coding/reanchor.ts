import { createOffsetMap, type OffsetMap } from '#shared/base/code-points.ts';
import { contextHash, proveSpan, type ProvenSpan } from './span.ts';

/** A text that spans are looked for in; made once for all codings of a message. */
export interface AnchorText {
  readonly text: string;
  readonly offsets: OffsetMap;
}

/** Makes an {@link AnchorText}. */
export function anchorText(text: string): AnchorText {
  return { text, offsets: createOffsetMap(text) };
}

/**
 * Where a coded passage stands in another version of its text: at its old place if all around it is the same, else
 * where its words stand once, else at the one of several places whose surroundings are the same. Undefined where none of
 * these holds: a guess would be a span that nobody made. Offsets are code points.
 */
export function reanchor(span: { start: number; quote: string; contextHash: string }, { text, offsets }: AnchorText): ProvenSpan | undefined {
  const { quote } = span;
  if (quote === '') return undefined;
  const sameAround = (unit: number) => contextHash(text, unit, unit + quote.length) === span.contextHash;
  const old = span.start <= offsets.length ? offsets.toUnit(span.start) : -1;
  const places = occurrences(text, quote).filter((unit) => isWhole(text, unit, quote));
  const chosen =
    places.includes(old) && sameAround(old) ? old : places.length === 1 ? places[0] : onlyOne(places.filter(sameAround));
  if (chosen === undefined) return undefined;
  return proveSpan(text, offsets.toCodePoint(chosen), offsets.toCodePoint(chosen + quote.length), offsets);
}

/** UTF-16 offsets at which a passage begins, overlapping ones too. */
function occurrences(text: string, quote: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1)) found.push(at);
  return found;
}

/** Whether a passage found by units begins and ends between characters of the text, not inside one. */
function isWhole(text: string, unit: number, quote: string): boolean {
  const splits = (at: number) => at > 0 && at < text.length && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800 && (text.charCodeAt(at) & 0xfc00) === 0xdc00;
  return !splits(unit) && !splits(unit + quote.length);
}

function onlyOne<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}
