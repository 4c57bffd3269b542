import type { MessageKey, MessageParams } from '../messages/messages.ts';

/** Wrong usage of the command line; the program exits with 2. */
export class UsageError extends Error {
  readonly key: MessageKey;
  readonly params: MessageParams;

  constructor(key: MessageKey, params: MessageParams = {}) {
    super(key);
    this.name = 'UsageError';
    this.key = key;
    this.params = params;
  }
}
