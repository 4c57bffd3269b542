import { importContract } from '#shared/contracts/import.ts';
import { implement } from '#service/rpc/implement.ts';
import { withdrawBatch } from './batches.ts';
import { removeProfile, saveProfile } from './profiles.ts';

export const handlers = implement.commands(importContract, {
  saveProfile: ({ tx }, { name, settings }) => ({ profile: saveProfile(tx, name, settings) }),
  removeProfile: ({ tx }, { profile }) => {
    removeProfile(tx, profile);
    return {};
  },
  withdraw: ({ tx }, { batch }) => ({ messages: withdrawBatch(tx, batch) }),
});
