import { randomUUID } from 'node:crypto';
import { isAppError, toWireError, type WireError } from '#shared/base/errors.ts';

export type JobState = 'running' | 'done' | 'failed' | 'cancelled';

/** One job as every window sees it. */
export interface JobRecord {
  id: string;
  method: string;
  state: JobState;
  progress: unknown;
  startedAt: number;
  endedAt: number | null;
  error: WireError | null;
}

/** How many ended jobs stay listed. */
const keptJobs = 100;

/** The running and recent jobs. They outlive the window that started them. */
export interface JobRegistry {
  run(
    method: string,
    work: (report: (progress: unknown) => void) => Promise<unknown>,
    cancel: () => void,
    onProgress: (progress: unknown, job: string) => void,
  ): Promise<unknown>;
  list(): JobRecord[];
  /** Whether a job of this method runs now. */
  isRunning(method: string): boolean;
  cancel(id: string): boolean;
  /** Cancels all and resolves when none runs any more. */
  cancelAll(): Promise<void>;
}

/** Makes the registry; `onChange` is told of each start, progress and end. */
export function createJobRegistry(onChange: (job: JobRecord) => void): JobRegistry {
  const jobs = new Map<string, JobRecord>();
  const cancels = new Map<string, () => void>();
  const ends = new Map<string, Promise<unknown>>();

  function forgetOld(): void {
    const ended = [...jobs.values()].filter(({ state }) => state !== 'running');
    for (const { id } of ended.slice(0, Math.max(0, ended.length - keptJobs))) jobs.delete(id);
  }

  return {
    run(method, work, cancel, onProgress) {
      const record: JobRecord = {
        id: randomUUID(),
        method,
        state: 'running',
        progress: null,
        startedAt: Date.now(),
        endedAt: null,
        error: null,
      };
      jobs.set(record.id, record);
      cancels.set(record.id, cancel);
      onChange(record);
      const end = (state: JobState, error: WireError | null) => {
        Object.assign(record, { state, error, endedAt: Date.now() });
        cancels.delete(record.id);
        ends.delete(record.id);
        onChange(record);
        forgetOld();
      };
      const result = work((progress) => {
        record.progress = progress;
        onChange(record);
        onProgress(progress, record.id);
      }).then(
        (value) => {
          end('done', null);
          return value;
        },
        (cause: unknown) => {
          end(isAppError(cause, 'cancelled') ? 'cancelled' : 'failed', toWireError(cause));
          throw cause;
        },
      );
      ends.set(record.id, result);
      return result;
    },
    list: () => [...jobs.values()],
    isRunning: (method) => [...jobs.values()].some((job) => job.method === method && job.state === 'running'),
    cancel(id) {
      const cancel = cancels.get(id);
      cancel?.();
      return cancel !== undefined;
    },
    async cancelAll() {
      for (const cancel of [...cancels.values()]) cancel();
      await Promise.allSettled([...ends.values()]);
    },
  };
}
