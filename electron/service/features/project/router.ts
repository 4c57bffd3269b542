import { existsSync } from 'node:fs';
import { AppError } from '#shared/base/errors.ts';
import { projectContract } from '#shared/contracts/project.ts';
import { readSalt } from '#service/db/key.ts';
import { implement } from '#service/rpc/implement.ts';
import { coderNameOf } from './coder-name.ts';

export const handlers = implement.router(projectContract, {
  state: ({ router }) => router.state(),
  inspect: ({ router }, { path }) => {
    const { open } = router.state();
    // The open project is never looked at with fs: closing the descriptor would drop SQLite's locks.
    if (open !== null && open.path === path && !open.locked) return { exists: true, encrypted: open.encrypted };
    return existsSync(path) ? { exists: true, encrypted: readSalt(path) !== undefined } : { exists: false, encrypted: false };
  },
  create: async ({ router }, { path, passphrase, name }) => {
    await router.create(path, passphrase, name, coderNameOf(router));
    return router.state();
  },
  open: async ({ router }, { path, passphrase }) => {
    await router.open(path, passphrase, coderNameOf(router));
    return router.state();
  },
  unlock: async ({ router }, { passphrase }) => {
    const { open } = router.state();
    if (open === null || !open.locked) throw new AppError('conflict', { reason: 'not-locked' });
    await router.open(open.path, passphrase, open.coder);
    return router.state();
  },
  lock: async ({ router }) => {
    await router.lock();
    return router.state();
  },
  close: async ({ router }) => {
    await router.close();
    return router.state();
  },
});
