import { createOffsetMap } from '#shared/base/code-points.ts';
import type { Example, LearntCode, Reading } from '#service/nlp/suggest/example.ts';
import { longestRead, passagesOf } from './propose-codes.ts';

/** Code points, half-open; null on the whole message. */
export interface MessageCoding {
  readonly code: number;
  readonly start: number | null;
  readonly end: number | null;
}

/** A message with all that was coded on it. */
export interface CodedMessage {
  readonly text: string;
  readonly group: number;
  /** By the number of the code to learn; null is a coding that is not learnt from, whose passage is not uncoded either. */
  readonly codings: readonly (Omit<MessageCoding, 'code'> & { readonly code: number | null })[];
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whole-message codings of a code of passages are learnt where a message has hardly more than one passage. */
const mostPassagesOfOne = 2;

/**
 * What a coded message teaches: quotes with the codes on them, the whole text with its codes, passages without any
 * code; and the message as a reading, against which proposals are measured.
 */
export function readMessage({ text, group, codings }: CodedMessage, codes: readonly LearntCode[]): { examples: Example[]; uncoded: Example[]; reading: Reading } {
  const read = text.slice(0, longestRead);
  const offsets = createOffsetMap(read);
  const passages = passagesOf(read).map(({ start, end }) => ({ start: offsets.toCodePoint(start), end: offsets.toCodePoint(end), text: read.slice(start, end) }));
  const examples: Example[] = [];
  const given = new Map<number, Set<number>>();
  const whole = new Set<number>();
  const spans = new Map<string, Span & { codes: Set<number> }>();
  let touchesAll = false;
  for (const { code, start, end } of codings) {
    const span = start === null || end === null ? null : { start, end };
    if (span === null) touchesAll ||= code === null || codes[code]?.ofPassages === true;
    if (code === null) continue;
    const touched = [...passages.keys()].filter((place) => span === null || overlap(passages[place], span) > 0);
    for (const place of touched) given.set(code, (given.get(code) ?? new Set()).add(place));
    if (touched.length === 0) given.set(code, given.get(code) ?? new Set());
    if (codes[code]?.ofPassages !== true) whole.add(code);
    else if (span !== null) spans.set(`${span.start} ${span.end}`, { ...span, codes: new Set() });
    else if (passages.length <= mostPassagesOfOne) spans.set('whole', { start: 0, end: offsets.length, codes: new Set() });
  }
  for (const span of spans.values()) {
    // A quote has every code whose span covers half of the shorter of the two.
    for (const { code, start, end } of codings) {
      if (code === null || codes[code]?.ofPassages !== true) continue;
      const other = { start: start ?? 0, end: end ?? offsets.length };
      if (2 * overlap(span, other) >= Math.min(span.end - span.start, other.end - other.start)) span.codes.add(code);
    }
    const quote = read.slice(offsets.toUnit(span.start), offsets.toUnit(span.end));
    if (quote.trim() !== '') examples.push({ text: quote, codes: [...span.codes], isPassage: true, group });
  }
  const unknown = codings.some(({ code }) => code === null);
  if (codes.some(({ ofPassages }) => !ofPassages) && (whole.size > 0 || !unknown)) examples.push({ text: read, codes: [...whole], isPassage: false, group });
  const covered = (passage: Span) => codings.some(({ start, end }) => start !== null && end !== null && overlap(passage, { start, end }) > 0);
  const uncoded = touchesAll || !codes.some(({ ofPassages }) => ofPassages)
    ? []
    : passages.filter((passage) => !covered(passage)).map((passage): Example => ({ text: passage.text, codes: [], isPassage: true, group }));
  const reading: Reading = { text: read, passages: passages.map((passage) => passage.text), codes: new Map([...given].map(([code, places]) => [code, [...places]])), group };
  return { examples, uncoded, reading };
}

function overlap(left: Span | undefined, right: Span): number {
  return left === undefined ? 0 : Math.max(0, Math.min(left.end, right.end) - Math.max(left.start, right.start));
}
