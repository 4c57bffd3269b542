import { readFileSync } from 'node:fs';
import { AppError } from '#shared/base/errors.ts';
import type { ParsedArguments } from '../arguments/spec.ts';
import { UsageError } from '../arguments/usage-error.ts';
import type { Messages } from '../messages/messages.ts';
import { askSecretly } from './ask-secretly.ts';

/** Where passphrases come from: a file, a person at a terminal, or nowhere. */
export interface PassphraseSource {
  /** For a project that needs one. */
  toUnlock(name: string): Promise<string>;
  /** For a project to be made; null makes a plain one. */
  toCreate(): Promise<string | null>;
  /** Whether one was given without asking. */
  readonly given: boolean;
}

export function passphraseSource(args: ParsedArguments, messages: Messages, signal: AbortSignal): PassphraseSource {
  const file = args.text('passphrase-file');
  const none = args.flag('no-passphrase');
  if (file !== undefined && none) throw new UsageError('usage.passphrase-both');
  const canAsk = process.stdin.isTTY && process.stderr.isTTY;
  return {
    given: file !== undefined,
    toUnlock: async (name) => {
      if (file !== undefined) return firstLine(file);
      if (none || !canAsk) throw new AppError('wrong-key', { reason: 'passphrase-needed', name });
      return askSecretly(messages.text('passphrase.ask', { name }), signal);
    },
    toCreate: async () => {
      if (file !== undefined) return firstLine(file);
      if (none) return null;
      if (!canAsk) throw new UsageError('usage.passphrase-missing');
      const first = await askSecretly(messages.text('passphrase.new'), signal);
      if (first === '') throw new UsageError('usage.passphrase-empty');
      if ((await askSecretly(messages.text('passphrase.again'), signal)) !== first) throw new UsageError('usage.passphrase-differs');
      return first;
    },
  };
}

function firstLine(file: string): string {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new AppError('io', { reason: 'passphrase-file', name: file }, { cause });
  }
  const line = text.replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0] ?? '';
  if (line === '') throw new UsageError('usage.passphrase-empty');
  return line;
}
