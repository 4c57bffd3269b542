import { Readable, Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { isAppError } from '../../../shared/base/errors.ts';
import { parseArguments } from '../../../electron/cli/arguments/parse.ts';
import { messagesOf } from '../../../electron/cli/messages/messages.ts';
import english from '../../../electron/cli/messages/en.json';
import { createOutput } from '../../../electron/cli/output/output.ts';
import type { Pipe } from '../../../electron/cli/pipe/pipe.ts';
import { runPipe } from '../../../electron/cli/pipe/run-pipe.ts';

/** Says how long each text is. */
const measure: Pipe = {
  task: 'measure',
  summary: 'help.more',
  options: [],
  order: 1,
  run: async ({ lines, write, writeError }) => {
    for await (const line of lines(z.object({ text: z.string() }))) {
      await (line.value === undefined ? writeError(line) : write({ id: line.id, units: line.value.text.length }));
    }
  },
};

async function pass(chunks: (string | Buffer)[], signal = new AbortController().signal): Promise<{ lines: unknown[]; written: string; thrown: unknown }> {
  let written = '';
  const stdout = new Writable({
    highWaterMark: 4,
    write: (chunk, _encoding, done) => {
      written += String(chunk);
      setImmediate(done);
    },
  });
  const args = parseArguments([], { positionals: [], options: [] });
  const output = createOutput({ stdout: { write: () => true }, stderr: { write: () => true } }, false);
  const run = runPipe(measure, { stdin: Readable.from(chunks, { objectMode: false }), stdout }, { args, signal, messages: messagesOf(english), output });
  const thrown: unknown = await run.then(
    () => undefined,
    (error: unknown) => error,
  );
  return { lines: written.split('\n').filter((line) => line !== '').map((line): unknown => JSON.parse(line)), written, thrown };
}

describe('a pipe', () => {
  test('answers each line in order and echoes ids as they came', async () => {
    const { lines, thrown } = await pass(['{"id":7,"text":"ab"}\r\n{"text":""}\n', '{"id":"x","text":"费率\u2028😀"}']);
    expect(thrown).toBeUndefined();
    expect(lines).toEqual([{ id: 7, units: 2 }, { id: null, units: 0 }, { id: 'x', units: 5 }]);
  });

  test('answers a blank line by an error too, so that answers stand where their lines do', async () => {
    const { lines, thrown } = await pass(['{"id":1,"text":"ab"}\n\n', ' \t\r\n{"id":4,"text":""}\n', '{"id":5,"text":"a"}\n\n']);
    const blank = { id: null, error: { code: 'invalid-input', params: { reason: 'pipe-blank' }, message: english['error.invalid-input.pipe-blank'] } };
    expect(lines).toEqual([{ id: 1, units: 2 }, blank, blank, { id: 4, units: 0 }, { id: 5, units: 1 }, blank]);
    expect(thrown).toMatchObject({ code: 'invalid-input', params: { reason: 'pipe-lines', count: 3 } });
    expect((await pass([''])).lines).toEqual([]);
  });

  test('an id beyond 2^53 comes back digit by digit', async () => {
    const { written } = await pass(['{"id":1234567890123456789,"text":"ab"}\n']);
    expect(written).toBe('{"id":1234567890123456789,"units":2}\n');
  });

  test('a byte order mark, and characters cut between two chunks, do no harm', async () => {
    const bytes = Buffer.from('\uFEFF{"id":1,"text":"费😀"}\n');
    const { lines } = await pass([...bytes].map((byte) => Buffer.of(byte)));
    expect(lines).toEqual([{ id: 1, units: 3 }]);
  });

  test('a wrong line gets an error in its place, the others are done, and the command fails', async () => {
    const { lines, thrown } = await pass(['nonsense\n{"id":2}\n{"id":3,"text":"a"}\n[]\n']);
    expect(lines).toMatchObject([
      { id: null, error: { code: 'invalid-input', params: { reason: 'pipe-not-json' } } },
      { id: 2, error: { code: 'invalid-input', params: { reason: 'pipe-not-this-shape' } } },
      { id: 3, units: 1 },
      { id: null, error: { code: 'invalid-input' } },
    ]);
    expect(thrown).toMatchObject({ code: 'invalid-input', params: { reason: 'pipe-lines', count: 3 } });
  });

  test('an abort ends it as cancelled', async () => {
    const controller = new AbortController();
    controller.abort();
    const { thrown } = await pass(['{"text":"a"}\n'], controller.signal);
    expect(isAppError(thrown, 'cancelled')).toBe(true);
  });
});
