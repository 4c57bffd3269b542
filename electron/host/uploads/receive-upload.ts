import type { IncomingMessage } from 'node:http';
import { uploadContract } from '#shared/contracts/upload.ts';
import type { UploadReply } from '#shared/host/loopback-protocol.ts';
import type { Client } from '#shared/rpc/client.ts';

/** The largest file that may be dropped, in bytes. */
export const largestUpload = 4 * 1024 ** 3;

const { methods } = uploadContract;

/**
 * Hands the body of a request to the service as it arrives, one piece after the other, so that a slow disk slows the
 * sender. A body that breaks off, or fails on the way, leaves nothing.
 * @throws AppError of the service, or the error of the broken connection
 */
export async function receiveUpload(client: Client, name: string, body: IncomingMessage): Promise<UploadReply> {
  const { upload } = await client.call(methods.begin, { name });
  try {
    for await (const chunk of body) await client.call(methods.append, { upload, bytes: new Uint8Array(Buffer.from(chunk)) });
    if (!body.complete) throw new Error('the connection broke');
    const { source, size } = await client.call(methods.finish, { upload });
    return { source, name, size };
  } catch (error) {
    // Best effort: the service has removed it already where it was the one to fail.
    await client.call(methods.discard, { upload }).catch(() => undefined);
    throw error;
  }
}
