import { compareSpans, type TextSpan } from './span.ts';

export interface IntervalIndex<Span extends TextSpan> {
  /** Spans that share at least one code point with [start, end), by start. */
  overlapping(start: number, end: number): readonly Span[];
  /** Spans that hold an offset or end at it: what a caret there touches. */
  touching(offset: number): readonly Span[];
}

/**
 * Answers which spans meet a stretch of text without walking all of them. The spans stand sorted by start; each
 * position of that order, seen as the root of a balanced tree over its half, knows the furthest end below it.
 */
export function createIntervalIndex<Span extends TextSpan>(spans: readonly Span[]): IntervalIndex<Span> {
  const sorted = [...spans].sort(compareSpans);
  const furthest = new Float64Array(sorted.length);

  function fill(low: number, high: number): number {
    if (low >= high) return -1;
    const middle = (low + high) >> 1;
    const own = sorted[middle]?.end ?? -1;
    const most = Math.max(own, fill(low, middle), fill(middle + 1, high));
    furthest[middle] = most;
    return most;
  }
  fill(0, sorted.length);

  function collect(low: number, high: number, start: number, end: number, found: Span[]): void {
    if (low >= high) return;
    const middle = (low + high) >> 1;
    if ((furthest[middle] ?? -1) <= start) return;
    collect(low, middle, start, end, found);
    const span = sorted[middle];
    if (span === undefined || span.start >= end) return;
    if (span.end > start) found.push(span);
    collect(middle + 1, high, start, end, found);
  }

  function overlapping(start: number, end: number): readonly Span[] {
    const found: Span[] = [];
    collect(0, sorted.length, start, end, found);
    return found;
  }
  return {
    overlapping,
    touching: (offset) => overlapping(offset - 1, offset + 1).filter((span) => span.start <= offset && offset <= span.end),
  };
}
