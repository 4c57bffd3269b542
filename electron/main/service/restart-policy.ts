/** Crashes further back than this are forgiven. */
const FORGIVEN_AFTER_MS = 120_000;

/** More crashes than this within the window mean that starting once more will not help. */
const MOST_CRASHES = 5;

const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 8_000;

/** What to do after a crash: wait so long and start again, or stop trying. */
export type RestartDecision = { readonly action: 'restart'; readonly delay: number } | { readonly action: 'give-up' };

/**
 * @param crashes Times of all crashes so far in ms, the latest last.
 */
export function decideRestart(crashes: readonly number[]): RestartDecision {
  const latest = crashes.at(-1);
  if (latest === undefined) return { action: 'restart', delay: 0 };
  const recent = crashes.filter((time) => latest - time < FORGIVEN_AFTER_MS).length;
  if (recent > MOST_CRASHES) return { action: 'give-up' };
  return { action: 'restart', delay: Math.min(FIRST_DELAY_MS * 2 ** (recent - 1), LONGEST_DELAY_MS) };
}
