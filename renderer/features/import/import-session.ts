import { createStore, type StoreApi } from 'zustand/vanilla';
import { detectedOptions, type ColumnMapping, type DayOrder, type Grouping, type ImportProgress, type ImportResult, type InspectResult, type SourceOptions } from '#shared/contracts/import.ts';
import { projectStore } from '#renderer/platform/project/project-store.ts';
import type { ImportFile } from './file-sources.ts';

/** What the person has decided so far; null is left to what was found. */
export interface ImportDraft {
  readonly options: SourceOptions;
  /** Columns mapped by the person or a profile; the others are guessed. */
  readonly decided: readonly ColumnMapping[];
  /** The profile in use, null for none; undefined until the first look at the file offers one. */
  readonly profile: number | null | undefined;
  readonly timeZone: string | null;
  readonly dayOrder: DayOrder | null;
  readonly grouping: Grouping | null;
  readonly batchName: string;
  readonly purpose: string;
  readonly legalBasis: string;
  readonly origin: string;
  /** ISO date, or empty for no limit. */
  readonly retainUntil: string;
}

/** How the import of a tab stands. */
export type ImportRun =
  | { readonly state: 'idle' }
  /** Another import runs first. */
  | { readonly state: 'waiting' }
  | { readonly state: 'running'; readonly progress: ImportProgress | undefined; readonly cancelling: boolean }
  | { readonly state: 'done'; readonly result: ImportResult }
  | { readonly state: 'failed'; readonly error: unknown; readonly phase: ImportProgress['phase'] | undefined }
  | { readonly state: 'cancelled'; readonly withdrawn: boolean };

export interface ImportSession {
  readonly file: ImportFile | undefined;
  readonly draft: ImportDraft;
  readonly looking: boolean;
  readonly answer: InspectResult | undefined;
  readonly error: unknown;
  readonly run: ImportRun;
}

/** A session as a store of its own, so that a run goes on while its tab is moved, hidden or closed. */
export type SessionStore = StoreApi<ImportSession>;

const emptyDraft: ImportDraft = {
  options: detectedOptions,
  decided: [],
  profile: undefined,
  timeZone: null,
  dayOrder: null,
  grouping: null,
  batchName: '',
  purpose: '',
  legalBasis: '',
  origin: '',
  retainUntil: '',
};

const sessions = new Map<string, SessionStore>();

/** The session of a tab, begun where there is none. */
export function sessionOf(id: string, file: ImportFile | undefined): SessionStore {
  const key = keyOf(id);
  const known = sessions.get(key);
  if (known !== undefined) return known;
  const store = createStore<ImportSession>(() => newSession(file));
  sessions.set(key, store);
  return store;
}

/** The session of a tab where its import is over, so that opening the file again may begin anew. */
export function endedSession(id: string): SessionStore | undefined {
  const store = sessions.get(keyOf(id));
  return store === undefined || isLocked(store.getState().run) ? undefined : store;
}

/** Another project, or the same opened again, has sessions of its own. */
function keyOf(id: string): string {
  return `${projectStore.getState().project?.session ?? ''} ${id}`;
}

/** A session at its beginning. */
export function newSession(file: ImportFile | undefined): ImportSession {
  return { file, draft: emptyDraft, looking: false, answer: undefined, error: undefined, run: { state: 'idle' } };
}

/** Whether rows are being read or about to be, so that nothing about the mapping may change. */
export function isLocked(run: ImportRun): boolean {
  return run.state === 'running' || run.state === 'waiting';
}

/** Changes what the person has decided. */
export function changeDraft(store: SessionStore, change: Partial<ImportDraft>): void {
  store.setState(({ draft }) => ({ draft: { ...draft, ...change } }));
}
