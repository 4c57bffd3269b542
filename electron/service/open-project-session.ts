import { randomUUID } from 'node:crypto';
import { AppError } from '#shared/base/errors.ts';
import type { TableChanges } from '#shared/contracts/project.ts';
import { createWriteTurn } from './db/write-turn.ts';
import type { ProjectHandle } from './project-handle.ts';
import type { CancelCells } from './rpc/cancel.ts';
import { startLane, type LaneThread, type LogUnexpected } from './threads/lane.ts';
import type { Opening, ThreadLane } from './threads/protocol.ts';

/** The lanes that live as long as the project is open. */
export type StandingLane = 'read' | 'view' | 'write';

/** Lanes started again in one session, before whatever ends them is taken to be there to stay. */
const mostRestarts = 10;

/** The threads of one open project. */
export interface ProjectSession {
  readonly handle: ProjectHandle;
  lane(name: StandingLane): LaneThread;
  /** A thread for one job; the caller closes it. */
  startJobThread(): Promise<LaneThread>;
  close(): Promise<void>;
}

/** Opens a project and starts its threads; the write lane first, which locks and migrates. */
export async function startProjectSession(options: {
  path: string;
  passphrase: string | null;
  coderName: string;
  appVersion: string;
  create: boolean;
  name: string;
  cells: CancelCells;
  onChanged: (changes: TableChanges) => void;
  logUnexpected: LogUnexpected;
}): Promise<ProjectSession> {
  const { cells, logUnexpected } = options;
  const opening: Opening = { create: options.create, name: options.name, passphrase: options.passphrase };
  const reopening: Opening = { create: false, name: options.name, passphrase: null };
  const lanes = new Map<StandingLane, LaneThread>();
  const announce = (changes: TableChanges) => {
    for (const lane of lanes.values()) lane.changed(changes);
    options.onChanged(changes);
  };
  const first: ProjectHandle = {
    path: options.path,
    key: null,
    turn: createWriteTurn(),
    session: randomUUID(),
    appVersion: options.appVersion,
    coder: 0,
    coderName: options.coderName,
  };
  const write = await startLane({ lane: 'write', project: first, opening, cells }, announce, logUnexpected, () => restart('write'));
  const handle: ProjectHandle = { ...first, ...write.opened };
  const start = (lane: ThreadLane) =>
    startLane({ lane, project: handle, opening: reopening, cells }, announce, logUnexpected, () => {
      if (lane !== 'job') restart(lane);
    });
  let restarts = 0;
  const restart = (name: StandingLane) => {
    // Calls made meanwhile fail as retryable. A lane that cannot start again stays away, and its calls say so.
    lanes.delete(name);
    if (++restarts > mostRestarts) return;
    start(name).then(
      (thread) => lanes.set(name, thread),
      (cause: unknown) => logUnexpected(cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)),
    );
  };
  try {
    const [read, view] = await Promise.all([start('read'), start('view')]);
    lanes.set('read', read).set('view', view).set('write', write);
  } catch (cause) {
    await write.close();
    throw cause;
  }
  const lane = (name: StandingLane): LaneThread => {
    const found = lanes.get(name);
    if (found === undefined) throw new AppError('service-lost', { reason: 'thread' }, { retryable: true });
    return found;
  };
  return {
    handle,
    lane,
    startJobThread: () => start('job'),
    close: async () => {
      // The write lane last: it holds the lock beside the file, and its closing connection folds the WAL in.
      await Promise.all([lanes.get('read')?.close(), lanes.get('view')?.close()]);
      await lanes.get('write')?.close();
    },
  };
}
