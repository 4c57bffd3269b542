import type { SuggestionProgress } from '#shared/contracts/suggestion.ts';

/** Tells how far a step of a job is, with its rate and the time left, and throws where the job is cancelled. */
export type Report = (step: SuggestionProgress['step'], done: number, total: number) => void;

/** Makes a {@link Report}: call it every few milliseconds. */
export function createReport(context: { readonly signal: { throwIfAborted(): void }; progress(value: SuggestionProgress): void }): Report {
  let current: SuggestionProgress['step'] | undefined;
  let began = 0;
  return (step, done, total) => {
    context.signal.throwIfAborted();
    if (step !== current) {
      current = step;
      began = performance.now();
    }
    const seconds = (performance.now() - began) / 1000;
    const rate = seconds > 0.05 ? done / seconds : 0;
    context.progress({ step, done: Math.round(done), total, rate: Math.round(rate), secondsLeft: rate > 0 ? Math.round((total - done) / rate) : null });
  };
}
