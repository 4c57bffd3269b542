import { codePointLength, sliceCodePoints } from '#shared/base/code-points.ts';
import type { ExportedCoding } from '#service/exporters/record.ts';

/** Why a coding is not provable against its text. */
export type SpanFault = 'offsets' | 'quote';

/**
 * Re-slices a coding from the text it is about to leave with. Null: it matches. A whole-message coding has neither
 * offsets nor quote and matches by having none.
 */
export function findSpanFault(text: string, coding: Pick<ExportedCoding, 'start' | 'end' | 'quote'>): SpanFault | null {
  const { start, end, quote } = coding;
  if (start === null && end === null) return quote === null ? null : 'quote';
  if (start === null || end === null || !Number.isInteger(start) || !Number.isInteger(end)) return 'offsets';
  if (start < 0 || end <= start || end > codePointLength(text)) return 'offsets';
  return sliceCodePoints(text, start, end) === quote ? null : 'quote';
}
