import type { TextSpan } from './span.ts';

/** A stretch over which nothing changes: the same spans, selected or not throughout. */
export interface Slice<Span extends TextSpan> {
  readonly start: number;
  readonly end: number;
  /** Every span over it, in the order given. */
  readonly spans: readonly Span[];
  readonly selected: boolean;
}

/**
 * Cuts [from, to) at every edge of a span and of the selection. The slices follow each other without gap or overlap
 * and cover the stretch exactly once; an empty stretch has none.
 */
export function sliceText<Span extends TextSpan>(
  from: number,
  to: number,
  spans: readonly Span[],
  selection?: { readonly start: number; readonly end: number },
): readonly Slice<Span>[] {
  if (to <= from) return [];
  const edges = new Set([from, to]);
  const add = (offset: number) => {
    if (offset > from && offset < to) edges.add(offset);
  };
  for (const span of spans) {
    add(span.start);
    add(span.end);
  }
  const selected = selection !== undefined && selection.end > selection.start ? selection : undefined;
  if (selected !== undefined) {
    add(selected.start);
    add(selected.end);
  }
  const offsets = [...edges].sort((left, right) => left - right);
  return offsets.slice(0, -1).map((start, index) => {
    const end = offsets[index + 1] ?? to;
    return {
      start,
      end,
      spans: spans.filter((span) => span.start < end && span.end > start),
      selected: selected !== undefined && selected.start < end && selected.end > start,
    };
  });
}
