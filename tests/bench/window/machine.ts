import type { Timings } from './measure.ts';

const pause = 10;

/**
 * Notes how late a timer of this process, which does nothing else, comes: what other work on the machine takes away from
 * every process, the browser and the service among them. Without it a stall of the machine reads like one of the window.
 */
export function watchMachine(): { end(): Timings } {
  const lateness: number[] = [];
  let expected = performance.now() + pause;
  const timer = setInterval(() => {
    const now = performance.now();
    lateness.push(Math.max(0, now - expected));
    expected = now + pause;
  }, pause);
  return {
    end: () => {
      clearInterval(timer);
      return lateness;
    },
  };
}
