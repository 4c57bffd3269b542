import { marginMetrics, type MarginMark } from '#renderer/base/spans/margin-layout.ts';
import type { TextSpan } from '#renderer/base/spans/span.ts';

/**
 * Reads from the drawn block how many lines it has and which of them each span touches. One layout of the page
 * serves all, since nothing is written between the reads.
 */
export function linesTouched(
  paragraph: HTMLElement,
  spans: readonly TextSpan[],
  start: number,
  end: number,
): { readonly lines: number; readonly touched: readonly MarginMark[] } {
  const { lineHeight } = marginMetrics;
  const frame = paragraph.getBoundingClientRect();
  const lines = Math.max(1, Math.round(frame.height / lineHeight));
  if (spans.length === 0) return { lines, touched: [] };
  const lineOf = (box: DOMRect) => Math.min(lines - 1, Math.max(0, Math.floor((box.top + box.height / 2 - frame.top) / lineHeight)));
  const pieces = [...paragraph.querySelectorAll('[data-at]')].map((element) => ({ element, at: Number(element.getAttribute('data-at')) }));
  const pieceFrom = (offset: number) => lowerBound(pieces, offset);
  const touched = spans.flatMap((span): MarginMark[] => {
    const first = pieces[pieceFrom(Math.max(span.start, start))]?.element;
    const last = pieces[pieceFrom(Math.min(span.end, end)) - 1]?.element;
    const firstBox = first?.getClientRects()[0];
    const lastBoxes = last?.getClientRects();
    const lastBox = lastBoxes?.[lastBoxes.length - 1];
    if (firstBox === undefined || lastBox === undefined) return [];
    const firstLine = lineOf(firstBox);
    return [{ id: span.id, firstLine, lastLine: Math.max(firstLine, lineOf(lastBox)) }];
  });
  return { lines, touched };
}

/** Index of the first piece that begins at or behind an offset; every edge of a span begins one. */
function lowerBound(pieces: readonly { readonly at: number }[], offset: number): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.at ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
