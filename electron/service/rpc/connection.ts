import * as z from 'zod/mini';
import { AppError, isAppError, toWireError, type WireError } from '#shared/base/errors.ts';
import type { Frame } from '#shared/rpc/frames.ts';
import type { Transport } from '#shared/rpc/transport.ts';
import type { Router } from '../router.ts';
import { cancelSignal } from './cancel.ts';
import { registeredHandlers, type Registered } from './handlers.ts';
import type { RouterContext } from './implement.ts';

/** Milliseconds a cancelled job has to end by itself. */
const cancelGrace = 5000;

/**
 * Serves one window over its transport: validates inputs, sends each call to where it runs, cancels on request.
 * When the window goes, its open calls are cancelled; its jobs go on.
 */
export function serveConnection(router: Router, transport: Transport): void {
  const calls = new Map<number, { cancel: () => void; job: boolean }>();
  let open = true;

  transport.onFrame((frame) => {
    if (frame.type === 'cancel') calls.get(frame.id)?.cancel();
    else if (frame.type === 'request') void answer(frame);
  });
  transport.onClose(() => {
    open = false;
    for (const { cancel, job } of calls.values()) if (!job) cancel();
  });

  async function answer({ id, method, input }: Extract<Frame, { type: 'request' }>): Promise<void> {
    try {
      const value = await dispatch(id, find(method), input);
      if (open) transport.send({ type: 'result', id, value });
    } catch (cause) {
      if (open) transport.send({ type: 'error', id, error: wireError(cause) });
    } finally {
      calls.delete(id);
    }
  }

  async function dispatch(id: number, registered: Registered, input: unknown): Promise<unknown> {
    const parsed = parse(registered, input);
    const cell = router.allocator.take();
    const cancel = () => Atomics.store(router.cells, cell, 1);
    try {
      calls.set(id, { cancel, job: registered.lane === 'job' });
      if (registered.lane === 'job') return await runJob(id, registered, parsed, cell, cancel);
      if (registered.lane === 'router') {
        const handle = registered.handle as (context: RouterContext, input: unknown, call: object) => unknown;
        return await handle({ router }, parsed, { signal: cancelSignal(router.cells, cell) });
      }
      return await router.session().lane(registered.lane).call(registered.method.name, parsed, cell);
    } finally {
      router.allocator.give(cell);
    }
  }

  async function runJob(id: number, registered: Registered, input: unknown, cell: number, cancel: () => void): Promise<unknown> {
    const session = router.session();
    const { name } = registered.method;
    const exclusive = registered.method.kind === 'job' && registered.method.exclusive;
    if (exclusive && router.jobs.isRunning(name)) throw new AppError('busy', { reason: 'job-running', method: name }, { retryable: true });
    return router.jobs.run(
      name,
      async (report) => {
        const thread = await session.startJobThread();
        // A loop that does not poll, such as a runaway pattern, is ended from outside.
        const watch = setInterval(() => {
          if (Atomics.load(router.cells, cell) === 0) return;
          clearInterval(watch);
          last = setTimeout(() => void thread.terminate(new AppError('cancelled')), cancelGrace);
        }, cancelGrace / 10);
        let last: NodeJS.Timeout | undefined;
        try {
          return await thread.call(name, input, cell, report);
        } finally {
          clearInterval(watch);
          clearTimeout(last);
          await thread.close();
        }
      },
      cancel,
      (value, job) => {
        if (open) transport.send({ type: 'progress', id, value, job });
      },
    );
  }

  function wireError(cause: unknown): WireError {
    if (isAppError(cause)) return toWireError(cause);
    return toWireError(cause, router.log.unexpected(cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)));
  }
}

function find(name: string): Registered {
  const registered = registeredHandlers.get(name);
  if (registered === undefined) throw new AppError('not-found', { reason: 'no-method', method: name });
  return registered;
}

function parse({ method }: Registered, input: unknown): unknown {
  const result = z.core.safeParse(method.input, input);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new AppError('invalid-input', {
    reason: 'schema',
    method: method.name,
    path: issue?.path.join('.') ?? '',
    rule: issue?.code ?? '',
  });
}
