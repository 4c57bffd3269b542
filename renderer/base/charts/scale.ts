/** From values to px. */
export interface LinearScale {
  readonly domain: readonly [low: number, high: number];
  /** Values with a line, ascending. */
  readonly ticks: readonly number[];
  at(value: number): number;
}

/** Steps between ticks that are easy to read, in each power of ten. */
const steps = [1, 2, 2.5, 3, 5];

/**
 * A scale over whole steps that holds both values: about `count` of them between the ticks at its ends. `from` and `to`
 * are the px of the lowest and the highest tick; `steps` may be chosen anew where tenths read better than quarters.
 */
export function linearScale(low: number, high: number, from: number, to: number, count: number, allowed: readonly number[] = steps): LinearScale {
  const span = high - low || 1;
  const power = 10 ** Math.floor(Math.log10(span / count));
  const candidates = [...allowed.map((step) => step * power), ...allowed.map((step) => step * power * 10)];
  const step = candidates.find((candidate) => span / candidate <= count + 1e-9) ?? span;
  // Rounded to whole steps, so that sums of tenths stay what they look like.
  const [first, last] = [Math.floor(low / step + 1e-9), Math.max(Math.ceil(high / step - 1e-9), Math.floor(low / step + 1e-9) + 1)];
  const digits = Math.max(0, 2 - Math.floor(Math.log10(step)));
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toFixed(Math.min(digits, 12))));
  const domain: [number, number] = [ticks[0] ?? low, ticks.at(-1) ?? high];
  return { domain, ticks, at: (value) => from + ((value - domain[0]) / (domain[1] - domain[0])) * (to - from) };
}
