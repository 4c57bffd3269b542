/**
 * P1 and P2: `node tests/bench/import/run.ts [--rows 1000000] [--rounds 3] [--only p1|p2] [--plain]`.
 * P1 sets the durable import into an encrypted project beside `sqlite3 .import` of the same CSV into a plain file;
 * P2 sets the CSV parser beside papaparse. Rounds are interleaved, and only ratios inside one run count.
 */
import { spawnSync } from 'node:child_process';
import { createReadStream, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import Papa from 'papaparse';
import { build } from 'vite';
import { createDecoder } from '#service/importers/encoding/decoder.ts';
import { openFileSource } from '#service/importers/file-source.ts';
import { DelimitedParser } from '#service/importers/delimited/parser.ts';
import { readSize } from '#service/importers/limits.ts';
import { corpusColumns, writeCorpusCsv } from '../corpus.ts';
import type { importIntoNewProject } from './engine.ts';

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string' },
    plain: { type: 'boolean', default: false },
  },
});
const rows = Number(options.rows);
const rounds = Number(options.rounds);
const root = resolve(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'verbatim-bench-import-'));

/** Builds the import into one module, since formats and migrations are found at build time. */
async function buildEngine(): Promise<typeof importIntoNewProject> {
  const outDir = join(root, 'out', 'bench-import');
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['better-sqlite3'], target: 'node' },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      target: 'node24',
      minify: false,
      rolldownOptions: {
        input: { engine: join(import.meta.dirname, 'engine.ts'), 'row-thread': join(root, 'electron/service/features/import/rows/row-thread.ts') },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
  const module: { importIntoNewProject: typeof importIntoNewProject } = await import(pathToFileURL(join(outDir, 'engine.js')).href);
  return module.importIntoNewProject;
}

function remove(path: string): void {
  for (const ending of ['', '-wal', '-shm', '-journal', '-lock']) rmSync(path + ending, { force: true });
}

const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN;

const show = (list: readonly number[]): string => list.map((seconds) => seconds.toFixed(2)).join(' ');

function print(name: string, ours: readonly number[], peer: readonly number[], ratio: number, goal: string): void {
  console.log(`${name}: ours ${show(ours)} s, peer ${show(peer)} s, ratio of medians ${ratio.toFixed(2)} (goal ${goal})`);
}

/** Imports with the peer; seconds of the clock and of the processor. */
function importWithPeer(database: string, csv: string): { clock: number; processor: number } {
  const started = performance.now();
  const script = 'TIMEFORMAT="%U %S"; time sqlite3 "$0" ".mode csv" ".import \'$1\' message"';
  const { status, stderr } = spawnSync('bash', ['-c', script, database, csv], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  const clock = (performance.now() - started) / 1000;
  const processor = stderr.trim().split(/\s+/).reduce((sum, seconds) => sum + Number(seconds), 0);
  return { clock, processor };
}

async function benchImport(csv: string): Promise<void> {
  const importInto = await buildEngine();
  const [ours, oursWriting, oursAll, peer, peerProcessor]: [number[], number[], number[], number[], number[]] = [[], [], [], [], []];
  for (let round = 0; round < rounds; round++) {
    const plain = join(folder, 'peer.db');
    remove(plain);
    const { clock, processor } = importWithPeer(plain, csv);
    peer.push(clock);
    peerProcessor.push(processor);
    remove(plain);
    const project = join(folder, 'ours.verbatim');
    remove(project);
    const imported = await importInto(project, csv, options.plain ? null : 'correct horse');
    if (imported.result.imported !== rows) throw new Error(`imported ${String(imported.result.imported)} of ${String(rows)} rows`);
    ours.push(imported.result.seconds.rows);
    oursWriting.push(imported.processor.writing);
    oursAll.push(imported.processor.all);
    remove(project);
  }
  print(`P1 durable import of ${String(rows)} rows${options.plain ? ' (plain)' : ''}`, ours, peer, median(ours) / median(peer), 'at most 1.6');
  console.log(
    `   processor: ours ${show(oursWriting)} s in the thread that writes, ${show(oursAll)} s in all; peer ${show(peerProcessor)} s; ` +
      `ratio of medians ${(median(oursWriting) / median(peerProcessor)).toFixed(2)} and ${(median(oursAll) / median(peerProcessor)).toFixed(2)}; load average ${loadavg()[0]?.toFixed(1) ?? ''}`,
  );
}

function parseOurs(csv: string): number {
  const source = openFileSource(csv);
  const parser = new DelimitedParser({ delimiter: ',', quote: '"', newline: 'lf' }, corpusColumns.length);
  const decoder = createDecoder('utf-8', 0);
  let count = 0;
  for (let position = 0; position < source.size; ) {
    const bytes = source.readAt(position, readSize);
    position += bytes.length;
    const final = position >= source.size;
    count += parser.push(decoder.push(bytes, final), final).rowNumbers.length;
  }
  source.close();
  return count;
}

function parsePapa(csv: string): Promise<number> {
  return new Promise((done, fail) => {
    let count = 0;
    Papa.parse<string[]>(createReadStream(csv, { highWaterMark: readSize }), {
      skipEmptyLines: true,
      chunkSize: readSize,
      chunk: ({ data }) => void (count += data.length),
      complete: () => done(count),
      error: fail,
    });
  });
}

async function benchParse(csv: string): Promise<void> {
  const ours: number[] = [];
  const peer: number[] = [];
  for (let round = 0; round < rounds; round++) {
    let started = performance.now();
    const theirs = await parsePapa(csv);
    peer.push((performance.now() - started) / 1000);
    started = performance.now();
    const own = parseOurs(csv);
    ours.push((performance.now() - started) / 1000);
    if (own !== rows + 1 || theirs !== rows + 1) throw new Error(`parsed ${String(own)} and ${String(theirs)} of ${String(rows + 1)} records`);
  }
  print(`P2 CSV parsing of ${String(rows)} rows`, ours, peer, median(peer) / median(ours), 'at least 1.5, peer / ours');
}

try {
  const csv = join(folder, 'corpus.csv');
  await writeCorpusCsv(csv, rows);
  console.log(`${String(rows)} rows, ${(statSync(csv).size / 1e6).toFixed(0)} MB, ${dirname(csv)}`);
  if (options.only !== 'p1') await benchParse(csv);
  if (options.only !== 'p2') await benchImport(csv);
} finally {
  if (existsSync(folder)) rmSync(folder, { recursive: true, force: true });
}
