import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plantedTexts } from '../unit/nlp/cluster/cluster-fixture.ts';

const program = join(import.meta.dirname, '..', '..', 'out', 'cli', 'cli.js');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-'));
  writeFileSync(join(folder, 'passphrase'), '正确的口令 one\nsecond line\n');
  writeFileSync(join(folder, 'wrong'), 'wrong\n');
  writeFileSync(
    join(folder, 'feedback.csv'),
    'id,time,role,conversation,text\n' +
      '1,2026-01-05 10:00,customer,c1,"手续费太高了 the fee is too high"\n' +
      '2,2026-01-05 10:01,agent,c1,"您好,请稍等"\n' +
      '3,2026-01-06 11:00,customer,c2,"𠮷👨‍👩‍👧 费用 fee fee"\n',
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command to its end in the test's folder. Ctrl+C is pressed once `interruptWhen` holds. */
function run(args: readonly string[], options: { lang?: string; interruptWhen?: (stdout: string) => boolean } = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: folder,
      env: { ...process.env, VERBATIM_USER_DATA: join(folder, 'user-data'), LC_ALL: '', LC_MESSAGES: '', LANG: options.lang ?? 'en_US.UTF-8', DISPLAY: '', WAYLAND_DISPLAY: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (data: Buffer) => {
      stdout += data.toString('utf8');
    });
    child.stderr.on('data', (data: Buffer) => (stderr += data.toString('utf8')));
    const watching = setInterval(() => {
      if (options.interruptWhen?.(stdout) !== true) return;
      clearInterval(watching);
      child.kill('SIGINT');
    }, 10);
    child.on('close', (code) => {
      clearInterval(watching);
      resolve({ code, stdout, stderr });
    });
  });
}

/** The `--json` result: exactly one line on stdout. */
async function json(...args: string[]): Promise<{ code: number | null; value: Record<string, unknown>; stderr: string }> {
  const { code, stdout, stderr } = await run([...args, '--json']);
  expect(stdout.trimEnd().split('\n')).toHaveLength(1);
  return { code, value: JSON.parse(stdout), stderr };
}

const unlock = ['--passphrase-file', 'passphrase'];

describe('a project from start to end', () => {
  test('new makes an encrypted file, or a plain one and says so', async () => {
    expect(await json('new', 'a.verbatim', ...unlock)).toMatchObject({ code: 0, value: { encrypted: true }, stderr: '' });
    expect(readFileSync(join(folder, 'a.verbatim')).subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
    const plain = await json('new', 'plain.verbatim', '--no-passphrase');
    expect(plain).toMatchObject({ code: 0, value: { encrypted: false } });
    expect(plain.stderr).toContain('not encrypted');
  });

  test('a file that is there is never replaced', async () => {
    const before = readFileSync(join(folder, 'plain.verbatim'));
    expect(await json('new', 'plain.verbatim', '--no-passphrase')).toMatchObject({ code: 1, value: { error: { code: 'conflict' } } });
    expect(readFileSync(join(folder, 'plain.verbatim')).equals(before)).toBe(true);
  });

  test('import reports its batch', async () => {
    const { code, value } = await json('import', 'a.verbatim', 'feedback.csv', ...unlock);
    expect(code).toBe(0);
    expect(value).toMatchObject({ rows: 3, imported: 3, duplicates: 0, rejected: [], seconds: { rows: expect.any(Number), index: expect.any(Number) } });
    expect(value['batch']).toEqual(expect.any(Number));
  });

  test('the same again is duplicates', async () => {
    const { value } = await json('import', 'a.verbatim', 'feedback.csv', ...unlock, '--text', 'text', '--author=conversation');
    expect(value).toMatchObject({ rows: 3, imported: 0, duplicates: 3 });
  });

  test('rows that were rejected come in the order of the file, whoever found the fault', async () => {
    writeFileSync(join(folder, 'faulty.csv'), 'id,text\n1,\n2,one,more\n3,\n4,fine as it is\n');
    const { value } = await json('import', 'plain.verbatim', 'faulty.csv');
    expect(value['rejected']).toEqual([
      { row: 1, reason: 'empty-text' },
      { row: 2, reason: 'field-count' },
      { row: 3, reason: 'empty-text' },
    ]);
  });

  test('info counts', async () => {
    expect((await json('info', 'a.verbatim', ...unlock)).value).toMatchObject({ messages: 3, conversations: 2, encrypted: true });
  });

  test('search finds, counts and lists', async () => {
    const { value } = await json('search', 'a.verbatim', 'fee', ...unlock);
    expect(value).toEqual({
      count: 2,
      hits: [
        { message: '1', conversation: 'c1', text: '手续费太高了 the fee is too high', ranges: [[11, 14]] },
        { message: '3', conversation: 'c2', text: '𠮷👨‍👩‍👧 费用 fee fee', ranges: [[10, 13], [14, 17]] },
      ],
    });
    expect((await json('search', 'a.verbatim', 'fee', '--count', ...unlock)).value).toEqual({ count: 2 });
    expect((await json('search', 'a.verbatim', '费', '--ids', ...unlock)).value).toEqual({ count: 2, ids: ['1', '3'] });
    expect((await json('search', 'a.verbatim', 'fee', '--limit', '1', ...unlock)).value).toMatchObject({ count: 2, hits: [{ message: '1' }] });
    expect((await run(['search', 'a.verbatim', 'fee', ...unlock])).stdout).toContain('1\t手续费太高了');
  });

  test('code codes every hit; a dry run changes nothing', async () => {
    expect((await json('code', 'a.verbatim', 'Fees', '--search', 'fee', '--dry-run', ...unlock)).value).toMatchObject({ codings: 3 });
    expect((await json('info', 'a.verbatim', ...unlock)).value).toMatchObject({ codings: 0, codes: 0 });
    expect((await json('code', 'a.verbatim', 'Fees', '--search', 'fee', '--coder', 'Wang', ...unlock)).value).toMatchObject({ codings: 3 });
    expect((await json('info', 'a.verbatim', ...unlock)).value).toMatchObject({ codings: 3, codes: 1 });
  });

  test('analyse scores once, says by what recipe, and needs to be told which analysis', async () => {
    const { code, value } = await json('analyse', 'a.verbatim', '--sentiment', ...unlock);
    expect({ code, value }).toMatchObject({
      code: 0,
      value: { sentiment: { recipe: { kind: 'sentiment', messages: 3, query: '', parameters: { scored: 3, kept: 0 } }, counts: { messages: 3, scored: 3, unscored: 0, overridden: 0 } } },
    });
    const again = await json('analyse', 'a.verbatim', '--sentiment', ...unlock);
    expect(again.value).toMatchObject({ sentiment: { recipe: (value['sentiment'] as { recipe: object }).recipe, counts: { scored: 0, kept: 3 } } });
    expect((await json('info', 'a.verbatim', ...unlock)).value).toMatchObject({ sentiment: { scored: 3, stale: 0, unscored: 0 } });
    expect((await json('search', 'a.verbatim', 'sentiment:>=-1', '--count', ...unlock)).value).toEqual({ count: 3 });
    expect(await json('analyse', 'a.verbatim', ...unlock)).toMatchObject({ code: 2, value: { error: { code: 'invalid-input', params: { reason: 'usage' } } } });
    const plain = await run(['analyse', 'a.verbatim', '--sentiment', ...unlock], { lang: 'zh_CN.UTF-8' });
    expect(plain.stdout).toContain('情感：3 条消息');
  }, 90_000);

  test('analyse finds themes in as many messages as it takes, the same for the same seed', async () => {
    expect(await json('analyse', 'a.verbatim', '--themes', 'auto', ...unlock)).toMatchObject({ code: 1, value: { error: { params: { reason: 'too-few-messages', messages: 3 } } } });
    for (const wrong of ['1', '501', 'many']) expect((await json('analyse', 'a.verbatim', '--themes', wrong, ...unlock)).code).toBe(2);
    expect((await json('analyse', 'a.verbatim', '--sentiment', '--seed', '1', ...unlock)).code).toBe(2);
    const { texts } = plantedTexts(80, 1);
    writeFileSync(join(folder, 'themes.csv'), `id,text\n${texts.map((text, index) => `T${index},"${text}"`).join('\n')}\n`);
    expect((await json('new', 'themes.verbatim', '--no-passphrase')).code).toBe(0);
    expect((await json('import', 'themes.verbatim', 'themes.csv')).value).toMatchObject({ imported: 80 });
    const first = await json('analyse', 'themes.verbatim', '--themes', '4', '--seed', '7', '--proposed');
    expect(first).toMatchObject({
      code: 0,
      value: { themes: { recipe: { kind: 'themes', seed: 7, messages: 80, parameters: { clusters: 4 } }, counts: { messages: 80, themes: 4, accepted: 0 } } },
    });
    expect((await json('info', 'themes.verbatim')).value).toMatchObject({ themes: 4, acceptedThemes: 0 });
    const themesOf = async (): Promise<string[]> => {
      expect((await json('export', 'themes.verbatim', 'themes.jsonl', '--overwrite')).code).toBe(0);
      return readFileSync(join(folder, 'themes.jsonl'), 'utf8').trimEnd().split('\n').flatMap((line) => JSON.parse(line).themes);
    };
    expect(await themesOf()).toEqual([]);
    const second = await json('analyse', 'themes.verbatim', '--themes', '4', '--seed', '7');
    expect(second.value).toMatchObject({ themes: { counts: { ...(first.value['themes'] as { counts: object }).counts, accepted: 4 } } });
    const counted = second.value['themes'] as { counts: { mapped: number }; themes: { name: string }[] };
    expect(await themesOf()).toHaveLength(counted.counts.mapped);
    const [{ name } = { name: '' }] = counted.themes;
    expect((await json('search', 'themes.verbatim', `theme:"${name}"`, '--count')).value).not.toEqual({ count: 0 });
  });

  test('timeline counts by day, by code, and for what a query finds', async () => {
    const { code, value } = await json('timeline', 'a.verbatim', '--bucket', 'day', ...unlock);
    expect(code).toBe(0);
    expect(value).toMatchObject({
      bucket: 'day', by: null, denominator: 'polar', messages: 3, withoutTime: 0, scored: 3,
      rows: [{ bucket: '2026-01-05', until: '2026-01-05', n: 2 }, { bucket: '2026-01-06', n: 1 }],
    });
    for (const row of value['rows'] as { n: number; positive: number; negative: number; base: number; net: number | null; interval: [number, number] | null }[]) {
      expect(row.base).toBe(row.positive + row.negative);
      if (row.base === 0) expect([row.net, row.interval]).toEqual([null, null]);
      else {
        expect(row.net).toBeCloseTo((row.positive - row.negative) / row.base, 5);
        expect(row.interval?.[0]).toBeLessThanOrEqual(row.net ?? -2);
        expect(row.interval?.[1]).toBeGreaterThanOrEqual(row.net ?? 2);
      }
    }
    const byCode = await json('timeline', 'a.verbatim', '--bucket', 'month', '--by', 'code', '--query', 'role:customer', ...unlock);
    expect(byCode.value).toMatchObject({ by: 'code', messages: 2, rows: [{ bucket: '2026-01-01', until: '2026-01-31', code: 'Fees', n: 2 }] });
    expect((await json('timeline', 'a.verbatim', '--by', 'theme', ...unlock)).value).toMatchObject({ rows: [{ theme: null, n: 2 }, { theme: null, n: 1 }] });
    const plain = await run(['timeline', 'a.verbatim', '--by', 'code', ...unlock], { lang: 'zh_CN.UTF-8' });
    expect(plain.stdout).toContain('首日\t序列');
    expect(plain.stdout).toContain('2026-01-05\tFees\t1\t');
    expect(plain.stdout).toContain('净情感 = （正 − 负）÷（正 + 负）');
    expect((await run(['timeline', 'a.verbatim', '--bucket', 'year', ...unlock])).code).toBe(2);
    expect(await json('timeline', 'a.verbatim', '--query', '(', ...unlock)).toMatchObject({ code: 1, value: { error: { code: 'invalid-input' } } });
  });

  test('export writes the coded messages and a manifest', async () => {
    const { code, value } = await json('export', 'a.verbatim', 'out.jsonl', '--filter', 'fee', ...unlock);
    expect({ code, value }).toMatchObject({ code: 0, value: { messages: 2, codings: 3 } });
    const lines = readFileSync(join(folder, 'out.jsonl'), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      { id: '1', conversation: 'c1', codings: [{ code: 'Fees', start: 11, end: 14, quote: 'fee', coder: 'Wang', origin: 'auto' }] },
      { id: '3', codings: [{ start: 10, end: 13, quote: 'fee' }, { start: 14, end: 17, quote: 'fee' }] },
    ]);
    expect(existsSync(join(folder, 'out.jsonl.manifest.json'))).toBe(true);
    expect(await json('export', 'a.verbatim', 'out.jsonl', ...unlock)).toMatchObject({ code: 1, value: { error: { code: 'conflict' } } });
    expect(await json('export', 'a.verbatim', 'out.jsonl', '--overwrite', ...unlock)).toMatchObject({ code: 0 });
  });

  test('what cannot be masked is not exported unmasked', async () => {
    const { code, stderr } = await json('export', 'a.verbatim', 'masked.jsonl', '--mask', ...unlock);
    expect(code).toBe(1);
    expect(stderr).toContain('option mask');
    expect(existsSync(join(folder, 'masked.jsonl'))).toBe(false);
  });

  test('verify finds nothing wrong, and a backup is as good', async () => {
    expect(await json('verify', 'a.verbatim', ...unlock)).toMatchObject({ code: 0, value: { ok: true, problems: [] } });
    const { code, value } = await json('backup', 'a.verbatim', 'b.verbatim', ...unlock);
    expect(code).toBe(0);
    writeFileSync(join(folder, 'anchor.json'), JSON.stringify(value));
    expect(await json('verify', 'b.verbatim', ...unlock)).toMatchObject({ code: 0 });
    expect(await json('verify', 'a.verbatim', '--anchor', 'anchor.json', ...unlock)).toMatchObject({ code: 0 });
    writeFileSync(join(folder, 'anchor.json'), JSON.stringify({ seq: 2, h: '0'.repeat(64) }));
    const broken = await json('verify', 'a.verbatim', '--anchor', 'anchor.json', ...unlock);
    expect(broken).toMatchObject({ code: 1, value: { ok: false, error: { code: 'db-corrupt' }, problems: [{ kind: 'audit-anchor' }] } });
  });

  test('sample makes a project with some thousand messages', async () => {
    expect(await json('sample', 'sample.verbatim', '--no-passphrase')).toMatchObject({ code: 0 });
    const { value } = await json('info', 'sample.verbatim');
    expect(value['messages']).toBeGreaterThan(2500);
  });
});

describe('what goes wrong', () => {
  test.each([
    ['no passphrase', ['info', 'a.verbatim'], 'wrong-key', 'passphrase-needed'],
    ['the wrong passphrase', ['info', 'a.verbatim', '--passphrase-file', 'wrong'], 'wrong-key', undefined],
    ['no such project', ['info', 'none.verbatim'], 'not-found', 'no-such-file'],
    ['no project', ['info', 'feedback.csv'], 'db-corrupt', 'not-a-project'],
    ['no such file', ['import', 'plain.verbatim', 'none.csv'], 'not-found', 'no-such-file'],
    ['a folder', ['import', 'plain.verbatim', '.'], 'invalid-input', 'not-a-file'],
    ['no passphrase file', ['info', 'a.verbatim', '--passphrase-file', 'none'], 'io', 'passphrase-file'],
    ['a profile that is none', ['import', 'plain.verbatim', 'feedback.csv', '--profile', 'passphrase'], 'io', 'profile-file'],
  ])('%s: exit 1, one line on stderr, the error under --json', async (_name, args, code, reason) => {
    const ended = await json(...args);
    expect(ended).toMatchObject({ code: 1, value: { error: { code, params: reason === undefined ? {} : { reason }, message: expect.any(String) } } });
    expect(ended.stderr).toMatch(new RegExp(`^error: ${code}: .+\\n$`));
    const plain = await run(args);
    expect(plain).toMatchObject({ code: 1, stdout: '' });
    expect(plain.stderr).toBe(ended.stderr);
  });

  test.each([
    ['no such command', ['nothing']],
    ['an argument missing', ['import', 'a.verbatim']],
    ['one too many', ['info', 'a.verbatim', 'b.verbatim']],
    ['an unknown option', ['info', 'a.verbatim', '--nothing']],
    ['a value missing', ['search', 'a.verbatim', 'x', '--limit']],
    ['no number', ['search', 'a.verbatim', 'x', '--limit', 'many']],
    ['a flag with a value', ['search', 'a.verbatim', 'x', '--count=1']],
    ['an option twice', ['search', 'a.verbatim', 'x', '--limit', '1', '--limit', '2']],
    ['a needed option missing', ['code', 'a.verbatim', 'Fees']],
    ['no word on the passphrase', ['new', 'c.verbatim']],
    ['two words on the passphrase', ['new', 'c.verbatim', '--no-passphrase', ...unlock]],
    ['no day', ['import', 'a.verbatim', 'feedback.csv', '--retain-until', '2026-02-30']],
    ['a choice that is none', ['import', 'a.verbatim', 'feedback.csv', '--day-order', 'sideways']],
  ])('%s: exit 2 and nothing done', async (_name, args) => {
    const before = readdirSync(folder).toSorted();
    expect(await json(...args)).toMatchObject({ code: 2, value: { error: { code: 'invalid-input', params: { reason: 'usage' } } } });
    expect(await run(args)).toMatchObject({ code: 2, stdout: '' });
    expect(readdirSync(folder).toSorted()).toEqual(before);
  });

  test('no command: exit 2, the commands on stderr', async () => {
    const { code, stdout, stderr } = await run([]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('import');
  });

  test('a pipe without its task: exit 2, the tasks on stderr', async () => {
    const { code, stdout, stderr } = await run(['pipe']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('sentiment');
  });
});

describe('help', () => {
  test.each(['new', 'import', 'info', 'search', 'code', 'export', 'verify', 'backup', 'sample', 'serve', 'timeline'])('%s --help', async (name) => {
    const { code, stdout, stderr } = await run([name, '--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('--json');
  });

  test('pipe --help lists the tasks', async () => {
    const { code, stdout } = await run(['pipe', '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain('pipe sentiment');
    expect(stdout).not.toContain('verify');
  });

  test('speaks the language of the terminal', async () => {
    expect((await run(['help'], { lang: 'zh_CN.UTF-8' })).stdout).toContain('导入');
    expect((await run(['info', 'none.verbatim'], { lang: 'zh_TW.UTF-8' })).stderr).toBe('error: not-found: 没有文件 none.verbatim，请检查路径。\n');
  });
});

describe('Ctrl+C', () => {
  test('during an import leaves nothing half done', async () => {
    const rows = Array.from({ length: 400_000 }, (_, row) => `${String(row)},客户第${String(row)}条反馈 fee`);
    writeFileSync(join(folder, 'large.csv'), `id,text\n${rows.join('\n')}\n`);
    await json('new', 'cancelled.verbatim', '--no-passphrase');
    const size = () => statSync(join(folder, 'cancelled.verbatim-wal'), { throwIfNoEntry: false })?.size ?? 0;
    // Once rows are being written, and before they can all be.
    const { code, stdout, stderr } = await run(['import', 'cancelled.verbatim', 'large.csv', '--json'], { interruptWhen: () => size() > 4_000_000 });
    expect(code).toBe(130);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'cancelled' } });
    expect(stderr).toMatch(/^error: cancelled: /);
    expect((await json('info', 'cancelled.verbatim')).value).toMatchObject({ messages: 0, batches: 0 });
    expect(await json('verify', 'cancelled.verbatim')).toMatchObject({ code: 0 });
  });

  test('ends serve cleanly, which printed one line that ends in its link', async () => {
    const { code, stdout } = await run(['serve', '--no-open', '--port', '0'], {
      interruptWhen: (text) => text.includes('\n'),
    });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^[^\n]*http:\/\/127\.0\.0\.1:\d+\/#\S+\n$/);
  });
});
