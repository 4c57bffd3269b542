/** One coding as the margin sees it: the lines of text it touches, counted from 0, both inclusive. */
export interface MarginMark {
  readonly id: number;
  readonly firstLine: number;
  readonly lastLine: number;
  /** Rows that its name takes; 1 unless given. */
  readonly rows?: number;
}

/** Sizes in px. */
export interface MarginMetrics {
  readonly lineHeight: number;
  readonly nameHeight: number;
  /** From the left edge of one lane to the next. */
  readonly lanePitch: number;
  /** Where names start when there is room for four lanes before them. */
  readonly nameLeft: number;
  /** Widest that lanes may grow to before they are squeezed. */
  readonly laneWidth: number;
}

export const marginMetrics: MarginMetrics = { lineHeight: 28, nameHeight: 22, lanePitch: 7, nameLeft: 34, laneWidth: 98 };

export interface Stripe {
  readonly id: number;
  readonly lane: number;
  /** All in px within the margin of the block. */
  readonly left: number;
  readonly top: number;
  readonly height: number;
}

export interface StripeName {
  readonly id: number;
  readonly top: number;
  /** Left edge of the stripe it belongs to, from which the leader starts. */
  readonly stripeLeft: number;
  /** How far the leader drops below the stripe's foot; 0 where the name stands beside the stripe. */
  readonly drop: number;
}

export interface MarginLayout {
  readonly stripes: readonly Stripe[];
  readonly names: readonly StripeName[];
  /** Names left out because the block would grow without measure. */
  readonly unnamed: number;
  readonly nameLeft: number;
  /** Least height of the block, so that the last name is not cut. */
  readonly height: number;
}

const inset = 3;

/** The margin lane of every mark: the first free by lines touched, so two marks that share a line never share a lane. */
export function assignMarginLanes(marks: readonly MarginMark[]): ReadonlyMap<number, number> {
  const lanes = new Map<number, number>();
  const lastLines: number[] = [];
  for (const mark of inMarginOrder(marks)) {
    const free = lastLines.findIndex((line) => line < mark.firstLine);
    const lane = free < 0 ? lastLines.length : free;
    lastLines[lane] = mark.lastLine;
    lanes.set(mark.id, lane);
  }
  return lanes;
}

/**
 * Places the stripes and names of one block. A name stands on its first line where that is free, else on the next
 * free row; one that ends up below its stripe is reached by a leader that drops.
 */
export function layoutMargin(marks: readonly MarginMark[], lines: number, metrics: MarginMetrics = marginMetrics): MarginLayout {
  const { lineHeight, nameHeight } = metrics;
  const lanes = assignMarginLanes(marks);
  const count = Math.max(0, ...[...lanes.values()].map((lane) => lane + 1));
  const pitch = Math.max(4, Math.min(metrics.lanePitch, metrics.laneWidth / Math.max(1, count)));
  const ordered = inMarginOrder(marks);
  const stripes = ordered.map((mark): Stripe => {
    const lane = lanes.get(mark.id) ?? 0;
    return {
      id: mark.id,
      lane,
      left: lane * pitch,
      top: mark.firstLine * lineHeight + inset,
      height: (mark.lastLine - mark.firstLine + 1) * lineHeight - 2 * inset,
    };
  });
  const most = Math.ceil((lines * lineHeight) / nameHeight) + 8;
  const named = ordered.length > most ? ordered.slice(0, most - 1) : ordered;
  const names: StripeName[] = [];
  let free = inset;
  for (const mark of named) {
    const stripe = stripes[names.length];
    if (stripe === undefined) break;
    const top = Math.max(mark.firstLine * lineHeight + inset, free);
    free = top + nameHeight * (mark.rows ?? 1);
    names.push({ id: mark.id, top, stripeLeft: stripe.left, drop: Math.max(0, top + nameHeight / 2 - stripe.top - stripe.height) });
  }
  const unnamed = ordered.length - named.length;
  return {
    stripes,
    names,
    unnamed,
    nameLeft: Math.max(metrics.nameLeft, count * pitch + 6),
    height: marks.length === 0 ? 0 : free + (unnamed > 0 ? nameHeight : 0) + inset,
  };
}

/** From the top; marks that begin on the same line stay in the order of the text, in which they were given. */
function inMarginOrder(marks: readonly MarginMark[]): readonly MarginMark[] {
  return [...marks].sort((left, right) => left.firstLine - right.firstLine);
}
