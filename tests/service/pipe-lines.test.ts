import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'pipe-lines-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const training = join(folder, 'codes.jsonl');
writeFileSync(training, '{"text":"The fee is too high","code":"fee"}\n\n{"text":"I waited for hours","code":"waiting"}\n');
const needed: Record<string, readonly string[]> = { cluster: ['--k', '1'], suggest: ['--train', training] };
const tasks = readdirSync(join(root, 'electron/cli/pipes')).map((file) => basename(file, '.ts'));

test.each(tasks)('pipe %s answers each line in its place, one that is blank or wrong by an error', (task) => {
  const line = (id: number) => JSON.stringify({ id, text: '手续费太高了 the fee is too high', original: 'The fee is 2%.', rewrite: 'The fee is 2%.' });
  const input = ['', line(1), '  ', '{"id":3}', line(4), 'nonsense', line(6), ''].join('\n') + '\n';
  const { status, stdout } = spawnSync(process.execPath, [join(root, 'out/cli/cli.js'), 'pipe', task, ...(needed[task] ?? [])], { input, encoding: 'utf8' });
  const answers = stdout.trimEnd().split('\n').map((answer): unknown => JSON.parse(answer));
  const error = (reason: string) => ({ error: { code: 'invalid-input', params: { reason: `pipe-${reason}` } } });
  expect(answers).toMatchObject([
    { id: null, ...error('blank') },
    { id: 1 },
    { id: null, ...error('blank') },
    { id: 3, ...error('not-this-shape') },
    { id: 4 },
    { id: null, ...error('not-json') },
    { id: 6 },
    { id: null, ...error('blank') },
  ]);
  for (const place of [1, 4, 6]) expect(answers[place]).not.toHaveProperty('error');
  expect(status).toBe(1);
});
