import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { closeCodes, parseGreeting, socketReady } from '#shared/host/loopback-protocol.ts';
import { createWebSocketTransport, type SocketLike } from '#shared/rpc/web-socket.ts';
import type { ServiceHandle } from '../service-handle.ts';
import type { Session, Sessions } from '../sessions/sessions.ts';
import type { Throttle } from '../sessions/throttle.ts';

/** Frames of columns are large; a greeting is not. */
const largestMessage = 64 * 1024 ** 2;
const largestGreeting = 256;
const greetingTime = 5000;
const mostUngreeted = 16;

/** The WebSockets of the page. */
export interface SocketAcceptor {
  /** Takes an upgrade that passed the address checks. False where too many wait already. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  close(): void;
}

/** Joins each WebSocket that greets with a session's token to the service. */
export function createSocketAcceptor(service: ServiceHandle, sessions: Sessions, throttle: Throttle): SocketAcceptor {
  const server = new WebSocketServer({ noServer: true, maxPayload: largestMessage, perMessageDeflate: false });
  let ungreeted = 0;

  function greet(socket: WebSocket): void {
    ungreeted += 1;
    const late = setTimeout(() => socket.close(closeCodes.badGreeting), greetingTime);
    const settled = once(() => {
      clearTimeout(late);
      ungreeted -= 1;
    });
    socket.once('close', settled);
    socket.once('message', (data, isBinary) => {
      settled();
      const text = isBinary || !(data instanceof Buffer) || data.byteLength > largestGreeting ? '' : data.toString('utf8');
      const token = parseGreeting(text);
      if (token === undefined) {
        socket.close(closeCodes.badGreeting);
        return;
      }
      const session = sessions.find(token);
      if (session === undefined) {
        throttle.fail();
        socket.close(closeCodes.unknownSession);
        return;
      }
      join(socket, session);
    });
  }

  function join(socket: WebSocket, session: Session): void {
    const end = () => socket.close(closeCodes.expired);
    session.sockets.add(end);
    socket.on('message', () => sessions.touch(session));
    socket.on('close', () => {
      session.sockets.delete(end);
      sessions.touch(session);
    });
    const transport = createWebSocketTransport(likeBrowser(socket));
    socket.send(socketReady);
    service.connect(transport);
  }

  return {
    accept: (request, socket, head) => {
      if (ungreeted >= mostUngreeted) return false;
      server.handleUpgrade(request, socket, head, (opened) => {
        // A broken connection also emits close, which is where it is dealt with.
        opened.on('error', () => undefined);
        greet(opened);
      });
      return true;
    },
    close: () => {
      for (const socket of server.clients) {
        socket.close(closeCodes.ending);
        // A peer that does not answer the close must not hold the host.
        setTimeout(() => socket.terminate(), 500).unref();
      }
      server.close();
    },
  };
}

/** The socket of `ws` as the transport sees one. */
function likeBrowser(socket: WebSocket): SocketLike {
  socket.binaryType = 'arraybuffer';
  return {
    binaryType: 'arraybuffer',
    get readyState() {
      return socket.readyState;
    },
    send: (data) => socket.send(data),
    close: (code) => socket.close(code),
    addEventListener: (type: 'message' | 'close', listener: ((event: { data: unknown }) => void) & (() => void)) => {
      if (type === 'message') socket.addEventListener('message', ({ data }) => listener({ data }));
      else socket.addEventListener('close', () => listener());
    },
  };
}

function once(action: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    action();
  };
}
