import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError, fromWireError } from '#shared/base/errors.ts';
import { attachmentsOf } from '#shared/rpc/attachments.ts';
import { releaseTurn } from '../db/write-turn.ts';
import type { FromThread, ThreadData, ToThread } from './protocol.ts';

/** A worker thread as the router sees it: calls go in order, each answered once. */
export interface LaneThread {
  /** The coder's id in the project, known once the write lane has opened it. */
  readonly coder: number;
  call(method: string, input: unknown, cell: number, onProgress?: (value: unknown) => void): Promise<unknown>;
  changed(tables: string[]): void;
  /** Lets the running call finish, closes the thread's connections and ends it. */
  close(): Promise<void>;
}

interface Pending {
  resolve(value: unknown): void;
  reject(error: Error): void;
  progress(value: unknown): void;
}

/** Unexpected error of a thread: goes to the log, the caller gets `internal` with the log's id. */
export type LogUnexpected = (detail: string) => string;

/** Starts a thread of the given lane. It opens its connections before it answers `ready`. */
export async function startLane(
  data: ThreadData,
  onChanged: (tables: string[]) => void,
  logUnexpected: LogUnexpected,
): Promise<LaneThread> {
  const worker = new Worker(join(import.meta.dirname, 'thread.js'), { workerData: data });
  const { threadId } = worker;
  const pending = new Map<number, Pending>();
  let nextId = 1;
  let ended = false;
  const post = (message: ToThread) => {
    // Typed arrays go over without a copy.
    const transfer =
      message.type === 'call' ? attachmentsOf(message.input).flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : [])) : [];
    worker.postMessage(message, [...new Set(transfer)]);
  };
  const fail = (error: Error) => {
    ended = true;
    releaseTurn(data.project.turn, threadId);
    const lost = [...pending.values()];
    pending.clear();
    for (const call of lost) call.reject(error);
  };
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));

  const coder = await new Promise<number>((resolve, reject) => {
    worker.on('message', (message: FromThread) => {
      if (message.type === 'ready') resolve(message.coder);
      else if (message.type === 'changed') onChanged(message.tables);
      else if (message.type === 'error' && message.id === 0) reject(fromWireError(message.error));
      else settle(message);
    });
    worker.on('error', (cause) => {
      const logId = logUnexpected(cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
      const error = new AppError('service-lost', { reason: 'thread' }, { retryable: true, cause, logId });
      fail(error);
      reject(error);
    });
    worker.on('exit', () => {
      const error = new AppError('service-lost', { reason: 'thread' }, { retryable: true });
      fail(error);
      reject(error);
    });
  });

  function settle(message: Extract<FromThread, { id: number }>): void {
    const call = pending.get(message.id);
    if (call === undefined) return;
    if (message.type === 'progress') {
      call.progress(message.value);
      return;
    }
    pending.delete(message.id);
    if (message.type === 'result') call.resolve(message.value);
    else {
      const logId = message.logDetail === undefined ? message.error.logId : logUnexpected(message.logDetail);
      call.reject(fromWireError({ ...message.error, logId }));
    }
  }

  return {
    coder,
    call(method, input, cell, onProgress = () => undefined) {
      if (ended) return Promise.reject(new AppError('service-lost', { reason: 'thread' }, { retryable: true }));
      const id = nextId++;
      return new Promise((resolve, reject) => {
        pending.set(id, { resolve, reject, progress: onProgress });
        post({ type: 'call', id, method, input, cell });
      });
    },
    changed: (tables) => {
      if (!ended) post({ type: 'changed', tables });
    },
    close: async () => {
      if (!ended) post({ type: 'close' });
      await exited;
    },
  };
}
