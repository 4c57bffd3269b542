import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseArguments } from '../../../electron/cli/arguments/parse.ts';
import { UsageError } from '../../../electron/cli/arguments/usage-error.ts';
import english from '../../../electron/cli/messages/en.json';
import { messagesOf } from '../../../electron/cli/messages/messages.ts';
import { createOutput } from '../../../electron/cli/output/output.ts';
import { runPipe } from '../../../electron/cli/pipe/run-pipe.ts';
import { pipe } from '../../../electron/cli/pipes/suggest.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pipe-suggest-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const coded = (pairs: readonly (readonly [text: string, code: string | number])[]) => pairs.map(([text, code]) => JSON.stringify({ text, code })).join('\n');
const training = coded([
  ...['card has not arrived', 'where is my card', 'card delivery late', 'no card in the post', 'waiting for the card'].map((text) => [text, 'card_arrival'] as const),
  ...['手续费太高', '手续费怎么收', '年费能免吗', '又扣手续费', '费用太贵'].map((text) => [text, '费用'] as const),
  ['exchange rate', 7],
  ['   ', 'nothing'],
]);

async function pass(args: readonly string[], input: readonly object[] | string): Promise<{ lines: Record<string, unknown>[]; written: string; notes: string; thrown: unknown }> {
  let [written, notes] = ['', ''];
  const stdout = new Writable({
    write: (chunk, _encoding, done) => {
      written += String(chunk);
      done();
    },
  });
  const output = createOutput({ stdout: { write: () => true }, stderr: { write: (text) => (notes += text) } }, false);
  const stdin = Readable.from([typeof input === 'string' ? input : input.map((line) => JSON.stringify(line)).join('\n')], { objectMode: false });
  const parts = { args: parseArguments(args, { positionals: [], options: pipe.options }), signal: new AbortController().signal, messages: messagesOf(english), output };
  const thrown: unknown = await runPipe(pipe, { stdin, stdout }, parts).then(
    () => undefined,
    (error: unknown) => error,
  );
  return { lines: written.split('\n').filter((line) => line !== '').map((line): Record<string, unknown> => JSON.parse(line)), written, notes, thrown };
}

describe('pipe suggest', () => {
  test('answers each line in order with the three likeliest codes, as the file writes them', async () => {
    const { lines, notes, thrown } = await pass(['--train', file('codes.jsonl', `\uFEFF${training}\n\n`)], [
      { id: 'a', text: 'my card is late' },
      { id: 2, text: '手续费好贵' },
      { text: 'exchange' },
      { id: null, text: '' },
    ]);
    expect(thrown).toBeUndefined();
    expect(lines.map(({ id }) => id)).toEqual(['a', 2, null, null]);
    expect(lines).toMatchObject([
      { suggestions: [{ code: 'card_arrival' }, {}, {}] },
      { suggestions: [{ code: '费用' }, {}, {}] },
      { suggestions: [{ code: 7 }, {}, {}] },
      { suggestions: [] },
    ]);
    for (const { suggestions } of lines) {
      const scores = (Array.isArray(suggestions) ? suggestions : []).map(({ score }: { score: number }) => score);
      expect(scores).toEqual(scores.toSorted((left, right) => right - left));
    }
    expect(notes).toBe('1 training lines without text were left out.\n');
  });

  test('a wrong line of stdin is answered in its place', async () => {
    const { lines, thrown } = await pass(['--train', file('codes.jsonl', training)], 'nonsense\n{"id":1,"text":"card"}\n');
    expect(lines).toMatchObject([{ id: null, error: { code: 'invalid-input' } }, { id: 1, suggestions: [{ code: 'card_arrival' }, {}, {}] }]);
    expect(thrown).toMatchObject({ code: 'invalid-input', params: { reason: 'pipe-lines', count: 1 } });
  });

  test.each([
    ['not JSON', `${training}\n\n{"text": "a", "code": }`, { reason: 'training-not-json', line: 14 }],
    ['without a code', '{"text":"a","code":"x"}\n{"text":"a"}', { reason: 'training-not-this-shape', line: 2 }],
    ['with an empty code', '{"text":"a","code":""}', { reason: 'training-not-this-shape', line: 1 }],
    ['with a code that is a list', '{"text":"a","code":["x"]}', { reason: 'training-not-this-shape', line: 1 }],
  ])('a training line %s ends it with the line', async (_, content, params) => {
    const { lines, thrown } = await pass(['--train', file('wrong.jsonl', content)], [{ text: 'a' }]);
    expect(lines).toEqual([]);
    expect(thrown).toMatchObject({ code: 'invalid-input', params: { name: 'wrong.jsonl', ...params } });
  });

  test.each([['', 'empty'], ['{"text":" ","code":"x"}', 'blank']])('a training file that says nothing (%j) is refused', async (content, name) => {
    expect((await pass(['--train', file(`${name}.jsonl`, content)], [])).thrown).toMatchObject({ code: 'invalid-input', params: { reason: 'training-empty', name: `${name}.jsonl` } });
  });

  test('no training file is wrong usage, one that is not there a failure', async () => {
    expect((await pass([], [])).thrown).toBeInstanceOf(UsageError);
    expect((await pass(['--train', join(folder, 'nowhere.jsonl')], [])).thrown).toMatchObject({ code: 'io', params: { reason: 'cannot-read', name: 'nowhere.jsonl' } });
  });

  test('a column of ids is no column of codes', async () => {
    const ids = coded(Array.from({ length: 2001 }, (_, index) => [`text ${index}`, index]));
    expect((await pass(['--train', file('ids.jsonl', ids)], [])).thrown).toMatchObject({ code: 'resource-limit', params: { reason: 'too-many-codes', most: 2000 } });
  });

  test('codes that are numbers beyond 2^53 keep every digit, and those that round to one are told apart', async () => {
    const content = ['{"text":"card has not arrived","code":9007199254740992}', '{"text":"手续费太高","code":9007199254740993}', '{"text":"exchange rate","code":-12345678901234567890}'].join('\n');
    const { written, thrown } = await pass(['--train', file('digits.jsonl', content)], [{ id: 1, text: 'card arrived' }, { id: 2, text: '手续费' }, { id: 3, text: 'exchange rate' }]);
    expect(thrown).toBeUndefined();
    const first = written.split('\n').map((line) => /"code":(-?\d+)/.exec(line)?.[1]);
    expect(first.slice(0, 3)).toEqual(['9007199254740992', '9007199254740993', '-12345678901234567890']);
  });

  test('an object that looks like a number kept whole is no code', async () => {
    const { thrown } = await pass(['--train', file('object.jsonl', '{"text":"a","code":{"rawJSON":"9007199254740993"}}')], []);
    expect(thrown).toMatchObject({ params: { reason: 'training-not-this-shape', line: 1 } });
  });

  test('one code alone is the answer', async () => {
    const { lines } = await pass(['--train', file('one.jsonl', coded([['the fee is high', 'fees']]))], [{ id: 1, text: 'high fee' }]);
    expect(lines).toMatchObject([{ id: 1, suggestions: [{ code: 'fees', score: expect.any(Number) }] }]);
  });
});
