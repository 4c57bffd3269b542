import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { parseArguments } from '../../../electron/cli/arguments/parse.ts';
import type { ArgumentsSpec } from '../../../electron/cli/arguments/spec.ts';
import { UsageError } from '../../../electron/cli/arguments/usage-error.ts';

const spec: ArgumentsSpec = {
  positionals: [{ name: 'PROJECT' }, { name: 'FILE', rest: true }],
  options: [
    { name: 'text', value: 'COLUMN', help: 'option.column' },
    { name: 'skip', value: 'COLUMN', repeats: true, help: 'option.skip' },
    { name: 'limit', value: 'N', kind: 'count', help: 'option.limit' },
    { name: 'json', help: 'option.json' },
    { name: 'help', help: 'option.help' },
  ],
};

describe('arguments', () => {
  test('options and positionals in any order', () => {
    const args = parseArguments(['--text', 'body', 'a', '--json', 'b', '--limit=5', '--skip', 'x', '--skip=y=z', 'c'], spec);
    expect(args.positionals).toEqual(['a', 'b', 'c']);
    expect([args.text('text'), args.count('limit'), args.flag('json'), args.flag('help')]).toEqual(['body', 5, true, false]);
    expect(args.all('skip')).toEqual(['x', 'y=z']);
  });

  test('after -- everything is a positional, and a value may look like an option', () => {
    expect(parseArguments(['a', '--', '--text', '-x'], spec).positionals).toEqual(['a', '--text', '-x']);
    expect(parseArguments(['a', 'b', '--text', '--odd'], spec).text('text')).toBe('--odd');
  });

  test('help is given whatever is missing', () => {
    expect(parseArguments(['--help'], spec).flag('help')).toBe(true);
  });

  test('asking for an option the command does not have is a mistake of ours', () => {
    expect(() => parseArguments(['a', 'b'], spec).text('none')).toThrow('no option --none');
  });

  test('any list of words is parsed or refused as wrong usage, never otherwise', () => {
    const word = fc.oneof(fc.constantFrom('--text', '--skip', '--limit', '--json', '--', '-', '--limit=1', '--json=1', 'a'), fc.string());
    fc.assert(
      fc.property(fc.array(word), (words) => {
        try {
          parseArguments(words, spec);
        } catch (error) {
          expect(error).toBeInstanceOf(UsageError);
        }
      }),
    );
  });

  test('whatever value is given comes back as it is', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        expect(parseArguments(['a', 'b', '--text', value], spec).text('text')).toBe(value);
        expect(parseArguments(['a', 'b', `--text=${value}`], spec).text('text')).toBe(value);
      }),
    );
  });
});
