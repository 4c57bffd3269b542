import { createEmitter } from '../base/events.ts';
import { decodeFrame, encodeFrame } from './codec.ts';
import type { Frame } from './frames.ts';
import type { Transport } from './transport.ts';

/** What a transport needs of a socket: the browser's WebSocket and the one of `ws` both have it. */
export interface SocketLike {
  binaryType: string;
  readonly readyState: number;
  send(data: string | Uint8Array<ArrayBuffer>): void;
  close(code?: number): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
  addEventListener(type: 'close', listener: () => void): void;
}

const openState = 1;
const protocolError = 1002;

/** A transport over an open WebSocket. A message that is no frame closes the socket. */
export function createWebSocketTransport(socket: SocketLike): Transport {
  const frames = createEmitter<Frame>();
  const closed = createEmitter<void>();
  socket.binaryType = 'arraybuffer';
  socket.addEventListener('message', ({ data }) => {
    let frame: Frame;
    try {
      frame = decodeFrame(data instanceof ArrayBuffer ? new Uint8Array(data) : String(data));
    } catch {
      socket.close(protocolError);
      return;
    }
    frames.emit(frame);
  });
  socket.addEventListener('close', () => closed.emit());
  return {
    send: (frame) => {
      if (socket.readyState === openState) socket.send(encodeFrame(frame));
    },
    onFrame: (listener) => frames.on(listener),
    onClose: (listener) => closed.on(listener),
    close: () => socket.close(),
  };
}
