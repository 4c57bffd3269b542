import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const program = join(import.meta.dirname, '../../out/cli/cli.js');
const folder = mkdtempSync(join(tmpdir(), 'verbatim-segment-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs `pipe segment` over lines, and gives its exit code, its lines, and what it said. */
function pipeSegment(lines: readonly string[], ...args: string[]): Promise<{ code: number | null; lines: unknown[]; stderr: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, 'pipe', 'segment', ...args], { env: { ...process.env, LANG: 'en_US.UTF-8', LC_ALL: '' } });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (data: string) => (stdout += data));
    child.stderr.setEncoding('utf8').on('data', (data: string) => (stderr += data));
    child.on('close', (code) => resolve({ code, lines: stdout.split('\n').filter((line) => line !== '').map((line): unknown => JSON.parse(line)), stderr }));
    child.stdin.end(lines.join('\n'));
  });
}

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('pipe segment', () => {
  test('gives tokens with offsets in code points for each line, in order', async () => {
    const { code, lines } = await pipeSegment(['{"id":1,"text":"👍赎回费率 太高"}', '{"id":"b","text":""}']);
    expect(code).toBe(0);
    expect(lines).toEqual([
      { id: 1, tokens: [
        { start: 0, end: 1, kind: 'emoji' },
        { start: 1, end: 5, kind: 'han' },
        { start: 6, end: 7, kind: 'han' },
        { start: 7, end: 8, kind: 'han' },
      ] },
      { id: 'b', tokens: [] },
    ]);
  });

  test('takes words from a file and gives stems where asked', async () => {
    const words = file('words.txt', '朝朝盈\n太高 50000\n');
    const { lines } = await pipeSegment(['{"id":1,"text":"朝朝盈太高 Complaints"}'], '--dictionary', words, '--stems');
    expect(lines).toEqual([
      { id: 1, tokens: [{ start: 0, end: 3, kind: 'han' }, { start: 3, end: 5, kind: 'han' }, { start: 6, end: 16, kind: 'letters', stem: 'complaint' }] },
    ]);
  });

  test('a dictionary that cannot be used fails with what to do, before any line', async () => {
    const unreadable = await pipeSegment(['{"id":1,"text":"a"}'], '--dictionary', join(folder, 'none.txt'));
    expect(unreadable).toMatchObject({ code: 1, lines: [] });
    expect(unreadable.stderr).toMatch(/^error: io: The dictionary .*none\.txt cannot be read/);
    const wrong = await pipeSegment(['{"id":1,"text":"a"}'], '--dictionary', file('wrong.txt', '好\n两 个 词 吧\n'));
    expect(wrong).toMatchObject({ code: 1, lines: [] });
    expect(wrong.stderr).toContain('in line 2');
  });

  test('lone surrogates and a line of a megabyte come through', async () => {
    const long = '理财'.repeat(250_000);
    const { code, lines } = await pipeSegment(['{"id":1,"text":"\\ud83d费\\udc00"}', JSON.stringify({ id: 2, text: long })]);
    expect(code).toBe(0);
    expect(lines[0]).toEqual({ id: 1, tokens: [{ start: 0, end: 1, kind: 'mark' }, { start: 1, end: 2, kind: 'han' }, { start: 2, end: 3, kind: 'mark' }] });
    expect(lines[1]).toHaveProperty('tokens.length', 250_000);
  });
});
