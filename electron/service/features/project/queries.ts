import { projectContract } from '#shared/contracts/project.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { implement } from '#service/rpc/implement.ts';

export const handlers = implement.queries(projectContract, {
  getLayout: ({ db }, { key }) => ({
    value: prepareOnce<[string], { value: string }>(db, 'SELECT value FROM project_setting WHERE key = ?').get(key)?.value ?? null,
  }),
});
