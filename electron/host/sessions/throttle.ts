/** Slows down whoever guesses tokens. */
export interface Throttle {
  /** Milliseconds to wait before the next try is looked at; 0 where it may be at once. */
  wait(): number;
  /** Notes a wrong token. */
  fail(): void;
}

/**
 * Lets `allowed` wrong tokens pass in a `window` (milliseconds); then nothing is looked at until the oldest of them
 * is that long ago.
 */
export function createThrottle(allowed: number, window: number, now: () => number): Throttle {
  let failures: number[] = [];
  return {
    wait: () => {
      const time = now();
      failures = failures.filter((failure) => time - failure < window);
      const oldest = failures.at(-allowed);
      return oldest === undefined ? 0 : oldest + window - time;
    },
    fail: () => void failures.push(now()),
  };
}
