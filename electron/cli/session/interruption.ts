import type { Dispose } from '#shared/base/disposables.ts';

const interrupted = 130;

/**
 * A signal that Ctrl+C (or a request to terminate, or a closed terminal) aborts, so that work ends cleanly. Pressed
 * again it ends the process at once; the next opening of the project clears up what was under way.
 */
export function interruption(): { signal: AbortSignal; dispose: Dispose } {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(interrupted);
    controller.abort();
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const name of signals) process.on(name, stop);
  return {
    signal: controller.signal,
    dispose: () => {
      for (const name of signals) process.off(name, stop);
    },
  };
}
