import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ProjectHandle } from '#service/project-handle.ts';
import type { ScoringWork } from './scoring-work.ts';

/** What the second thread of a run is started with. */
export interface ScoreThreadData {
  readonly project: Pick<ProjectHandle, 'path' | 'key'>;
  readonly work: ScoringWork;
}

/** A second thread that scores blocks of the same work. */
export interface ScoreThread {
  /** Resolves when no block is left; rejects with what ended the thread before. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
}

/** Starts it; it opens its own connection and ends by itself. */
export function startScoreThread({ path, key }: ProjectHandle, work: ScoringWork): ScoreThread {
  const data: ScoreThreadData = { project: { path, key }, work };
  const worker = new Worker(join(import.meta.dirname, 'score-thread.js'), { workerData: data });
  const ended = new Promise<void>((resolve, reject) => {
    worker.on('error', (cause) => reject(cause instanceof Error ? cause : new Error(String(cause))));
    worker.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`the scoring thread ended with ${code}`))));
  });
  // It is awaited once the starter has done its own part; until then a failure must not count as unhandled.
  ended.catch(() => undefined);
  return {
    ended,
    close: async () => {
      await worker.terminate();
    },
  };
}
