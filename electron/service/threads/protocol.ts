import type { WireError } from '#shared/base/errors.ts';
import type { TableChanges } from '#shared/contracts/project.ts';
import type { ProjectKey } from '../db/key.ts';
import type { ProjectHandle } from '../project-handle.ts';
import type { CancelCells } from '../rpc/cancel.ts';

/** The lanes that are threads. */
export type ThreadLane = 'read' | 'view' | 'write' | 'job';

/** What the write lane needs to open a project, or to make it. */
export interface Opening {
  create: boolean;
  /** The name of a new project. */
  name: string;
  passphrase: string | null;
}

/** What the write lane answers when it has opened the project. */
export interface OpenedFacts {
  coder: number;
  key: ProjectKey | null;
}

/** What a thread is started with. */
export interface ThreadData {
  lane: ThreadLane;
  project: ProjectHandle;
  /** How to open it: for the write lane, which comes first. The other lanes find the key in `project`. */
  opening: Opening;
  cells: CancelCells;
}

/** Router to thread. `input` has been validated. */
export type ToThread =
  | { type: 'call'; id: number; method: string; input: unknown; cell: number }
  | { type: 'changed'; changes: TableChanges }
  | { type: 'close' };

/** Thread to router. `logDetail` is the stack of an unexpected error, for the log only. */
export type FromThread =
  | { type: 'ready'; opened: OpenedFacts }
  | { type: 'result'; id: number; value: unknown }
  | { type: 'error'; id: number; error: WireError; logDetail?: string }
  | { type: 'progress'; id: number; value: unknown }
  | { type: 'changed'; changes: TableChanges };
