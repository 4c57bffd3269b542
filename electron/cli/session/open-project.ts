import { resolve } from 'node:path';
import { AppError } from '#shared/base/errors.ts';
import { projectContract } from '#shared/contracts/project.ts';
import type { CommandContext } from '../command.ts';

const { methods } = projectContract;

/** Opens the project a command names, asking for the passphrase where it needs one. Resolves to its full path. */
export async function openProject({ client, passphrase }: CommandContext, given: string): Promise<string> {
  const path = resolve(given);
  const { exists, encrypted } = await client.call(methods.inspect, { path });
  if (!exists) throw new AppError('not-found', { reason: 'no-such-file', name: given });
  await client.call(methods.open, { path, passphrase: encrypted ? await passphrase.toUnlock(given) : null });
  return path;
}

/** The first positional, which the spec of the command made sure is there. */
export function firstPositional({ args }: CommandContext): string {
  const [first] = args.positionals;
  if (first === undefined) throw new Error('the command has no first argument');
  return first;
}

/** The second positional, likewise. */
export function secondPositional({ args }: CommandContext): string {
  const [, second] = args.positionals;
  if (second === undefined) throw new Error('the command has no second argument');
  return second;
}
