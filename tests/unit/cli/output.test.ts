import { expect, test } from 'vitest';
import { createOutput } from '../../../electron/cli/output/output.ts';
import { duration } from '../../../electron/cli/output/duration.ts';

function streams(isTTY: boolean, columns = 20) {
  const written = { stdout: '', stderr: '' };
  return {
    written,
    stdout: { write: (text: string) => void (written.stdout += text) },
    stderr: { isTTY, columns, write: (text: string) => void (written.stderr += text) },
  };
}

test('plain: lines on stdout, no JSON, notes on stderr', () => {
  const to = streams(false);
  const output = createOutput(to, false);
  output.line('one');
  output.result({ one: 1 });
  output.note('two');
  output.progress('three');
  expect(to.written).toEqual({ stdout: 'one\n', stderr: 'two\n' });
});

test('--json: the result alone on stdout', () => {
  const to = streams(false);
  const output = createOutput(to, true);
  output.line('one');
  output.result({ one: '一' });
  expect(to.written).toEqual({ stdout: '{"one":"一"}\n', stderr: '' });
});

test('progress stays on one line of a terminal and is gone before anything else', () => {
  const to = streams(true);
  const output = createOutput(to, false);
  output.progress('a text that is longer than the terminal is wide');
  output.progress('b');
  output.line('done');
  expect(to.written.stderr).toBe('\ra text that is long\r\u001B[K\rb\r\u001B[K');
  expect(to.written.stdout).toBe('done\n');
});

test('a terminal of unknown width shows the progress whole', () => {
  const to = streams(true, 0);
  createOutput(to, false).progress('250 of 1000 messages, 0:56 left');
  expect(to.written.stderr).toBe('\r250 of 1000 messages, 0:56 left');
});

test('imported text cannot command the terminal', () => {
  const to = streams(false);
  createOutput(to, false).line('\u001B]0;owned\u0007 a\tb\u009B31m');
  expect(to.written.stdout).toBe('\uFFFD]0;owned\uFFFD a\tb\uFFFD31m\n');
});

test.each([[0, '0:00'], [59.6, '1:00'], [61, '1:01'], [3600, '1:00:00'], [36_061, '10:01:01'], [-1, '0:00']])('%d s is %s', (seconds, text) => {
  expect(duration(seconds)).toBe(text);
});
