import { compareSpans, type TextSpan } from './span.ts';

/** Underlines that fit below a line of text. */
export const textLaneCount = 3;

/**
 * The underline lane of every span: the first free one by start offset, kept over the whole span. Spans that find
 * all three taken are absent from the answer: only their stripe in the margin shows them. Since a span always takes
 * the lowest free lane, those beyond the third never change what the first three hold. Spans that are only proposed
 * take what the others leave free.
 */
export function assignTextLanes(spans: readonly TextSpan[], proposed: readonly TextSpan[] = []): ReadonlyMap<number, number> {
  const lanes = new Map<number, number>();
  const freeFrom = new Array<number>(textLaneCount).fill(0);
  for (const span of [...spans].sort(compareSpans)) {
    const lane = freeFrom.findIndex((end) => end <= span.start);
    if (lane < 0) continue;
    freeFrom[lane] = span.end;
    lanes.set(span.id, lane);
  }
  const taken = spans.map((span) => ({ ...span, lane: lanes.get(span.id) }));
  for (const span of [...proposed].sort(compareSpans)) {
    const over = taken.filter((other) => other.start < span.end && span.start < other.end);
    const lane = Array.from({ length: textLaneCount }, (_, index) => index).find((index) => !over.some((other) => other.lane === index));
    if (lane === undefined) continue;
    lanes.set(span.id, lane);
    taken.push({ ...span, lane });
  }
  return lanes;
}
