/** A label beside an upright line: on which side, or nowhere for want of room. */
export interface PlacedFlag {
  readonly index: number;
  readonly side: 'left' | 'right' | 'none';
}

export interface Flag {
  /** Px of its line. */
  readonly x: number;
  readonly width: number;
  /** Placed before the others, as the one that the reader is on. */
  readonly first: boolean;
}

const gap = 6;

/** Puts each flag's name to the right of its line or, failing that, to the left, where no other name or line is. */
export function placeFlags(flags: readonly Flag[], left: number, right: number): PlacedFlag[] {
  const taken: { from: number; to: number }[] = [];
  const isFree = (from: number, to: number, own: number): boolean =>
    from >= left && to <= right && taken.every((other) => to <= other.from || from >= other.to) && flags.every(({ x }, index) => index === own || x <= from - 2 || x >= to + 2);
  const order = flags.map((_, index) => index).sort((a, b) => Number(flags[b]?.first) - Number(flags[a]?.first));
  const placed = order.map((index): PlacedFlag => {
    const { x, width } = flags[index] ?? { x: 0, width: 0 };
    for (const side of ['right', 'left'] as const) {
      const [from, to] = side === 'right' ? [x + gap, x + gap + width] : [x - gap - width, x - gap];
      if (!isFree(from, to, index)) continue;
      taken.push({ from, to });
      return { index, side };
    }
    return { index, side: 'none' };
  });
  return placed.sort((a, b) => a.index - b.index);
}

/** Px between the middles of two names at least. */
const lineHeight = 16;

/** Moves names at the ends of lines apart, as little as it takes, between two edges; in the order given. */
export function spreadNames(wanted: readonly number[], top: number, bottom: number): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const placed = [...wanted];
  let last = top - lineHeight;
  for (const index of order) {
    placed[index] = Math.max(wanted[index] ?? 0, last + lineHeight);
    last = placed[index];
  }
  let next = bottom + lineHeight;
  for (const index of order.toReversed()) {
    placed[index] = Math.min(placed[index] ?? 0, next - lineHeight);
    next = placed[index];
  }
  return placed;
}
