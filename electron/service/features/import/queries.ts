import { importContract } from '#shared/contracts/import.ts';
import { encodings } from '#service/importers/encoding/detect.ts';
import { importers } from '#service/importers/registry.ts';
import { implement } from '#service/rpc/implement.ts';
import { readBatches, readRejects } from './batches.ts';
import { readProfiles } from './profiles.ts';
import { showUpdate } from './updates/show-update.ts';

export const handlers = implement.queries(importContract, {
  formats: () => ({
    formats: [...importers.values()].map(({ id, extensions }) => ({ id, extensions: [...extensions] })),
    encodings: [...encodings],
  }),
  batches: ({ db }) => ({ batches: readBatches(db) }),
  update: ({ db }, { reject }) => showUpdate(db, reject),
  rejects: ({ db }, { batch, offset, limit }) => readRejects(db, batch, offset, limit),
  profiles: ({ db }) => ({ profiles: readProfiles(db) }),
});
