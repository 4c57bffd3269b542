import type { ArgumentsSpec, OptionSpec, ParsedArguments } from './spec.ts';
import { UsageError } from './usage-error.ts';

/**
 * Reads a command's arguments: `--name value`, `--name=value`, flags, positionals, and all that follows `--` as
 * positionals. Throws UsageError for anything the spec does not allow.
 */
export function parseArguments(args: readonly string[], spec: ArgumentsSpec): ParsedArguments {
  const values = new Map<string, string[]>();
  const positionals: string[] = [];
  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === '--') {
      positionals.push(...rest.splice(0));
    } else if (!arg.startsWith('--')) {
      if (arg.startsWith('-') && arg !== '-') throw new UsageError('usage.unknown-option', { option: arg });
      positionals.push(arg);
    } else {
      const [name, attached] = splitOnce(arg.slice(2), '=');
      const option = spec.options.find((each) => each.name === name);
      if (option === undefined) throw new UsageError('usage.unknown-option', { option: `--${name}` });
      const known = values.get(name) ?? [];
      if (known.length > 0 && option.repeats !== true) throw new UsageError('usage.option-twice', { option: `--${name}` });
      values.set(name, [...known, valueOf(option, attached, rest)]);
    }
  }
  // Help is given whatever else is there or is missing.
  if (!values.has('help')) checkPositionals(positionals, spec);
  return accessors(positionals, values, spec);
}

function valueOf(option: OptionSpec, attached: string | undefined, rest: string[]): string {
  if (option.value === undefined) {
    if (attached !== undefined) throw new UsageError('usage.flag-with-value', { option: `--${option.name}` });
    return '';
  }
  const value = attached ?? rest.shift();
  if (value === undefined) throw new UsageError('usage.value-missing', { option: `--${option.name}`, value: option.value });
  if (option.kind === 'count' && !/^\d{1,15}$/.test(value)) {
    throw new UsageError('usage.not-a-count', { option: `--${option.name}`, given: value });
  }
  return value;
}

function checkPositionals(given: readonly string[], { positionals }: ArgumentsSpec): void {
  const missing = positionals.find((each, index) => each.optional !== true && given[index] === undefined);
  if (missing !== undefined) throw new UsageError('usage.argument-missing', { argument: missing.name });
  const extra = given[positionals.length];
  if (extra !== undefined && positionals.at(-1)?.rest !== true) throw new UsageError('usage.argument-extra', { argument: extra });
}

function accessors(positionals: readonly string[], values: ReadonlyMap<string, readonly string[]>, spec: ArgumentsSpec): ParsedArguments {
  const given = (name: string): readonly string[] => {
    if (!spec.options.some((option) => option.name === name)) throw new Error(`the command has no option --${name}`);
    return values.get(name) ?? [];
  };
  const text = (name: string) => given(name).at(-1);
  return {
    positionals,
    flag: (name) => given(name).length > 0,
    text,
    count: (name) => {
      const value = text(name);
      return value === undefined ? undefined : Number(value);
    },
    all: given,
  };
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const place = text.indexOf(separator);
  return place === -1 ? [text, undefined] : [text.slice(0, place), text.slice(place + 1)];
}
