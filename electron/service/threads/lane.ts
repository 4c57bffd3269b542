import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError, fromWireError } from '#shared/base/errors.ts';
import type { TableChanges } from '#shared/contracts/project.ts';
import { attachmentsOf } from '#shared/rpc/attachments.ts';
import { releaseThread } from '../db/write-turn.ts';
import type { FromThread, OpenedFacts, ThreadData, ToThread } from './protocol.ts';

/** A worker thread as the router sees it: calls go in order, each answered once. */
export interface LaneThread {
  /** The coder's id in the project and its key, known once the write lane has opened it. */
  readonly opened: OpenedFacts;
  call(method: string, input: unknown, cell: number, onProgress?: (value: unknown) => void): Promise<unknown>;
  changed(changes: TableChanges): void;
  /** Lets the running call finish, closes the thread's connections and ends it. */
  close(): Promise<void>;
  /** Ends the thread where it stands; an open transaction rolls back, and open calls fail with the given error. */
  terminate(error: AppError): Promise<void>;
}

interface Pending {
  resolve(value: unknown): void;
  reject(error: Error): void;
  progress(value: unknown): void;
}

/** Unexpected error of a thread: goes to the log, the caller gets `internal` with the log's id. */
export type LogUnexpected = (detail: string) => string;

/**
 * Starts a thread of the given lane. It opens its connections before it answers `ready`. `onLost` is told when the
 * thread ends without having been asked to.
 */
export async function startLane(
  data: ThreadData,
  onChanged: (changes: TableChanges) => void,
  logUnexpected: LogUnexpected,
  onLost: () => void = () => undefined,
): Promise<LaneThread> {
  const worker = new Worker(join(import.meta.dirname, 'thread.js'), { workerData: data });
  const { threadId } = worker;
  const pending = new Map<number, Pending>();
  let nextId = 1;
  let ended = false;
  // Set by whoever ends the thread; before it is ready its starter is told by a rejection instead.
  let expectedToEnd = true;
  const post = (message: ToThread) => {
    // Typed arrays go over without a copy.
    const transfer =
      message.type === 'call' ? attachmentsOf(message.input).flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : [])) : [];
    worker.postMessage(message, [...new Set(transfer)]);
  };
  const fail = (error: Error) => {
    ended = true;
    releaseThread(data.project.turn, threadId);
    const lost = [...pending.values()];
    pending.clear();
    for (const call of lost) call.reject(error);
  };
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));

  const opened = await new Promise<OpenedFacts>((resolve, reject) => {
    worker.on('message', (message: FromThread) => {
      if (message.type === 'ready') {
        expectedToEnd = false;
        resolve(message.opened);
      } else if (message.type === 'changed') onChanged(message.changes);
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
      if (!expectedToEnd) onLost();
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
    opened,
    call(method, input, cell, onProgress = () => undefined) {
      if (ended) return Promise.reject(new AppError('service-lost', { reason: 'thread' }, { retryable: true }));
      const id = nextId++;
      return new Promise((resolve, reject) => {
        pending.set(id, { resolve, reject, progress: onProgress });
        post({ type: 'call', id, method, input, cell });
      });
    },
    changed: (changes) => {
      if (!ended) post({ type: 'changed', changes });
    },
    close: async () => {
      expectedToEnd = true;
      if (!ended) post({ type: 'close' });
      await exited;
    },
    terminate: async (error) => {
      expectedToEnd = true;
      fail(error);
      await worker.terminate();
      releaseThread(data.project.turn, threadId);
    },
  };
}
