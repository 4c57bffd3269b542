import type { IncomingMessage } from 'node:http';

/** The body as text, or undefined where it is longer than `cap` bytes. */
export async function readBody(request: IncomingMessage, cap: number): Promise<string | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > cap) return undefined;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes: Buffer = Buffer.from(chunk);
    size += bytes.byteLength;
    if (size > cap) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}
