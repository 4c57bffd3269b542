import { STATUS_CODES, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { answerHeaders } from './headers.ts';

/** Ends a response with text. The connection is closed after a refusal, so that an unread body cannot linger. */
export function answer(
  response: ServerResponse,
  status: number,
  body = STATUS_CODES[status] ?? '',
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, {
    ...answerHeaders(),
    'content-type': 'text/plain; charset=utf-8',
    ...(status >= 400 ? { connection: 'close' } : {}),
    ...headers,
    'content-length': String(Buffer.byteLength(body)),
  });
  response.end(body);
}

/** Ends a response with JSON. */
export function answerJson(response: ServerResponse, value: unknown): void {
  answer(response, 200, JSON.stringify(value), { 'content-type': 'application/json' });
}

/** Refuses on a bare socket, before or instead of an upgrade. */
export function refuseSocket(socket: Duplex, status: number): void {
  const headers = { ...answerHeaders(), connection: 'close', 'content-length': '0' };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${String(status)} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n`);
}
