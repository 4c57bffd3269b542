/** The value below which a share of the sorted values lies (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}

export interface Timed<Result> {
  readonly result: Result;
  /** By the clock, and by the processor: on a machine that others use too, the difference is their doing. */
  readonly milliseconds: number;
  readonly processor: number;
}

/** Times a call. */
export function timed<Result>(call: () => Result): Timed<Result> {
  const before = process.threadCpuUsage();
  const start = performance.now();
  const result = call();
  const elapsed = performance.now() - start;
  const used = process.threadCpuUsage(before);
  return { result, milliseconds: elapsed, processor: (used.user + used.system) / 1000 };
}

export function milliseconds(value: number): string {
  return `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
