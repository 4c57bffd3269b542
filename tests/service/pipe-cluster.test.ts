import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { plantedTexts } from '../unit/nlp/cluster/cluster-fixture.ts';

const program = join(import.meta.dirname, '../../out/cli/cli.js');

interface Answer {
  readonly id: unknown;
  readonly cluster?: number;
  readonly label?: string | null;
  readonly error?: { readonly code: string };
}

/** Runs `pipe cluster` over lines, and gives its exit code, its lines, and what it said. `interrupt`: Ctrl+C after so many milliseconds. */
function pipeCluster(lines: readonly string[], args: readonly string[], interrupt?: number): Promise<{ code: number | null; lines: Answer[]; stderr: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, 'pipe', 'cluster', ...args], { env: { ...process.env, LANG: 'en_US.UTF-8', LC_ALL: '' } });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (data: string) => (stdout += data));
    child.stderr.setEncoding('utf8').on('data', (data: string) => (stderr += data));
    child.on('close', (code) => resolve({ code, lines: stdout.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Answer), stderr }));
    child.stdin.end(lines.join('\n'));
    if (interrupt !== undefined) setTimeout(() => child.kill('SIGINT'), interrupt);
  });
}

const asLines = (texts: readonly string[]): string[] => texts.map((text, id) => JSON.stringify({ id, text }));

describe('pipe cluster', () => {
  const planted = plantedTexts(120, 11);

  test('gives each line one of the clusters, in order, with the keywords of its cluster, and the same for the same seed', async () => {
    const { code, lines } = await pipeCluster(asLines(planted.texts), ['--k', '4', '--seed', '7']);
    expect(code).toBe(0);
    expect(lines.map(({ id }) => id)).toEqual(planted.texts.map((_, id) => id));
    const labels = new Map(lines.map(({ cluster, label }) => [cluster, label]));
    expect(new Set(labels.keys())).toEqual(new Set([0, 1, 2, 3]));
    expect(new Set(labels.values()).size).toBe(4);
    // Lines 0 and 4 are of one subject, 0 to 3 of four.
    expect(lines[4]?.cluster).toBe(lines[0]?.cluster);
    expect(new Set(lines.slice(0, 4).map(({ cluster }) => cluster)).size).toBe(4);
    expect((await pipeCluster(asLines(planted.texts), ['--k', '4', '--seed', '7'])).lines).toEqual(lines);
  });

  test('a wrong line has its error in its place; the others have their clusters', async () => {
    const { code, lines } = await pipeCluster(['{"id":"a","text":"card fee"}', 'nonsense', '{"id":3,"text":"card fee"}'], ['--k', '2']);
    expect(code).toBe(1);
    expect(lines).toMatchObject([{ id: 'a' }, { id: null, error: { code: 'invalid-input' } }, { id: 3 }]);
    expect(lines[0]?.cluster).toBe(lines[2]?.cluster);
  });

  test.each([
    ['no lines', []],
    ['one line', ['费率']],
    ['empty lines', ['', '', '']],
    ['one text over and over', Array.from({ length: 20 }, () => 'the card fee is too high')],
    ['only emoji', ['😀', '😡😡', '👨‍👩‍👧', '😀']],
    ['two lines', ['费率', 'fees']],
    ['fewer lines than clusters', ['card', '费率', '']],
    ['mixed scripts', ['基金 redemption 太慢', 'Комиссия выросла', 'الرسوم مرتفعة', 'ค่าธรรมเนียมสูง', 'ファンドの手数料 fee']],
    ['a language that is not known', ['ᚠᚢᚦᚨᚱᚲ', 'xq zv wk jp', 'Gebühren sind gestiegen']],
    ['a word of a megabyte', ['card fee', 'x'.repeat(1_000_000), '费率太高', '費率太高']],
    ['all kinds', ['\u0000', '\u200B', '𠮷野家', 'ﷺ', '١٢٣', 'é', '\uD800', '—', 'a'.repeat(50_000)]],
  ])('answers %s', async (_, texts) => {
    const { code, lines } = await pipeCluster(asLines(texts), ['--k', '5']);
    expect(code).toBe(0);
    expect(lines).toHaveLength(texts.length);
    for (const { cluster, label } of lines) {
      expect([0, 1, 2, 3, 4]).toContain(cluster);
      expect(typeof label).toBe('string');
      expect(label?.length).toBeLessThan(200);
    }
    const chosen = await pipeCluster(asLines(texts), ['--k', 'auto']);
    expect(chosen.code).toBe(0);
    expect(chosen.lines).toHaveLength(texts.length);
    for (const { cluster, label } of chosen.lines) expect(label === null).toBe(cluster === -1);
  });

  test('puts all into the one cluster that is asked for, whatever they are like', async () => {
    const { code, lines } = await pipeCluster(asLines([...planted.texts.slice(0, 20), '', '😀']), ['--k', '1']);
    expect(code).toBe(0);
    expect(lines.map(({ cluster }) => cluster)).toEqual(Array.from({ length: 22 }, () => 0));
    expect(new Set(lines.map(({ label }) => label)).size).toBe(1);
  });

  test.each([[['--k', '0']], [['--k', '1001']], [['--k', 'many']], [[]], [['--k', '3', '--seed', 'x']]])('refuses %j as wrong usage', async (args) => {
    const { code, lines, stderr } = await pipeCluster([], args);
    expect({ code, lines }).toEqual({ code: 2, lines: [] });
    expect(stderr).toContain('--');
  });

  test('Ctrl+C ends it in the middle of the work', async () => {
    const { texts } = plantedTexts(12_000, 5);
    const { code, lines, stderr } = await pipeCluster(asLines(texts), ['--k', '200'], 2500);
    expect({ code, lines }).toEqual({ code: 130, lines: [] });
    expect(stderr).not.toContain('internal');
  });
});
