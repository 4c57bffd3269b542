import { compareSpans, type TextSpan } from './span.ts';

/** Underlines that fit below a line of text. */
export const textLaneCount = 3;

/**
 * The underline lane of every span: the first free one by start offset, kept over the whole span. Spans that find
 * all three taken are absent from the answer: only their stripe in the margin shows them. Since a span always takes
 * the lowest free lane, those beyond the third never change what the first three hold.
 */
export function assignTextLanes(spans: readonly TextSpan[]): ReadonlyMap<number, number> {
  const lanes = new Map<number, number>();
  const freeFrom = new Array<number>(textLaneCount).fill(0);
  for (const span of [...spans].sort(compareSpans)) {
    const lane = freeFrom.findIndex((end) => end <= span.start);
    if (lane < 0) continue;
    freeFrom[lane] = span.end;
    lanes.set(span.id, lane);
  }
  return lanes;
}
