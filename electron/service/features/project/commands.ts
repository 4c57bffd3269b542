import { projectContract } from '#shared/contracts/project.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { implement } from '#service/rpc/implement.ts';

export const handlers = implement.commands(projectContract, {
  setLayout: ({ tx }, { key, value }) => {
    prepareOnce<[string, string]>(
      tx.db,
      'INSERT INTO project_setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    ).run(key, value);
    return {};
  },
});
