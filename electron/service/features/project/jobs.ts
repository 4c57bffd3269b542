import { projectContract } from '#shared/contracts/project.ts';
import { auditHead } from '#service/db/audit.ts';
import { implement } from '#service/rpc/implement.ts';
import { backUp } from './backup.ts';
import { finishIndex } from './finish-index.ts';
import { verifyProject } from './verify.ts';

export const handlers = implement.jobs(projectContract, {
  backup: (context, { path }) => {
    const bytes = backUp(context, path);
    return { path, bytes, audit: auditHead(context.db) };
  },
  verify: (context, { anchor }) => verifyProject(context, anchor),
  finishIndex: (context) => finishIndex(context),
});
