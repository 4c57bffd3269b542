import type { CommandHead } from '../command.ts';
import type { Messages } from '../messages/messages.ts';
import { generalOptions, type OptionSpec, type PositionalSpec } from './spec.ts';

/** The one-line form of a command: `import PROJECT FILE... [options]`. */
export function usageLine(command: CommandHead): string {
  return ['npm run -s verbatim --', command.name, ...command.spec.positionals.map(positionalForm), '[--…]'].join(' ');
}

/** What `COMMAND --help` prints. */
export function commandHelp(command: CommandHead, messages: Messages): string {
  return [
    usageLine(command),
    '',
    messages.text(command.summary),
    ...section(messages.text('help.options'), command.spec.options, messages),
    ...section(messages.text('help.general'), generalOptions, messages),
  ].join('\n');
}

/** What the program prints without a command. */
export function programHelp(commands: readonly CommandHead[], messages: Messages): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return [
    messages.text('help.program'),
    '',
    'npm run -s verbatim -- COMMAND',
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${messages.text(summary)}`),
    '',
    messages.text('help.more'),
  ].join('\n');
}

function section(title: string, options: readonly OptionSpec[], messages: Messages): string[] {
  if (options.length === 0) return [];
  const forms = options.map(({ name, value }) => (value === undefined ? `--${name}` : `--${name} ${value}`));
  const width = Math.max(...forms.map((form) => form.length));
  return ['', title, ...options.map(({ help }, index) => `  ${(forms[index] ?? '').padEnd(width)}  ${messages.text(help)}`)];
}

function positionalForm({ name, optional, rest }: PositionalSpec): string {
  const form = rest === true ? `${name}...` : name;
  return optional === true ? `[${form}]` : form;
}
