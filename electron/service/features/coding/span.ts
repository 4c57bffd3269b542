import { createHash } from 'node:crypto';
import { createOffsetMap, type OffsetMap } from '#shared/base/code-points.ts';
import { AppError } from '#shared/base/errors.ts';

/** UTF-16 units of text on either side of a span that its context hash covers. */
const contextUnits = 32;

/** What is stored of a span beside its offsets, to prove later that it still stands where it stood. */
export interface ProvenSpan {
  start_offset: number;
  end_offset: number;
  quote: string;
  context_hash: string;
}

/** SHA-256 (128 bits, hex) of the quote with the text around it; `from` and `to` are UTF-16 offsets. */
export function contextHash(text: string, from: number, to: number): string {
  const before = text.slice(Math.max(0, from - contextUnits), from);
  const after = text.slice(to, to + contextUnits);
  return createHash('sha256')
    .update(JSON.stringify([before, text.slice(from, to), after]))
    .digest('hex')
    .slice(0, 32);
}

/** Cuts a span out of its text; `map` is given where many spans of one text are proven. Offsets are code points, half-open. Throws `invalid-input` when they lie outside it. */
export function proveSpan(text: string, start: number, end: number, map: OffsetMap = createOffsetMap(text)): ProvenSpan {
  const within = start >= 0 && end > start && end <= map.length;
  if (!within) throw new AppError('invalid-input', { reason: 'span-outside-text', start, end });
  const from = map.toUnit(start);
  const to = map.toUnit(end);
  return { start_offset: start, end_offset: end, quote: text.slice(from, to), context_hash: contextHash(text, from, to) };
}
