import type { SuggestionProgress } from '#shared/contracts/suggestion.ts';

type Step = SuggestionProgress['step'];

/** Where the steps of a job begin and end, as shares of it: reading before learning, writing after proposing, is short. */
const stretches: Readonly<Record<Step, readonly [from: number, to: number]>> = { read: [0, 0.05], learn: [0.05, 1], propose: [0, 0.98], write: [0.98, 1] };

/** How far learning or proposing is, 0 to 1; undefined before its first report. */
export function jobShare(progress: unknown): number | undefined {
  if (typeof progress !== 'object' || progress === null || !('step' in progress && 'done' in progress && 'total' in progress)) return undefined;
  const { step, done, total } = progress;
  if (typeof step !== 'string' || !isStep(step) || typeof done !== 'number' || typeof total !== 'number' || total <= 0) return undefined;
  const [from, to] = stretches[step];
  return from + ((to - from) * done) / total;
}

function isStep(step: string): step is Step {
  return Object.hasOwn(stretches, step);
}
