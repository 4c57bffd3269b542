import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from '@playwright/test';
import { findBrowser } from '../../../electron/host/browser/find-browser.ts';
import { writeCorpusCsv } from '../corpus.ts';
import { codeOnce, firstPaint, keystrokeToPaint, longestBlank, type Timings } from './measure.ts';
import { watchMachine } from './machine.ts';
import { writeTranscript } from './transcript.ts';

const { values } = parseArgs({ options: { rows: { type: 'string', default: '100000' }, spans: { type: 'string', default: '10000' }, runs: { type: 'string', default: '5' } } });
const rows = Number(values.rows);
const spans = Number(values.spans);
const top = join(import.meta.dirname, '..', '..', '..');
const cli = join(top, 'out', 'cli', 'cli.js');
const folder = mkdtempSync(join(tmpdir(), 'verbatim-bench-window-'));
const environment = { ...process.env, HOME: folder, USERPROFILE: folder, VERBATIM_USER_DATA: join(folder, 'user-data') };

interface Figure {
  readonly what: string;
  /** Milliseconds; undefined for what is no figure of the product. */
  readonly goal: number | undefined;
  readonly timings: Timings;
}

try {
  if (!existsSync(cli)) throw new Error('Build first: npm run build');
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error('No Chromium, Chrome or Edge found. Install one, or name it in VERBATIM_BROWSER.');
  process.stderr.write(`making a project of ${rows} messages and a transcript with ${spans} spans …\n`);
  const project = join(folder, 'bench.verbatim');
  const corpus = join(folder, 'corpus.csv');
  const transcript = join(folder, 'transcript.csv');
  await writeCorpusCsv(corpus, rows);
  const { code } = writeTranscript(transcript, spans);
  await command('new', project, '--no-passphrase');
  await command('import', project, transcript, '--id', 'id', '--text', 'text', '--conversation', 'conversation', '--role', 'role');
  await command('code', project, 'Bench', '--search', code, '--regex');
  await command('import', project, corpus);

  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
  const served = await serve(project);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const figures: Figure[] = [];
  const machine = watchMachine();
  try {
    await page.goto(await served.link());
    await page.getByRole('option', { name: /^corpus/ }).waitFor({ timeout: 120_000 });
    figures.push({ what: 'first paint of the workbench', goal: 1000, timings: await firstPaint(page, Number(values.runs)) });
    await openTranscript(page);
    await codeOnce(page);
    const coded = `${spans.toLocaleString('en')} spans in two million characters`;
    figures.push({ what: `coding keystroke to paint, ${coded}, a quarter of a second after each key`, goal: 50, timings: await keystrokeToPaint(page, 40, { rest: 250 }) });
    figures.push({ what: 'the same, 30 ms after each key', goal: 50, timings: await keystrokeToPaint(page, 40, { rest: 30 }) });
    await page.keyboard.press('Control+Alt+m');
    await page.getByRole('grid').getByRole('row').nth(20).waitFor();
    figures.push({ what: `longest blank frame while scrolling ${rows.toLocaleString('en')} rows`, goal: 100, timings: await longestBlank(page, 300) });
    figures.push({ what: 'the machine meanwhile: lateness of a 10 ms timer of an idle process', goal: undefined, timings: machine.end() });
  } finally {
    machine.end();
    await browser.close();
    await served.end();
  }
  console.log(['| P12 | goal ms | median ms | p95 ms | worst ms | n |', '| --- | --- | --- | --- | --- | --- |', ...figures.map(line)].join('\n'));
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

function line({ what, goal, timings }: Figure): string {
  const sorted = [...timings].sort((left, right) => left - right);
  const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN).toFixed(0);
  return `| ${what} | ${goal ?? ''} | ${at(0.5)} | ${at(0.95)} | ${at(1)} | ${sorted.length} |`;
}

async function openTranscript(page: Page): Promise<void> {
  await page.keyboard.press('Control+p');
  await page.keyboard.type('transcript-1');
  await page.getByRole('dialog').getByRole('option').first().filter({ hasText: 'transcript-1' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('feed').getByText('⟦0.0 said⟧').waitFor({ timeout: 60_000 });
}

async function command(...args: string[]): Promise<void> {
  const child = spawn(process.execPath, [cli, ...args], { env: environment, stdio: ['ignore', 'ignore', 'inherit'] });
  const exit = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (exit !== 0) throw new Error(`verbatim ${args.join(' ')} ended with ${String(exit)}`);
}

/** The served project; `link` is good once. */
async function serve(project: string): Promise<{ link(): Promise<string>; end(): Promise<void> }> {
  const output = join(folder, 'link.txt');
  writeFileSync(output, '');
  const child = spawn(process.execPath, [cli, 'serve', project, '--no-open', '--port', '0'], { env: environment, stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdout.on('data', (data: Buffer) => writeFileSync(output, data, { flag: 'a' }));
  return {
    link: async () => {
      for (let tries = 0; tries < 600; tries += 1) {
        const url = /http:\/\/127\.0\.0\.1:\d+\/#\S+/u.exec(readFileSync(output, 'utf8'))?.[0];
        if (url !== undefined) return url;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error('serve printed no link');
    },
    end: () =>
      new Promise((resolve) => {
        child.once('close', () => resolve());
        child.kill('SIGINT');
      }),
  };
}
