import { createEmitter } from '../base/events.ts';
import { attachmentsOf } from './attachments.ts';
import type { Frame } from './frames.ts';
import type { Transport } from './transport.ts';

/** What a transport needs of a port: the DOM's MessagePort has it; Node's and Electron's are adapted to it. */
export interface PortLike {
  post(frame: Frame, transfer: ArrayBuffer[]): void;
  onMessage(listener: (frame: Frame) => void): void;
  onClose(listener: () => void): void;
  start(): void;
  close(): void;
}

/** A transport over a message port; typed arrays are transferred, not copied. */
export function createPortTransport(port: PortLike, options: { transfer: boolean } = { transfer: true }): Transport {
  const frames = createEmitter<Frame>();
  const closed = createEmitter<void>();
  port.onMessage((frame) => frames.emit(frame));
  port.onClose(() => closed.emit());
  port.start();
  return {
    send: (frame) => port.post(frame, options.transfer ? transferable(frame) : []),
    onFrame: (listener) => frames.on(listener),
    onClose: (listener) => closed.on(listener),
    close: () => port.close(),
  };
}

function transferable(frame: Frame): ArrayBuffer[] {
  if (frame.type !== 'result' && frame.type !== 'request') return [];
  const buffers = new Set<ArrayBuffer>();
  for (const array of attachmentsOf(frame.type === 'result' ? frame.value : frame.input)) {
    if (array.buffer instanceof ArrayBuffer) buffers.add(array.buffer);
  }
  return [...buffers];
}
