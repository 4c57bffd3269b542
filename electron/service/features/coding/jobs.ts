import { codingContract } from '#shared/contracts/coding.ts';
import { implement } from '#service/rpc/implement.ts';
import { autoCode } from './auto-code.ts';

export const handlers = implement.jobs(codingContract, {
  auto: (context, input) => autoCode(context, input),
});
