/**
 * Between the browser's scroll offset and the offset in a table that is taller than a browser can make an element.
 * Both ends map one to one; what lies between is compressed. Offsets are CSS pixels.
 */
export interface ScrollMap {
  /** Height to give the scrolled element. */
  readonly height: number;
  /** Height of all rows. */
  readonly total: number;
  /** Table offset of a browser offset. */
  toVirtual(native: number): number;
  /** Browser offset of a table offset. */
  toNative(virtual: number): number;
}

/** The tallest element that every browser lays out exactly. */
export const tallestElement = 12_000_000;
/** At each end so much maps one to one, so that small steps reach the very first and last row. */
const edge = 1_000_000;

/** The map for a table of `total` pixels seen through `viewport` pixels. */
export function createScrollMap(total: number, viewport: number): ScrollMap {
  if (total <= tallestElement) {
    const limit = Math.max(0, total - viewport);
    const clamp = (offset: number) => Math.min(Math.max(0, offset), limit);
    return { height: total, total, toVirtual: clamp, toNative: clamp };
  }
  const nativeEnd = tallestElement - viewport;
  const virtualEnd = total - viewport;
  const share = (virtualEnd - 2 * edge) / (nativeEnd - 2 * edge);
  return {
    height: tallestElement,
    total,
    toVirtual(native) {
      if (native <= edge) return Math.max(0, native);
      if (native >= nativeEnd - edge) return Math.min(virtualEnd, virtualEnd - (nativeEnd - native));
      return edge + (native - edge) * share;
    },
    toNative(virtual) {
      if (virtual <= edge) return Math.max(0, virtual);
      if (virtual >= virtualEnd - edge) return Math.min(nativeEnd, nativeEnd - (virtualEnd - virtual));
      return edge + (virtual - edge) / share;
    },
  };
}

/**
 * The table offset after the browser scrolled from one offset to another: small steps (wheel, arrows of a scroll
 * bar) move by so many pixels, leaps (the thumb dragged, a click on the track) go where the map says.
 */
export function offsetAfterScroll(map: ScrollMap, virtual: number, before: number, now: number, viewport: number): number {
  const step = now - before;
  if (map.height === map.total || Math.abs(step) > 3 * viewport || now === 0) return map.toVirtual(now);
  return Math.min(Math.max(0, virtual + step), map.total - viewport);
}
