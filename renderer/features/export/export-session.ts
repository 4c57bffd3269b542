import { createStore, type StoreApi } from 'zustand/vanilla';
import { exportContract, type ExportOptions } from '#shared/contracts/export.ts';
import type { OutputOf, ProgressOf } from '#shared/rpc/define.ts';
import { isCancelled } from '#renderer/platform/i18n/error-text.ts';
import { projectStore } from '#renderer/platform/project/project-store.ts';
import { rpc } from '#renderer/platform/rpc/connection.ts';

type RunMethod = (typeof exportContract)['methods']['run'];
export type ExportResult = OutputOf<RunMethod>;
export type ExportProgress = ProgressOf<RunMethod>;

/** What one row of a table is. */
export const rowKinds = ['messages', 'codings'] as const;
export type RowKind = (typeof rowKinds)[number];

export interface ExportDraft {
  readonly format: string;
  /** Search query text; empty takes every message. */
  readonly filter: string;
  readonly rows: RowKind;
  /** CSV: cells exactly as they are, formulas too. */
  readonly raw: boolean;
  /** CSV: a byte order mark first. */
  readonly mark: boolean;
  /** Write codings that do not match their text too. */
  readonly allowBroken: boolean;
}

/** How the export of a tab stands. */
export type ExportRun =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly progress: ExportProgress | undefined; readonly cancelling: boolean }
  | { readonly state: 'done'; readonly result: ExportResult; readonly path: string; readonly milliseconds: number }
  | { readonly state: 'failed'; readonly error: unknown; readonly path: string }
  | { readonly state: 'cancelled' };

export interface ExportSession {
  readonly draft: ExportDraft;
  readonly run: ExportRun;
}

/** A session as a store of its own, so that a run goes on while its tab is moved, hidden or closed. */
export type ExportStore = StoreApi<ExportSession>;

const sessions = new Map<string, ExportStore>();
const controllers = new WeakMap<ExportStore, AbortController>();

/** The session of a tab, begun with a filter where there is none. */
export function sessionOf(id: string, filter: string): ExportStore {
  const key = `${projectStore.getState().project?.session ?? ''} ${id}`;
  const known = sessions.get(key);
  if (known !== undefined) return known;
  const store = createStore<ExportSession>(() => ({
    draft: { format: 'jsonl', filter, rows: 'messages', raw: false, mark: true, allowBroken: false },
    run: { state: 'idle' },
  }));
  sessions.set(key, store);
  return store;
}

/** Changes what is to be exported; an earlier result no longer belongs to it. */
export function changeDraft(store: ExportStore, change: Partial<ExportDraft>): void {
  store.setState(({ draft }) => ({ draft: { ...draft, ...change }, run: { state: 'idle' } }));
}

/** The options that the chosen format understands. */
export function optionsOf({ format, rows, raw, mark }: ExportDraft): ExportOptions {
  if (format === 'csv') return { rows, raw, byteOrderMark: mark };
  if (format === 'xlsx') return { rows };
  return {};
}

/** Writes the export to a path. The outcome stands in the session. */
export async function startExport(store: ExportStore, path: string, overwrite: boolean): Promise<void> {
  const { draft } = store.getState();
  const controller = new AbortController();
  const started = performance.now();
  controllers.set(store, controller);
  store.setState({ run: { state: 'running', progress: undefined, cancelling: false } });
  try {
    const result = await rpc().run(
      exportContract.methods.run,
      { path, format: draft.format, filter: draft.filter, options: { ...optionsOf(draft), allowBroken: draft.allowBroken }, overwrite },
      {
        signal: controller.signal,
        onProgress: (progress) => store.setState({ run: { state: 'running', progress, cancelling: controller.signal.aborted } }),
      },
    );
    store.setState({ run: { state: 'done', result, path, milliseconds: performance.now() - started } });
  } catch (error) {
    store.setState({ run: isCancelled(error) ? { state: 'cancelled' } : { state: 'failed', error, path } });
  }
}

/** Stops the export; nothing of it stays, and an earlier file of that name is as it was. */
export function cancelExport(store: ExportStore): void {
  const { run } = store.getState();
  controllers.get(store)?.abort();
  if (run.state === 'running') store.setState({ run: { ...run, cancelling: true } });
}
