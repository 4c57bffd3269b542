import { projectContract } from '#shared/contracts/project.ts';
import { implement } from '#service/rpc/implement.ts';
import { backUp } from './backup.ts';
import { finishIndex } from './finish-index.ts';
import { verifyProject } from './verify.ts';

export const handlers = implement.jobs(projectContract, {
  backup: (context, { path }) => ({ path, ...backUp(context, path) }),
  verify: (context, { anchor }) => verifyProject(context, anchor),
  finishIndex: (context) => finishIndex(context),
});
