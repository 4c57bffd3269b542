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
  /** Bytes of text the thread may be ahead of the writer. */
  readonly ahead: number;
  /** Cell 0 counts the chunks the writer has taken. */
  readonly credit: Int32Array<SharedArrayBuffer>;
}

/** Thread to writer. `detail` is for the log only. */
export type FromRowThread =
  | { readonly type: 'rows'; readonly mapped: MappedRows }
  | { readonly type: 'end' }
  | { readonly type: 'digest'; readonly sha256: string }
  | { readonly type: 'error'; readonly error: WireError; readonly detail: string };

/** A thread that reads and maps the rows of a file. What it throws is thrown by whichever of the two is waited for. */
export interface RowThread {
  /** The rows in order; to be walked through once. Throws what the reader throws, and `resource-limit` / `out-of-memory`. */
  readonly rows: AsyncIterable<MappedRows>;
  /** SHA-256 of the whole file, after the rows. */
  digest(): Promise<string>;
  close(): Promise<void>;
}

/** Enough for the rows of one write transaction, so that mapping goes on while they are written. */
const ahead = 32 * 1024 * 1024;
/** MiB of heap the thread may take; a file that needs more is refused instead of taking the service down. */
const heapLimit = 1024;
/** MiB of heap for what is short-lived: the cells of several chunks, or else they are moved before they are given up. */
const youngHeap = 64;

/** Starts a thread that reads and maps the rows of a file and then takes its digest, while the rows are written. */
export function startRowThread(file: string, settings: MappingSettings, signal: CancelSignal): RowThread {
  const credit = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const data: RowThreadData = { file, settings, ahead, credit };
  const worker = new Worker(join(import.meta.dirname, 'row-thread.js'), {
    workerData: data,
    resourceLimits: { maxOldGenerationSizeMb: heapLimit, maxYoungGenerationSizeMb: youngHeap },
  });
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

  const next = async (): Promise<Exclude<FromRowThread, { type: 'error' }>> => {
    for (;;) {
      const message = received.shift();
      if (message?.type === 'error') {
        // An unexpected error keeps its stack for the log of the job.
        throw message.error.code === 'internal' ? new Error(message.detail) : fromWireError(message.error);
      }
      if (message !== undefined) return message;
      if (failure !== null) throw failure;
      await new Promise<void>((resolve) => {
        wake = resolve;
        // A cancel is polled, because nothing wakes this thread for it.
        setTimeout(resolve, 200).unref();
      });
      signal.throwIfAborted();
    }
  };

  return {
    rows: (async function* () {
      for (let message = await next(); message.type === 'rows'; message = await next()) {
        yield message.mapped;
        Atomics.add(credit, 0, 1);
        Atomics.notify(credit, 0);
      }
    })(),
    async digest() {
      const message = await next();
      if (message.type !== 'digest') throw new Error('the digest comes after the rows');
      return message.sha256;
    },
    async close() {
      await worker.terminate();
    },
  };
}
