import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError, fromWireError, type WireError } from '#shared/base/errors.ts';
import type { MappingSettings } from '#shared/contracts/import.ts';
import type { CancelSignal } from '#service/importers/importer.ts';
import type { MappedRows } from './mapped-rows.ts';

/** What the thread is started with. */
export interface RowThreadData {
  readonly file: string;
  /** With every option of the source settled, so that it is read as it was sampled. */
  readonly settings: MappingSettings;
  /** Chunks the thread may be ahead of the writer. */
  readonly ahead: number;
  /** Cell 0 counts the chunks the writer has taken. */
  readonly credit: Int32Array<SharedArrayBuffer>;
}

/** Thread to writer. `detail` is for the log only. */
export type FromRowThread =
  | { readonly type: 'rows'; readonly mapped: MappedRows }
  | { readonly type: 'end' }
  | { readonly type: 'error'; readonly error: WireError; readonly detail: string };

const ahead = 6;
/** MiB of heap the thread may take; a file that needs more is refused instead of taking the service down. */
const heapLimit = 1024;

/**
 * Reads and maps the rows of a file on a thread of its own and gives them in order. Ends the thread when the caller
 * stops taking them. Throws what the reader throws, and `resource-limit` / `out-of-memory`.
 */
export async function* mapRowsOnThread(file: string, settings: MappingSettings, signal: CancelSignal): AsyncGenerator<MappedRows> {
  const credit = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const data: RowThreadData = { file, settings, ahead, credit };
  const worker = new Worker(join(import.meta.dirname, 'row-thread.js'), { workerData: data, resourceLimits: { maxOldGenerationSizeMb: heapLimit } });
  const received: FromRowThread[] = [];
  let failure: Error | null = null;
  let wake: () => void = () => undefined;
  worker.on('message', (message: FromRowThread) => {
    received.push(message);
    wake();
  });
  worker.on('error', (cause) => {
    const full = cause instanceof Error && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY';
    failure = full ? new AppError('resource-limit', { reason: 'out-of-memory' }, { cause }) : cause instanceof Error ? cause : new Error(String(cause));
    wake();
  });
  worker.on('exit', () => {
    failure ??= new Error('the thread that reads the rows has ended');
    wake();
  });
  try {
    for (;;) {
      const message = received.shift();
      if (message === undefined) {
        if (failure !== null) throw failure;
        await new Promise<void>((resolve) => {
          wake = resolve;
          // A cancel is polled, because nothing wakes this thread for it.
          setTimeout(resolve, 200).unref();
        });
        signal.throwIfAborted();
      } else if (message.type === 'rows') {
        yield message.mapped;
        Atomics.add(credit, 0, 1);
        Atomics.notify(credit, 0);
      } else if (message.type === 'error') {
        // An unexpected error keeps its stack for the log of the job.
        throw message.error.code === 'internal' ? new Error(message.detail) : fromWireError(message.error);
      } else {
        return;
      }
    }
  } finally {
    await worker.terminate();
  }
}
