/**
 * Long work cut into steps of a few milliseconds: it yields the share that is done, 0 to 1. Whoever runs it decides
 * what happens between two steps: a job polls its cancel flag, a pipe lets the event loop turn.
 */
export type Steps<Result> = Generator<number, Result, void>;

/** Runs the work to its end on this thread. What `between` throws ends it; then nothing of it is kept. */
export function runSteps<Result>(steps: Steps<Result>, between?: (done: number) => void): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    between?.(value);
  }
}

/** Runs the work and awaits `between` after each step. */
export async function runStepsAsync<Result>(steps: Steps<Result>, between: (done: number) => Promise<void>): Promise<Result> {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    await between(value);
  }
}

/** The steps of one part of a larger work, which goes from the share `from` to the share `to` of it. */
export function* part<Result>(from: number, to: number, steps: Steps<Result>): Steps<Result> {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    yield from + (to - from) * value;
  }
}

/** Parts of a larger work, one after another, each as long as its weight says beside the others. Runs the steps of one by its name. */
export function createParts<Name extends string>(parts: readonly (readonly [name: Name, weight: number])[]): <Result>(name: Name, steps: Steps<Result>) => Steps<Result> {
  const weigh = (some: typeof parts): number => some.reduce((sum, [, weight]) => sum + weight, 0);
  return (name, steps) => {
    const place = parts.findIndex(([each]) => each === name);
    return part(weigh(parts.slice(0, place)) / weigh(parts), weigh(parts.slice(0, place + 1)) / weigh(parts), steps);
  };
}
