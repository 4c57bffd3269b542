import type { Dispose } from '../base/disposables.ts';
import { AppError, fromWireError } from '../base/errors.ts';
import type { InputOf, JobMethod, Method, Named, OutputOf, PayloadOf, ProgressOf, Topic } from './define.ts';
import type { Frame } from './frames.ts';
import type { Transport } from './transport.ts';

/** The part of AbortSignal that calls need; DOM and Node both have it. */
export interface CallSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** Typed calls to the service over any transport. */
export interface Client {
  /** Calls a query or command. Rejects with an {@link AppError}; `cancelled` after an abort. */
  call<M extends Method>(method: Named<M>, input: InputOf<M>, options?: { signal?: CallSignal }): Promise<OutputOf<M>>;
  /** Runs a job to its end. `onJob` is told its id, by which others may watch or cancel it. */
  run<M extends JobMethod>(
    method: Named<M>,
    input: InputOf<M>,
    options?: { signal?: CallSignal; onProgress?: (progress: ProgressOf<M>, job: string) => void },
  ): Promise<OutputOf<M>>;
  on<T extends Topic>(topic: Named<T>, listener: (payload: PayloadOf<T>) => void): Dispose;
  close(): void;
}

interface Pending {
  resolve(value: unknown): void;
  reject(error: AppError): void;
  progress(value: unknown, job: string): void;
}

/** Makes a {@link Client}. When the transport closes, every open call fails with `service-lost`. */
export function createClient(transport: Transport): Client {
  const pending = new Map<number, Pending>();
  const listeners = new Map<string, Set<(payload: unknown) => void>>();
  let nextId = 1;
  let open = true;

  transport.onFrame((frame: Frame) => {
    if (frame.type === 'event') {
      for (const listener of [...(listeners.get(frame.topic) ?? [])]) listener(frame.payload);
      return;
    }
    if (frame.type === 'request' || frame.type === 'cancel') return;
    const call = pending.get(frame.id);
    if (call === undefined) return;
    if (frame.type === 'progress') {
      call.progress(frame.value, frame.job);
      return;
    }
    pending.delete(frame.id);
    if (frame.type === 'result') call.resolve(frame.value);
    else call.reject(fromWireError(frame.error));
  });
  transport.onClose(() => {
    open = false;
    const lost = [...pending.values()];
    pending.clear();
    for (const call of lost) call.reject(new AppError('service-lost', {}, { retryable: true }));
  });

  function request(
    method: string,
    input: unknown,
    signal: CallSignal | undefined,
    progress: (value: unknown, job: string) => void,
  ): Promise<unknown> {
    if (!open) return Promise.reject(new AppError('service-lost', {}, { retryable: true }));
    if (signal?.aborted === true) return Promise.reject(new AppError('cancelled'));
    const id = nextId++;
    return new Promise((resolve, reject) => {
      const abort = () => transport.send({ type: 'cancel', id });
      const settle = () => signal?.removeEventListener('abort', abort);
      pending.set(id, {
        resolve: (value) => {
          settle();
          resolve(value);
        },
        reject: (error) => {
          settle();
          reject(error);
        },
        progress,
      });
      signal?.addEventListener('abort', abort);
      transport.send({ type: 'request', id, method, input });
    });
  }

  // The service validates inputs and tests validate outputs against the same schemas, hence the two casts.
  return {
    call: <M extends Method>(method: Named<M>, input: InputOf<M>, options: { signal?: CallSignal } = {}) =>
      request(method.name, input, options.signal, () => undefined) as Promise<OutputOf<M>>,
    run: (method, input, options = {}) =>
      request(method.name, input, options.signal, (value, job) =>
        options.onProgress?.(value as ProgressOf<typeof method>, job),
      ) as Promise<OutputOf<typeof method>>,
    on: (topic, listener) => {
      const own = (payload: unknown) => listener(payload as PayloadOf<typeof topic>);
      const set = listeners.get(topic.name) ?? new Set();
      listeners.set(topic.name, set.add(own));
      return () => void set.delete(own);
    },
    close: () => transport.close(),
  };
}
