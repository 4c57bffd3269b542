import type { Format } from '#renderer/platform/i18n/use-format.ts';

/** What jobs report, each in the fields it has. */
interface Progress {
  readonly done: number | undefined;
  readonly total: number | undefined;
  /** Units a second. */
  readonly rate: number | undefined;
  readonly secondsLeft: number | undefined;
  /** kebab-case name of the present step. */
  readonly step: string | undefined;
}

function numberOf(value: unknown, ...names: readonly string[]): number | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const name of names) {
    const found: unknown = Reflect.get(value, name);
    if (typeof found === 'number' && Number.isFinite(found)) return found;
  }
  return undefined;
}

/** Reads a progress report of any job; fields it does not have are undefined. */
export function readProgress(progress: unknown): Progress {
  const step: unknown = typeof progress === 'object' && progress !== null ? (Reflect.get(progress, 'step') ?? Reflect.get(progress, 'phase')) : undefined;
  return {
    done: numberOf(progress, 'done', 'rows', 'bytesDone'),
    total: numberOf(progress, 'total', 'totalRowsEstimate', 'rowsTotal', 'bytesTotal'),
    rate: numberOf(progress, 'rate', 'rowsPerSecond'),
    secondsLeft: numberOf(progress, 'secondsLeft'),
    step: typeof step === 'string' ? step : undefined,
  };
}

/** How far a job is, 0 to 1; undefined while it does not know its end. */
export function fractionOf(progress: unknown): number | undefined {
  const { done, total } = readProgress(progress);
  const fraction = numberOf(progress, 'fraction');
  if (fraction !== undefined) return Math.min(1, Math.max(0, fraction));
  return done === undefined || total === undefined || total <= 0 ? undefined : Math.min(1, done / total);
}

/**
 * Time left in ms: what the job says, else from what is done since it began; not in
 * the first second, when it would only jump.
 */
export function timeLeft(progress: unknown, startedAt: number, now: number): number | undefined {
  const { secondsLeft } = readProgress(progress);
  if (secondsLeft !== undefined) return secondsLeft * 1000;
  const fraction = fractionOf(progress);
  const elapsed = now - startedAt;
  if (fraction === undefined || fraction <= 0 || elapsed < 1000) return undefined;
  return (elapsed * (1 - fraction)) / fraction;
}

/** Rounded share: "62%". */
export function percentText(fraction: number, format: Format): string {
  return format.number(Math.floor(fraction * 100)) + '%';
}

