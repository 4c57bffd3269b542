import { importContract, type ImportProgress, type ImportRunInput } from '#shared/contracts/import.ts';
import { isCancelled } from '#renderer/platform/i18n/error-text.ts';
import { watchBatch } from '#renderer/platform/rejects/watched-batch.ts';
import { rpc } from '#renderer/platform/rpc/connection.ts';
import type { SessionStore } from './import-session.ts';
import { currentGrouping, currentMapping } from './mapping.ts';

const controllers = new WeakMap<SessionStore, AbortController>();
/** Ends when the last import that was begun here has ended: message numbers are dense, so one follows the other. */
let last: Promise<unknown> = Promise.resolve();
let under = 0;

/** How far an import is, 0 to 1; undefined before the number of rows can be guessed. */
export function fractionOf(progress: ImportProgress | undefined): number | undefined {
  return progress === undefined || progress.totalRowsEstimate === 0 ? undefined : Math.min(1, progress.rows / progress.totalRowsEstimate);
}

/** The name the batch gets where none is typed. */
export function batchNameOf(fileName: string): string {
  return fileName.replace(/\.[^.]+$/u, '');
}

function inputOf(store: SessionStore): ImportRunInput | undefined {
  const { file, draft, answer } = store.getState();
  if (file === undefined || answer === undefined) return undefined;
  const columns = currentMapping(answer, draft).map(({ column, field, attribute }) => ({ column, field, attribute }));
  return {
    file: file.source,
    options: draft.options,
    columns,
    guessRest: true,
    timeZone: draft.timeZone ?? answer.timeZone,
    // What the dates themselves show goes before what a profile or a person says of them.
    dayOrder: answer.dayOrder ?? draft.dayOrder,
    grouping: currentGrouping(draft, columns),
    batchName: draft.batchName.trim() === '' ? batchNameOf(file.name) : draft.batchName.trim(),
    purpose: draft.purpose.trim(),
    legalBasis: draft.legalBasis.trim(),
    source: draft.origin.trim(),
    retainUntil: draft.retainUntil === '' ? null : draft.retainUntil,
    saveProfile: null,
  };
}

/** Imports the session's file; waits until the imports begun before have ended. */
export function startImport(store: SessionStore): void {
  const input = inputOf(store);
  if (input === undefined) return;
  const controller = new AbortController();
  controllers.set(store, controller);
  store.setState({ run: under === 0 ? { state: 'running', progress: undefined, cancelling: false } : { state: 'waiting' } });
  under += 1;
  last = last
    .then(() => runOne(store, input, controller.signal))
    .finally(() => {
      under -= 1;
    });
}

async function runOne(store: SessionStore, input: ImportRunInput, signal: AbortSignal): Promise<void> {
  const name = input.batchName ?? '';
  let progress: ImportProgress | undefined;
  if (signal.aborted) return;
  store.setState({ run: { state: 'running', progress, cancelling: false } });
  try {
    const result = await rpc().run(importContract.methods.run, input, {
      signal,
      onProgress: (now) => {
        progress = now;
        store.setState({ run: { state: 'running', progress: now, cancelling: signal.aborted } });
        watchBatch({ batch: now.batch, name, running: { rejected: now.rejected, rows: now.rows, fraction: fractionOf(now) } });
      },
    });
    store.setState({ run: { state: 'done', result } });
    watchBatch({ batch: result.batch, name });
  } catch (error) {
    const phase = progress?.phase;
    watchBatch(undefined);
    store.setState({ run: isCancelled(error) ? { state: 'cancelled', withdrawn: phase === 'index' } : { state: 'failed', error, phase } });
  }
}

/** Stops the session's import, or its wait; nothing of it stays. */
export function cancelImport(store: SessionStore): void {
  const { run } = store.getState();
  controllers.get(store)?.abort();
  if (run.state === 'waiting') store.setState({ run: { state: 'cancelled', withdrawn: false } });
  else if (run.state === 'running') store.setState({ run: { ...run, cancelling: true } });
}
