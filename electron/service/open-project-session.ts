import { randomUUID } from 'node:crypto';
import type { ProjectKey } from './db/key.ts';
import { createWriteTurn } from './db/write-turn.ts';
import type { ProjectHandle } from './project-handle.ts';
import type { CancelCells } from './rpc/cancel.ts';
import { startLane, type LaneThread, type LogUnexpected } from './threads/lane.ts';

/** The lanes that live as long as the project is open. */
export type StandingLane = 'read' | 'view' | 'write';

/** The threads of one open project. */
export interface ProjectSession {
  readonly handle: ProjectHandle;
  lane(name: StandingLane): LaneThread;
  /** A thread for one job; the caller closes it. */
  startJobThread(): Promise<LaneThread>;
  announce(tables: string[]): void;
  close(): Promise<void>;
}

/** Opens a project and starts its threads; the write lane first, which locks and migrates. */
export async function startProjectSession(options: {
  path: string;
  key: ProjectKey | null;
  coderName: string;
  appVersion: string;
  create: boolean;
  name: string;
  cells: CancelCells;
  onChanged: (tables: string[]) => void;
  logUnexpected: LogUnexpected;
}): Promise<ProjectSession> {
  const { cells, logUnexpected } = options;
  const opening = { create: options.create, name: options.name };
  const lanes = new Map<StandingLane, LaneThread>();
  const announce = (tables: string[]) => {
    for (const lane of lanes.values()) lane.changed(tables);
    options.onChanged(tables);
  };
  const first: ProjectHandle = {
    path: options.path,
    key: options.key,
    turn: createWriteTurn(),
    session: randomUUID(),
    appVersion: options.appVersion,
    coder: 0,
    coderName: options.coderName,
  };
  const write = await startLane({ lane: 'write', project: first, opening, cells }, announce, logUnexpected);
  const handle: ProjectHandle = { ...first, coder: write.coder };
  const start = (lane: 'read' | 'view' | 'job') => startLane({ lane, project: handle, opening, cells }, announce, logUnexpected);
  try {
    const [read, view] = await Promise.all([start('read'), start('view')]);
    lanes.set('read', read).set('view', view).set('write', write);
  } catch (cause) {
    await write.close();
    throw cause;
  }
  const lane = (name: StandingLane): LaneThread => {
    const found = lanes.get(name);
    if (found === undefined) throw new Error(`no lane ${name}`);
    return found;
  };
  return {
    handle,
    lane,
    startJobThread: () => start('job'),
    announce,
    close: async () => {
      // The write lane last: it holds the lock beside the file, and its closing connection folds the WAL in.
      await Promise.all([lane('read').close(), lane('view').close()]);
      await write.close();
    },
  };
}
