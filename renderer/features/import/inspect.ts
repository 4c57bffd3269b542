import { importContract, type ColumnMapping, type InspectResult, type MappingProfile, type SourceOptions } from '#shared/contracts/import.ts';
import { isCancelled } from '#renderer/platform/i18n/error-text.ts';
import { rpc } from '#renderer/platform/rpc/connection.ts';
import { changeDraft, type SessionStore } from './import-session.ts';

/** Waits this long for the next change before the file is looked at again, in milliseconds. */
const pause = 120;

interface Look {
  readonly timer: number;
  readonly controller: AbortController;
}

const looks = new WeakMap<SessionStore, Look>();

/** Looks at the file again after a pause, with what is decided by then; an answer that was overtaken is not used. */
export function lookSoon(store: SessionStore, delay = pause): void {
  const before = looks.get(store);
  if (before !== undefined) {
    window.clearTimeout(before.timer);
    before.controller.abort();
  }
  const controller = new AbortController();
  const timer = window.setTimeout(() => void look(store, controller.signal), delay);
  looks.set(store, { timer, controller });
  store.setState({ looking: true });
}

/** Reads the file another way: the mapping stays for the columns that are still there. */
export function changeOptions(store: SessionStore, change: Partial<SourceOptions>): void {
  const { draft } = store.getState();
  changeDraft(store, { options: { ...draft.options, ...change } });
  reading.add(store);
  lookSoon(store);
}

/** Sessions whose columns may have changed, so that what was decided cannot be sent along unseen. */
const reading = new WeakSet<SessionStore>();

async function look(store: SessionStore, signal: AbortSignal): Promise<void> {
  try {
    const answer = await ask(store, signal);
    if (signal.aborted || answer === undefined) return;
    store.setState({ looking: false, answer, error: undefined });
  } catch (error) {
    if (signal.aborted || isCancelled(error)) return;
    store.setState({ looking: false, answer: undefined, error });
  }
}

async function ask(store: SessionStore, signal: AbortSignal): Promise<InspectResult | undefined> {
  const changed = reading.has(store) || store.getState().answer === undefined;
  if (!changed) return inspect(store, store.getState().draft.decided, signal);
  const first = await inspect(store, [], signal);
  if (signal.aborted || first === undefined) return undefined;
  reading.delete(store);
  const names = new Set(first.columns.map(({ column }) => column));
  const kept = store.getState().draft.decided.filter(({ column }) => names.has(column));
  changeDraft(store, { decided: kept });
  if (store.getState().draft.profile === undefined) {
    const profile = first.profile === null ? undefined : await findProfile(first.profile.id, signal);
    if (signal.aborted) return undefined;
    if (profile === undefined) changeDraft(store, { profile: null });
    else takeProfile(store, profile, first);
  }
  const { decided } = store.getState().draft;
  return decided.length === 0 ? first : inspect(store, decided, signal);
}

async function inspect(store: SessionStore, columns: readonly ColumnMapping[], signal: AbortSignal): Promise<InspectResult | undefined> {
  const { file, draft } = store.getState();
  if (file === undefined) return undefined;
  return rpc().run(
    importContract.methods.inspect,
    { file: file.source, options: draft.options, columns: [...columns], timeZone: draft.timeZone, dayOrder: draft.dayOrder },
    { signal },
  );
}

async function findProfile(id: number, signal: AbortSignal): Promise<MappingProfile | undefined> {
  const { profiles } = await rpc().call(importContract.methods.profiles, {}, { signal });
  return profiles.find((profile) => profile.id === id);
}

/** Takes over what a profile says about the columns that this file has. */
function takeProfile(store: SessionStore, { id, settings }: MappingProfile, answer: InspectResult): void {
  const names = new Set(answer.columns.map(({ column }) => column));
  const { header, unit, quote } = settings.options;
  changeDraft(store, {
    profile: id,
    decided: settings.columns.filter(({ column }) => names.has(column)),
    timeZone: settings.timeZone,
    dayOrder: settings.dayOrder,
    grouping: settings.grouping,
    options: { ...store.getState().draft.options, ...(settings.options.format === answer.format ? { header, unit, quote } : {}) },
  });
}

/** Uses a profile, or none: the columns are guessed again. */
export function chooseProfile(store: SessionStore, profile: MappingProfile | null): void {
  const { answer } = store.getState();
  if (profile === null) changeDraft(store, { profile: null, decided: [], timeZone: null, dayOrder: null, grouping: null });
  else if (answer !== undefined) takeProfile(store, profile, answer);
  reading.add(store);
  lookSoon(store, 0);
}
