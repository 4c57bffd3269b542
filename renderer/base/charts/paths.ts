/** Points of a drawing; NaN in either part breaks the line. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

const px = (value: number): string => String(Math.round(value * 10) / 10);
const isKnown = ({ x, y }: Point): boolean => !Number.isNaN(x) && !Number.isNaN(y);

/** A line through points, with a gap where one is missing. A point on its own draws nothing. */
export function linePath(points: readonly Point[]): string {
  return runsOf(points)
    .filter((run) => run.length > 1)
    .map((run) => run.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${px(x)} ${px(y)}`).join(''))
    .join('');
}

/** Lines from point to point, for the pairs that `wanted` names by the number of the first. */
export function segmentPath(points: readonly Point[], wanted: (first: number) => boolean): string {
  let path = '';
  let last = -1;
  for (let index = 0; index + 1 < points.length; index++) {
    const [from, to] = [points[index], points[index + 1]];
    if (from === undefined || to === undefined || !isKnown(from) || !isKnown(to) || !wanted(index)) continue;
    path += last === index ? `L${px(to.x)} ${px(to.y)}` : `M${px(from.x)} ${px(from.y)}L${px(to.x)} ${px(to.y)}`;
    last = index + 1;
  }
  return path;
}

/** An area between two edges, closed on its own on either side of a gap. `low` and `high` share their x. */
export function bandPath(low: readonly Point[], high: readonly Point[]): string {
  const paired = low.map((point, index) => ({ ...point, other: high[index]?.y ?? Number.NaN }));
  let path = '';
  for (const run of runsOf(paired.map((point) => (Number.isNaN(point.other) ? { ...point, y: Number.NaN } : point)))) {
    const upper = run.map(({ x, other }) => `${px(x)} ${px(other)}`);
    const lower = run.toReversed().map(({ x, y }) => `${px(x)} ${px(y)}`);
    path += `M${[...upper, ...lower].join('L')}Z`;
  }
  return path;
}

function runsOf<P extends Point>(points: readonly P[]): P[][] {
  const runs: P[][] = [];
  let open = false;
  for (const point of points) {
    if (!isKnown(point)) open = false;
    else if (open) runs.at(-1)?.push(point);
    else {
      runs.push([point]);
      open = true;
    }
  }
  return runs;
}
