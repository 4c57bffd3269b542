import type { MessageKey } from '../messages/messages.ts';

/** An option of a command: `--name`, with a value where it has a placeholder. */
export interface OptionSpec {
  readonly name: string;
  /** What stands for the value in help, such as `FILE`; a flag has none. */
  readonly value?: string;
  readonly kind?: 'text' | 'count';
  /** May be given several times. */
  readonly repeats?: boolean;
  readonly help: MessageKey;
}

/** An argument by position. */
export interface PositionalSpec {
  /** As in help, such as `PROJECT`. */
  readonly name: string;
  readonly optional?: boolean;
  /** Takes all that follow; only the last may. */
  readonly rest?: boolean;
}

/** The shape of a command's arguments, from which parsing and help derive. */
export interface ArgumentsSpec {
  readonly positionals: readonly PositionalSpec[];
  readonly options: readonly OptionSpec[];
}

/** What was given. Options are asked for by name, so that a typo in a command fails loudly. */
export interface ParsedArguments {
  readonly positionals: readonly string[];
  flag(name: string): boolean;
  text(name: string): string | undefined;
  count(name: string): number | undefined;
  all(name: string): readonly string[];
}

/** Options every command has. */
export const generalOptions: readonly OptionSpec[] = [
  { name: 'json', help: 'option.json' },
  { name: 'passphrase-file', value: 'FILE', help: 'option.passphrase-file' },
  { name: 'no-passphrase', help: 'option.no-passphrase' },
  { name: 'help', help: 'option.help' },
];
