import { createEmitter } from '../base/events.ts';
import type { Frame } from './frames.ts';
import type { Transport } from './transport.ts';

/** Two joined transports in one process, for tests and the command line. Frames arrive in a later microtask. */
export function createMemoryTransports(): [Transport, Transport] {
  const frames = [createEmitter<Frame>(), createEmitter<Frame>()] as const;
  const closed = createEmitter<void>();
  let open = true;
  const end = (own: 0 | 1): Transport => ({
    send: (frame) => {
      if (open) void Promise.resolve().then(() => frames[own === 0 ? 1 : 0].emit(frame));
    },
    onFrame: (listener) => frames[own].on(listener),
    onClose: (listener) => closed.on(listener),
    close: () => {
      if (!open) return;
      open = false;
      void Promise.resolve().then(() => closed.emit());
    },
  });
  return [end(0), end(1)];
}
