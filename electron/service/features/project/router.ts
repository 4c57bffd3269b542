import { existsSync } from 'node:fs';
import { AppError } from '#shared/base/errors.ts';
import { projectContract } from '#shared/contracts/project.ts';
import { readSalt } from '#service/db/key.ts';
import { implement } from '#service/rpc/implement.ts';
import { coderName } from '#service/features/settings/user-settings.ts';
import { rememberProject } from '#service/features/settings/recent-projects.ts';
import { settingsContract } from '#shared/contracts/settings.ts';
import type { Router } from '#service/router.ts';

export const handlers = implement.router(projectContract, {
  state: ({ router }) => router.state(),
  inspect: ({ router }, { path }) => {
    const { open } = router.state();
    // The open project is never looked at with fs: closing the descriptor would drop SQLite's locks.
    if (open !== null && open.path === path && !open.locked) return { exists: true, encrypted: open.encrypted };
    return existsSync(path) ? { exists: true, encrypted: readSalt(path) !== undefined } : { exists: false, encrypted: false };
  },
  create: async ({ router }, { path, passphrase, name }) => {
    await router.create(path, passphrase, name, coderOf(router));
    return remember(router);
  },
  open: async ({ router }, { path, passphrase }) => {
    await router.open(path, passphrase, coderOf(router));
    return remember(router);
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

/** Puts the project just opened at the top of the recent ones. */
function remember(router: Router): ReturnType<Router['state']> {
  const state = router.state();
  if (state.open !== null) {
    const { path, name, encrypted } = state.open;
    rememberProject(router.options.userDataFolder, { path, name, encrypted }, Date.now());
    router.emit(settingsContract.topics.recentChanged, {});
  }
  return state;
}

/** Who codes: the one the service was started for, else the one settings name, else the account. */
function coderOf({ options }: Router): string {
  return options.coderName ?? coderName(options.userDataFolder, options.accountName);
}
