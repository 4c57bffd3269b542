import type { Client } from '#shared/rpc/client.ts';
import type { ArgumentsSpec, ParsedArguments } from './arguments/spec.ts';
import type { MessageKey, Messages } from './messages/messages.ts';
import type { Output } from './output/output.ts';
import type { PassphraseSource } from './session/passphrase.ts';
import type { Service } from '#service/service.ts';

/** What a command works with. */
export interface CommandContext {
  readonly args: ParsedArguments;
  readonly client: Client;
  readonly service: Service;
  readonly userData: string;
  /** Aborted by Ctrl+C. */
  readonly signal: AbortSignal;
  readonly output: Output;
  readonly messages: Messages;
  readonly passphrase: PassphraseSource;
}

/** What help and parsing need to know of a command. */
export interface CommandHead {
  readonly name: string;
  readonly summary: MessageKey;
  readonly spec: ArgumentsSpec;
}

/**
 * One command, in a file of its own under commands/, found by its place there. It resolves to what `--json` prints,
 * having given the plain text to `output`; undefined prints nothing more.
 */
export interface CliCommand extends CommandHead {
  /** Place in the list of commands. */
  readonly order: number;
  run(context: CommandContext): Promise<object | undefined>;
}
