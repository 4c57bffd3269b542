import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { createScrollMap, offsetAfterScroll } from './scroll-map.ts';

export interface RowWindow {
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** The element whose children are the rows in sight. */
  readonly layer: RefObject<HTMLDivElement | null>;
  /** Height of the element that gives the scroll bar its range. */
  readonly canvasHeight: number;
  /** Height in which rows are seen, and width. */
  readonly viewport: number;
  readonly width: number;
  /** Rows to render, the last one included. */
  readonly first: number;
  readonly last: number;
  /** Share of the whole table above the first row in sight, and in sight: what the ruler's thumb shows. */
  readonly position: number;
  readonly extent: number;
  onScroll(): void;
  /** Brings a row into sight: with as little movement as possible, or to the middle. */
  reveal(index: number, place?: 'nearest' | 'middle'): void;
  /** Goes to a share (0 to 1) of the table. */
  goToShare(share: number): void;
  /** Whether the last row is in sight. */
  isAtEnd(): boolean;
}

export interface RowWindowOptions {
  readonly count: number;
  /** Height of a row; with `variable` the assumed one. */
  readonly rowHeight: number;
  /** Rows are as tall as their content; the offset then moves row by row in proportion to each one's height. */
  readonly variable: boolean;
  readonly headHeight: number;
}

/** Milliseconds without scrolling after which the scroll bar is set to where the rows are. */
const restMilliseconds = 150;
/** Least height of a row of variable height, for how many to render. */
const leastHeight = 28;

/**
 * Which rows of a table of any length are in sight. The rows stand in a box that does not scroll, so that however far
 * and fast the reader goes, what was last rendered stays visible until the next rows are.
 */
export function useRowWindow({ count, rowHeight, variable, headHeight }: RowWindowOptions): RowWindow {
  const scroller = useRef<HTMLDivElement>(null);
  const layer = useRef<HTMLDivElement>(null);
  const [viewport, setViewport] = useState(0);
  const [width, setWidth] = useState(0);
  // With variable heights the last row may be scrolled to the top: its own height is not known beforehand.
  const total = count * rowHeight + (variable ? Math.max(0, viewport - rowHeight) : 0);
  const map = useMemo(() => createScrollMap(total, viewport), [total, viewport]);
  const [offset, setOffset] = useState(0);
  const native = useRef(0);
  const rest = useRef<number | undefined>(undefined);
  const clamped = Math.min(offset, Math.max(0, total - viewport));

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const measure = () => {
      setViewport(Math.max(0, element.clientHeight - headHeight));
      setWidth(element.clientWidth);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [headHeight]);

  const place = useCallback((virtual: number) => {
    const limited = Math.min(Math.max(0, virtual), Math.max(0, map.total - viewport));
    setOffset(limited);
    const element = scroller.current;
    if (element === null) return;
    element.scrollTop = map.toNative(limited);
    native.current = element.scrollTop;
  }, [map, viewport]);

  // Another length or height: the same row stays at the top.
  const before = useRef({ rowHeight, top: 0 });
  useLayoutEffect(() => {
    if (before.current.rowHeight !== rowHeight) place(before.current.top * rowHeight);
    before.current = { rowHeight, top: clamped / rowHeight };
  }, [rowHeight, clamped, place]);
  useLayoutEffect(() => {
    if (clamped !== offset) place(clamped);
  }, [clamped, offset, place]);

  const first = Math.min(Math.max(0, count - 1), Math.floor(clamped / rowHeight));
  const rows = Math.ceil(viewport / (variable ? leastHeight : rowHeight)) + 1;
  const last = Math.min(count - 1, first + rows);

  useLayoutEffect(() => {
    const element = layer.current;
    if (element === null) return;
    const share = clamped / rowHeight - first;
    const head = element.firstElementChild;
    const height = variable && head instanceof HTMLElement ? head.offsetHeight : rowHeight;
    element.style.transform = `translateY(${-Math.round(share * height)}px)`;
  });

  useEffect(() => () => window.clearTimeout(rest.current), []);

  const onScroll = useCallback(() => {
    const element = scroller.current;
    if (element === null) return;
    const now = element.scrollTop;
    // Rounding by the browser of what was set here; sideways scrolling comes by, too.
    if (Math.abs(now - native.current) < 1) return;
    setOffset((virtual) => offsetAfterScroll(map, virtual, native.current, now, viewport));
    native.current = now;
    window.clearTimeout(rest.current);
    rest.current = window.setTimeout(() => {
      setOffset((virtual) => {
        element.scrollTop = map.toNative(virtual);
        native.current = element.scrollTop;
        return virtual;
      });
    }, restMilliseconds);
  }, [map, viewport]);

  const reveal = useCallback((index: number, where: 'nearest' | 'middle' = 'nearest') => {
    const top = index * rowHeight;
    if (where === 'middle') {
      place(variable ? top : top - Math.max(0, viewport - rowHeight) / 2);
      return;
    }
    if (top < clamped) {
      place(top);
      return;
    }
    if (!variable) {
      if (top + rowHeight > clamped + viewport) place(top + rowHeight - viewport);
      return;
    }
    const children = [...(layer.current?.children ?? [])].filter((child) => child instanceof HTMLElement);
    const row = children[index - first];
    const box = layer.current?.parentElement?.getBoundingClientRect();
    if (row === undefined || box === undefined) {
      place(top);
      return;
    }
    let over = row.getBoundingClientRect().bottom - box.bottom;
    if (over <= 0) return;
    let anchor = first;
    over += (clamped / rowHeight - first) * (children[0]?.offsetHeight ?? rowHeight);
    for (const child of children) {
      if (over <= 0 || anchor >= index) break;
      over -= child.offsetHeight;
      anchor++;
    }
    place(anchor * rowHeight);
  }, [rowHeight, clamped, viewport, variable, first, place]);

  return {
    scroller,
    layer,
    canvasHeight: map.height,
    viewport,
    width,
    first,
    last,
    position: total <= viewport ? 0 : clamped / total,
    extent: total === 0 ? 1 : Math.min(1, viewport / total),
    onScroll,
    reveal,
    goToShare: (share) => place(share * total - viewport / 2),
    isAtEnd: () => count > 0 && clamped >= total - viewport - rowHeight,
  };
}
