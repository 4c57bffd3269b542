/**
 * P3, P4 and P5 of the performance goals: substring search by the own index beside LIKE over the folded text and
 * FTS5 trigram, in an encrypted database. `node tests/bench/search/run.ts --rows 1000000 [--skip-peer] [--skip-like] [--seed N] [--rounds N] [--project FILE [--rebuild]]`
 */
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import type { QueryNode } from '#shared/query/ast.ts';
import { migration } from '#service/db/migrations/0020-search.ts';
import { buildIndex, evaluateText, firstPage, foldText, indexSize, messageSource, warmSegments } from '#service/search/index.ts';
import { generateMessages } from '../corpus.ts';
import { megabytes, milliseconds, percentile, timed } from './figures.ts';
import type { Timed } from './figures.ts';
import { readOptions } from './options.ts';
import { makeQueries } from './query-set.ts';
import type { BenchQuery } from './query-set.ts';

const options = readOptions();
const folder = options.project === undefined ? mkdtempSync(join(tmpdir(), 'verbatim-search-bench-')) : dirname(resolve(options.project));
const project = options.project === undefined ? 'own.verbatim' : basename(options.project);

function open(name: string): Database.Database {
  const db = new Database(join(folder, name));
  for (const pragma of [
    "cipher='aegis'", "key='bench'", 'page_size=8192', 'journal_mode=WAL', 'synchronous=FULL', 'temp_store=MEMORY',
    'secure_delete=ON', 'cache_size=-65536', 'wal_autocheckpoint=2000',
  ]) db.pragma(pragma);
  return db;
}

function fill(db: Database.Database): void {
  db.exec('CREATE TABLE message (id INTEGER PRIMARY KEY, text TEXT NOT NULL)');
  const insert = db.prepare('INSERT INTO message (text) VALUES (?)');
  db.exec('BEGIN');
  for (const { text } of generateMessages(options.rows, options.seed)) insert.run(text);
  db.exec('COMMIT');
  db.pragma('wal_checkpoint(TRUNCATE)');
}

/** Bytes of the pages in use, without those that are free to be used again. */
function usedBytes(db: Database.Database): number {
  const figure = (name: string) => Number(db.pragma(name, { simple: true }));
  return (figure('page_count') - figure('freelist_count')) * figure('page_size');
}

/** Builds the index and prints P5. */
function buildOwn(db: Database.Database): { readonly milliseconds: number; readonly size: number } {
  db.pragma('secure_delete=OFF');
  db.exec('DROP TABLE IF EXISTS search_segment; DROP TABLE IF EXISTS search_block');
  db.pragma('secure_delete=ON');
  db.pragma('wal_checkpoint(TRUNCATE)');
  const before = usedBytes(db);
  migration.up(db);
  const built = timed(() => buildIndex(db, messageSource(db)));
  db.pragma('wal_checkpoint(TRUNCATE)');
  const size = usedBytes(db) - before;
  const memory = megabytes(process.resourceUsage().maxRSS * 1024);
  console.log(`P5 own index: ${(built.milliseconds / 1000).toFixed(1)} s (processor ${(built.processor / 1000).toFixed(1)} s), ${megabytes(size)} in the file (texts ${megabytes(before)}), ${indexSize(db).segments} segments, peak ${memory} memory`);
  return { milliseconds: built.milliseconds, size };
}

function node(text: string): QueryNode {
  return { kind: 'text', match: 'substring', value: text, start: 0, end: 0 };
}

/** A query's figures over all rounds; `least` is what a quiet machine would show. */
interface Figure extends Pick<Timed<unknown>, 'milliseconds' | 'processor'> {
  readonly least: number;
}

/** Prints median, p95 and maximum per kind and length of query; p95 also by processor time. */
function report(title: string, queries: readonly BenchQuery[], figures: readonly Figure[]): void {
  const line = (name: string, chosen: readonly Figure[]) => {
    if (chosen.length === 0) return;
    const wall = chosen.map((figure) => figure.milliseconds);
    const least = chosen.map((figure) => figure.least);
    const cells = [
      ['median', percentile(wall, 0.5)], ['p95', percentile(wall, 0.95)], ['max', Math.max(...wall)],
      ['processor p95', percentile(chosen.map((figure) => figure.processor), 0.95)],
      ['least median', percentile(least, 0.5)], ['p95', percentile(least, 0.95)], ['max', Math.max(...least)],
    ] as const;
    console.log(`  ${name.padEnd(10)} n=${String(chosen.length).padEnd(4)} ${cells.map(([label, value]) => `${label} ${milliseconds(value).padStart(9)}`).join('  ')}`);
  };
  console.log(title);
  for (const kind of ['zh', 'en', 'mixed'] as const) {
    for (const [name, low, high] of [['1', 1, 1], ['2', 2, 2], ['3-4', 3, 4], ['5-8', 5, 8]] as const) {
      line(`${kind} ${name}`, figures.filter((_, index) => {
        const query = queries[index];
        return query !== undefined && query.kind === kind && query.length >= low && query.length <= high;
      }));
    }
  }
  line('all', figures);
}

function once({ milliseconds: elapsed, processor }: Timed<unknown>): Figure {
  return { milliseconds: elapsed, processor, least: elapsed };
}

/** Rounds over all queries: of each the middle and the least by the clock, and the mean by the processor, whose ticks are coarse. */
function inRounds(queries: readonly BenchQuery[], run: (query: BenchQuery) => Timed<unknown>): Figure[] {
  const rounds = Array.from({ length: options.rounds }, () => queries.map(run));
  return queries.map((_, index) => {
    const figures = rounds.flatMap((round) => round[index] ?? []);
    const elapsed = figures.map((figure) => figure.milliseconds);
    return {
      milliseconds: percentile(elapsed, 0.5),
      least: Math.min(...elapsed),
      processor: figures.reduce((sum, figure) => sum + figure.processor, 0) / figures.length,
    };
  });
}

function slowest(queries: readonly BenchQuery[], figures: readonly Figure[]): string {
  return queries.map((query, index) => ({ text: query.text, least: figures[index]?.least ?? 0 }))
    .toSorted((left, right) => right.least - left.least).slice(0, 20)
    .map(({ text, least }) => `${JSON.stringify(text)} ${milliseconds(least)}`).join(', ');
}

try {
  console.log(`rows ${options.rows}, seed ${options.seed}, node ${process.version}`);
  const isThere = existsSync(join(folder, project));
  const db = open(project);
  if (!isThere) fill(db);
  const own = isThere && !options.rebuild ? undefined : buildOwn(db);
  const source = messageSource(db);
  const sample: string[] = [];
  for (let id = 1; id <= options.rows; id += 997) sample.push(source.read(id) ?? '');

  const queries = makeQueries(sample, options.rows > 300_000 ? 12 : 20, options.seed);
  const page = (on: Database.Database) => (query: BenchQuery) =>
    timed(() => firstPage(on, node(query.text), { limit: 50, order: 'newest' }, { source: messageSource(on) }));
  const cold = open(project);
  console.log(`first search on a new connection: ${milliseconds(page(cold)({ kind: 'zh', length: 3, text: '手续费' }).milliseconds)}`);
  report('P3 first page of 50, newest first, each query once, nothing opened before', queries, queries.map((query) => once(page(cold)(query))));
  cold.close();

  const opened = open(project);
  const reading = messageSource(opened);
  const warmed = timed(() => {
    for (const _ of warmSegments(opened)) continue;
  });
  console.log(`opening every segment: ${milliseconds(warmed.milliseconds)}`);
  const pages = inRounds(queries, page(opened));
  report('P3 first page of 50, newest first', queries, pages);
  console.log(`  slowest: ${slowest(queries, pages)}`);
  const all = inRounds(queries, (query) => timed(() => evaluateText(opened, node(query.text), { source: reading })));
  report('P4 all ids', queries, all);
  console.log(`  slowest: ${slowest(queries, all)}`);

  if (!options.skipLike) {
    const likeQueries = queries.filter((_, index) => index % (options.rows > 300_000 ? 12 : 6) === 0);
    opened.exec('DROP TABLE IF EXISTS folded');
    opened.exec('CREATE TABLE folded (id INTEGER PRIMARY KEY, text TEXT NOT NULL)');
    opened.exec('BEGIN');
    const insertFolded = opened.prepare('INSERT INTO folded VALUES (?, ?)');
    for (const { id, text } of reading.iterate(1, options.rows)) insertFolded.run(id, foldText(text));
    opened.exec('COMMIT');
    const like = opened.prepare<[string], number>(`SELECT id FROM folded WHERE text LIKE '%' || ? || '%' ESCAPE '\\' ORDER BY id`).pluck();
    let equal = 0;
    const likeTimes = likeQueries.map((query) => {
      const taken = timed(() => like.all(foldText(query.text).replaceAll(/[\\%_]/g, '\\$&')));
      const { result } = taken;
      const ids = evaluateText(opened, node(query.text), { source: reading });
      const same = ids.length === result.length && result.every((id, index) => ids[index] === id);
      if (same) equal += 1;
      else console.log(`  DIFFERS: ${JSON.stringify(query.text)} own ${ids.length}, LIKE ${result.length}`);
      return taken;
    });
    report('LIKE over the folded text, all ids', likeQueries, likeTimes.map(once));
    console.log(`  same ids as LIKE: ${equal} of ${likeQueries.length}`);
  }

  if (!options.skipPeer) {
    const peer = open('peer.db');
    const texts = opened.prepare<[number, number], [number, string]>('SELECT id, text FROM message WHERE id > ? ORDER BY id LIMIT ?').raw();
    peer.exec("CREATE VIRTUAL TABLE fts USING fts5(text, content='', tokenize='trigram')");
    const before = statSync(join(folder, 'peer.db')).size;
    const insert = peer.prepare('INSERT INTO fts (rowid, text) VALUES (?, ?)');
    const peerBuilt = timed(() => {
      for (let last = 0; last < options.rows;) {
        peer.exec('BEGIN');
        for (const [id, text] of texts.all(last, 50_000)) {
          insert.run(id, foldText(text));
          last = id;
        }
        peer.exec('COMMIT');
      }
    });
    peer.pragma('wal_checkpoint(TRUNCATE)');
    const peerSize = statSync(join(folder, 'peer.db')).size - before;
    console.log(`P5 FTS5 trigram: ${(peerBuilt.milliseconds / 1000).toFixed(1)} s (processor ${(peerBuilt.processor / 1000).toFixed(1)} s), ${megabytes(peerSize)}${own === undefined ? '' : `; own index ${(peerBuilt.milliseconds / own.milliseconds).toFixed(1)}x as fast, ${(own.size / peerSize).toFixed(2)} of its size`}`);
    const match = peer.prepare<[string], number>('SELECT rowid FROM fts WHERE fts MATCH ? ORDER BY rowid').pluck();
    const longEnough = queries.filter((query) => query.length >= 3);
    report('FTS5 trigram, all ids (3 characters and more only)', longEnough, longEnough.map((query) => once(timed(() => match.all(`"${foldText(query.text).replaceAll('"', '""')}"`)))));
    peer.close();
    for (const ending of ['', '-wal', '-shm']) rmSync(join(folder, `peer.db${ending}`), { force: true });
  }
  opened.close();
  db.close();
} finally {
  if (options.project === undefined) rmSync(folder, { recursive: true, force: true });
}
