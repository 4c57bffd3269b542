import type { ProjectKey } from './db/key.ts';
import type { WriteTurn } from './db/write-turn.ts';

/** Everything a thread needs to work on the open project. Crosses to worker threads by structured clone. */
export interface ProjectHandle {
  readonly path: string;
  readonly key: ProjectKey | null;
  readonly turn: WriteTurn;
  readonly session: string;
  readonly appVersion: string;
  readonly coder: number;
  readonly coderName: string;
}
