import { basename } from 'node:path';
import { AppError } from '#shared/base/errors.ts';
import type { PayloadOf, Named, Topic } from '#shared/rpc/define.ts';
import { projectContract, type ProjectState } from '#shared/contracts/project.ts';
import { jobsContract } from '#shared/contracts/jobs.ts';
import { createJobRegistry, type JobRegistry } from './jobs/registry.ts';
import type { Log } from './log.ts';
import { startProjectSession, type ProjectSession } from './open-project-session.ts';
import { createCancelCells, createCellAllocator, type CancelCells } from './rpc/cancel.ts';

/** What the service was started with. */
export interface ServiceOptions {
  /** Holds settings, recent projects and the log; made when absent. */
  userDataFolder: string;
  appVersion: string;
  /** The coder's name where settings name none; the account's where this is absent. */
  accountName?: string;
  /** The coder's name whatever settings say, as a command line may ask. */
  coderName?: string;
}

/** The state of the service on its router thread: at most one open project, its jobs, and who listens. */
export interface Router {
  readonly options: ServiceOptions & { readonly accountName: string };
  readonly jobs: JobRegistry;
  readonly cells: CancelCells;
  readonly allocator: ReturnType<typeof createCellAllocator>;
  readonly log: Log;
  /** The open, unlocked project. Throws `not-found` when there is none. */
  session(): ProjectSession;
  state(): ProjectState;
  create(path: string, passphrase: string | null, name: string | undefined, coderName: string): Promise<void>;
  open(path: string, passphrase: string | null, coderName: string): Promise<void>;
  /** Forgets the key and closes the file; the project stays named, so that it can be unlocked. */
  lock(): Promise<void>;
  close(): Promise<void>;
  emit<T extends Topic>(topic: Named<T>, payload: PayloadOf<T>): void;
}

/** Makes the router. `broadcast` sends an event to every connected window. */
export function createRouter(options: Router['options'], log: Log, broadcast: (topic: string, payload: unknown) => void): Router {
  const cells = createCancelCells();
  let session: ProjectSession | undefined;
  let state: ProjectState = { open: null };
  let busy = false;

  const emit: Router['emit'] = (topic, payload) => broadcast(topic.name, payload);
  const become = (next: ProjectState) => {
    state = next;
    emit(projectContract.topics.state, state);
  };
  const jobs = createJobRegistry((job) => emit(jobsContract.topics.changed, { job }));

  async function start(path: string, passphrase: string | null, name: string, coderName: string, create: boolean): Promise<void> {
    if (busy) throw new AppError('busy', { reason: 'opening' }, { retryable: true });
    busy = true;
    try {
      // The same file is closed first (its lock is ours); another stays open until the new one is, which may fail.
      if (session?.handle.path === path) await end(null);
      const opened = await startProjectSession({
        path,
        passphrase,
        coderName,
        appVersion: options.appVersion,
        create,
        name,
        cells,
        onChanged: (changes) => emit(projectContract.topics.changed, changes),
        logUnexpected: log.unexpected,
      });
      if (session !== undefined) await end(null);
      session = opened;
      become({ open: { path, name: nameOf(path), encrypted: opened.handle.key !== null, locked: false, coder: coderName, session: opened.handle.session } });
    } finally {
      busy = false;
    }
  }

  async function end(next: ProjectState['open']): Promise<void> {
    const closing = session;
    session = undefined;
    if (closing !== undefined) {
      await jobs.cancelAll();
      await closing.close();
    }
    if (closing !== undefined || next !== state.open) become({ open: next });
  }

  return {
    options,
    jobs,
    cells,
    allocator: createCellAllocator(cells),
    log,
    emit,
    session() {
      if (session === undefined) {
        throw new AppError('not-found', { reason: state.open?.locked === true ? 'project-locked' : 'no-project' });
      }
      return session;
    },
    state: () => state,
    create: (path, passphrase, name, coderName) => start(path, passphrase, name ?? nameOf(path), coderName, true),
    open: (path, passphrase, coderName) => start(path, passphrase, nameOf(path), coderName, false),
    lock: async () => {
      if (state.open !== null && !state.open.locked) await end({ ...state.open, locked: true });
    },
    close: () => end(null),
  };
}

const nameOf = (path: string) => basename(path).replace(/\.verbatim$/i, '');
