import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectContract } from '#shared/contracts/project.ts';
import { defaultWatch, type TimelineSpec } from '#shared/contracts/timeline.ts';
import { chunkSize } from '#service/db/columns.ts';
import { deriveKey, readSalt } from '#service/db/key.ts';
import { openReadable, openWritable, type WritableDatabase } from '#service/db/open.ts';
import { describeTimeline } from '#service/features/timeline/describe-timeline.ts';
import { watchTimeline } from '#service/features/timeline/find-warnings.ts';
import { readCounts } from '#service/features/timeline/read-counts.ts';
import { fillProject, randomFrom } from '../messages/make-project.ts';
import { formatFigures, measure, type Figure } from '../messages/measure.ts';
import { withService } from '../with-service.ts';

const { values } = parseArgs({ options: { rows: { type: 'string', default: '1000000' }, passphrase: { type: 'string', default: 'bench' } } });
const rows = Number(values.rows);
const never = { aborted: false, throwIfAborted: () => undefined };
const folder = mkdtempSync(join(tmpdir(), 'verbatim-bench-'));
const path = join(folder, 'bench.verbatim');

try {
  process.stderr.write(`making an encrypted project of ${rows} scored messages …\n`);
  await withService(folder, (client) => client.call(projectContract.methods.create, { path, passphrase: values.passphrase }));
  const salt = readSalt(path);
  const key = salt === undefined ? null : await deriveKey(values.passphrase, salt);
  const writable = openWritable(path, key, { create: false });
  fillProject(writable, rows);
  const labels = labelMessages(writable);
  indexForPeer(writable, labels);
  writable.pragma('wal_checkpoint(TRUNCATE)');
  writable.close();
  const db = openReadable(path, key);
  const spec = (changes: Partial<TimelineSpec> = {}): TimelineSpec => ({ query: '', bucket: 'day', split: null, denominator: 'polar', reference: null, ...changes });
  const series = (asked: TimelineSpec) => () => describeTimeline(db, asked, readCounts(db, asked, 8, never));
  const start = Date.UTC(2026, 6, 1);
  const byDay = db.prepare('SELECT (sent_at - ?) / 86400000 AS day, label, count(*) FROM bench_message INDEXED BY bench_time WHERE sent_at IS NOT NULL GROUP BY day, label');
  const byBrand = db.prepare('SELECT brand_id, (sent_at - ?) / 86400000 AS day, label, count(*) FROM bench_message INDEXED BY bench_brand WHERE sent_at IS NOT NULL GROUP BY brand_id, day, label');
  const filtered = db.prepare('SELECT (sent_at - ?) / 86400000 AS day, label, count(*) FROM bench_message INDEXED BY bench_role WHERE role = 1 AND sent_at IS NOT NULL GROUP BY day, label');
  const watched = spec({ split: { field: 'channel' } });
  const figures: Figure[] = [
    measure('P7', 'sentiment by day, with intervals', 'covering index', 20, 15, series(spec()), () => byDay.all(start)),
    measure('P7', 'sentiment by day of what a filter finds', 'covering index', 20, 15, series(spec({ query: 'role:customer' })), () => filtered.all(start)),
    measure('P7', 'sentiment by day and brand', 'covering index', 20, 15, series(spec({ split: { field: 'brand' } })), () => byBrand.all(start)),
    measure('–', 'the same with a reference beside it', 'both statements', 40, 9, series(spec({ split: { field: 'brand' }, reference: 'role:customer' })), () => {
      byBrand.all(start);
      filtered.all(start);
    }),
    {
      ...measure('–', 'four rules over six channels, with authors', '–', 300, 5, () => watchTimeline(db, watched, defaultWatch, readCounts(db, watched, 8, never), never), () => undefined),
      peer: undefined,
    },
  ];
  console.log(formatFigures(figures, rows));
  db.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Writes sentiment as a scoring run does; one message in twenty stays without. */
function labelMessages(db: WritableDatabase): Uint8Array {
  const random = randomFrom(3);
  const labels = Uint8Array.from({ length: rows + 1 }, (_, id) => (id === 0 || random() < 0.05 ? 0 : 1 + Math.floor(random() * 4)));
  db.transaction(() => {
    db.exec(`INSERT INTO recipe (id, guid, kind, query, messages, parameters, model, result, app_version, created_at)
      VALUES (1, 'bench', 'sentiment', '', ${rows}, '{}', 'bench', '{}', '0', 0)`);
    const put = db.prepare('INSERT INTO sentiment_chunk (chunk, recipe_id, labels, scores) VALUES (?, 1, ?, ?)');
    for (let from = 0; from <= rows; from += chunkSize) {
      const piece = labels.slice(from, from + chunkSize);
      put.run(from / chunkSize, piece, new Uint8Array(piece.length * 2));
    }
  }).immediate();
  return labels;
}

/** A table and the indexes that serve the peers best. */
function indexForPeer(db: WritableDatabase, labels: Uint8Array): void {
  db.transaction(() => {
    db.exec('CREATE TABLE bench_message (id INTEGER PRIMARY KEY, sent_at INTEGER, role INTEGER, brand_id INTEGER, label INTEGER)');
    const insert = db.prepare('INSERT INTO bench_message SELECT id, sent_at, role, brand_id, ? FROM message WHERE id = ?');
    for (let id = 1; id <= rows; id++) insert.run(labels[id], id);
    db.exec(`CREATE INDEX bench_time ON bench_message (sent_at, label);
      CREATE INDEX bench_brand ON bench_message (brand_id, sent_at, label);
      CREATE INDEX bench_role ON bench_message (role, sent_at, label)`);
  }).immediate();
}
