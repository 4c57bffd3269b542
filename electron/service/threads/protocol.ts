import type { WireError } from '#shared/base/errors.ts';
import type { ProjectHandle } from '../project-handle.ts';
import type { CancelCells } from '../rpc/cancel.ts';

/** The lanes that are threads. */
export type ThreadLane = 'read' | 'view' | 'write' | 'job';

/** What a thread is started with. */
export interface ThreadData {
  lane: ThreadLane;
  project: ProjectHandle;
  /** For the write lane, which opens the project before the others: whether to make it, and its name then. */
  opening: { create: boolean; name: string };
  cells: CancelCells;
}

/** Router to thread. `input` has been validated. */
export type ToThread =
  | { type: 'call'; id: number; method: string; input: unknown; cell: number }
  | { type: 'changed'; tables: string[] }
  | { type: 'close' };

/** Thread to router. `logDetail` is the stack of an unexpected error, for the log only. */
export type FromThread =
  | { type: 'ready'; coder: number }
  | { type: 'result'; id: number; value: unknown }
  | { type: 'error'; id: number; error: WireError; logDetail?: string }
  | { type: 'progress'; id: number; value: unknown }
  | { type: 'changed'; tables: string[] };
