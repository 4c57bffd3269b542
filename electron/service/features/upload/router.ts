import { randomBytes } from 'node:crypto';
import { uploadContract } from '#shared/contracts/upload.ts';
import { implement } from '#service/rpc/implement.ts';
import { appendUpload, beginUpload, discardUpload, finishUpload } from './uploads.ts';

export const handlers = implement.router(uploadContract, {
  begin: async (_context, { name }) => {
    const upload = randomBytes(16).toString('hex');
    await beginUpload(upload, name);
    return { upload };
  },
  append: async (_context, { upload, bytes }) => ({ size: await appendUpload(upload, bytes) }),
  finish: async (_context, { upload }) => finishUpload(upload),
  discard: async (_context, { upload }) => {
    await discardUpload(upload);
    return {};
  },
});
