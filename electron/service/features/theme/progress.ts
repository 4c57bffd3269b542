import type { ThemeProgress } from '#shared/contracts/theme.ts';

/** Tells how far a job is, as messages of `total`, with their rate since it began. */
export interface ProgressReport {
  /** `share`: of the whole job, 0 to 1. */
  (step: ThemeProgress['step'], share: number): void;
}

/** Makes a report that stops the job when it is cancelled: call it every few milliseconds. */
export function reportProgress(
  context: { readonly signal: { throwIfAborted(): void }; progress(value: ThemeProgress): void },
  total: number,
): ProgressReport {
  const started = performance.now();
  return (step, share) => {
    context.signal.throwIfAborted();
    const done = Math.round(total * Math.min(1, share));
    const seconds = (performance.now() - started) / 1000;
    context.progress({ step, done, total, rate: seconds > 0.05 ? done / seconds : 0 });
  };
}
