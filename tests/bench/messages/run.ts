import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectContract } from '#shared/contracts/project.ts';
import { loadColumn } from '#service/db/columns.ts';
import { deriveKey, readSalt } from '#service/db/key.ts';
import { openReadable, openWritable, type ReadableDatabase } from '#service/db/open.ts';
import { nextUncoded } from '#service/features/coding/next-uncoded.ts';
import { countByStart } from '#service/features/messages/count-by-month.ts';
import { countMatches, evaluateQuery, parseOrThrow } from '#service/features/messages/evaluate-query.ts';
import { gatherColumns } from '#service/features/messages/gather-columns.ts';
import { readMessageRows } from '#service/features/messages/message-rows.ts';
import { sortMessages } from '#service/features/messages/sort-messages.ts';
import { keepTimeOrder } from '#service/features/messages/time-order.ts';
import { fillProject, randomFrom } from './make-project.ts';
import { formatFigures, measure, type Figure } from './measure.ts';
import { withService } from '../with-service.ts';

const { values } = parseArgs({ options: { rows: { type: 'string', default: '1000000' }, passphrase: { type: 'string', default: 'bench' } } });
const rows = Number(values.rows);
const never = { aborted: false, throwIfAborted: () => undefined };
const folder = mkdtempSync(join(tmpdir(), 'verbatim-bench-'));
const path = join(folder, 'bench.verbatim');

try {
  process.stderr.write(`making an encrypted project of ${rows} messages …\n`);
  await withService(folder, (client) => client.call(projectContract.methods.create, { path, passphrase: values.passphrase }));
  const salt = readSalt(path);
  const key = salt === undefined ? null : await deriveKey(values.passphrase, salt);
  const writable = openWritable(path, key, { create: false });
  fillProject(writable, rows);
  writable.transaction(() => keepTimeOrder(writable)).immediate();
  writable.pragma('wal_checkpoint(TRUNCATE)');
  const opening = openingTimes();
  // The peers get the indexes that serve them best.
  writable.exec(`CREATE INDEX bench_time ON message (sent_at, id);
    CREATE INDEX bench_filter ON message (channel_id, role, sent_at);`);
  writable.pragma('wal_checkpoint(TRUNCATE)');
  writable.close();
  const db = openReadable(path, key);
  const figures = [...reading(db), ...walking(db), ...transferring(db), opening, ...nextOnes(db)];
  console.log(formatFigures(figures, rows));
  db.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** P6: a page of fifty rows anywhere in the table by time, against LIMIT and OFFSET over an index. */
function reading(db: ReadableDatabase): Figure[] {
  const ids = sortMessages(db, evaluateQuery(db, '', { signal: never }), [{ column: 'time', direction: 'ascending' }]);
  const random = randomFrom(7);
  const offset = db.prepare('SELECT id, external_id, conversation_id, participant_id, role, channel_id, brand_id, sent_at, language, rating, text FROM message ORDER BY sent_at, id LIMIT 50 OFFSET ?');
  const places = Array.from({ length: 200 }, () => Math.floor(random() * Math.max(1, rows - 50)));
  let own = 0;
  let other = 0;
  return [
    measure('P6', 'fifty rows anywhere, with names, codes and tags', 'OFFSET', 5, 100,
      () => readMessageRows(db, [...ids.subarray(places[own % 200], (places[own++ % 200] ?? 0) + 50)], () => [], 300),
      () => offset.all(places[other++ % 200]), 'p95'),
  ];
}

/** P7: filter and count, days, and sorting over columns, against SQL over covering indexes. */
function walking(db: ReadableDatabase): Figure[] {
  const all = evaluateQuery(db, '', { signal: never });
  const node = parseOrThrow('channel:热线 role:customer date:2026-08');
  const from = new Date(2026, 7, 1).getTime();
  const to = new Date(2026, 8, 1).getTime();
  const channel = db.prepare<[], number>("SELECT id FROM channel WHERE name = '热线'").pluck().get() ?? 0;
  const count = db.prepare('SELECT count(*) FROM message WHERE channel_id = ? AND role = 1 AND sent_at >= ? AND sent_at < ?').pluck();
  const scan = db.prepare('SELECT count(*) FROM message INDEXED BY bench_filter WHERE role = 1 AND sent_at >= ? AND sent_at < ?').pluck();
  const wide = parseOrThrow('role:customer date:2026-08');
  const days = Array.from({ length: 100 }, (_, day) => new Date(2026, 6, 1 + day).getTime());
  const byDay = db.prepare('SELECT (sent_at - ?) / 86400000 AS day, count(*) FROM message INDEXED BY bench_time WHERE sent_at IS NOT NULL GROUP BY day');
  const sorted = db.prepare('SELECT id FROM message INDEXED BY bench_filter ORDER BY channel_id, sent_at DESC').pluck();
  const sentAt = loadColumn(db, 'sentAt');
  return [
    measure('P7', 'filter and count, one channel', 'covering index, seek', 10, 30, () => countMatches(db, node, { signal: never }), () => count.get(channel, from, to)),
    measure('P7', 'filter and count, two fields', 'covering index, scan', 10, 30, () => countMatches(db, wide, { signal: never }), () => scan.get(from, to)),
    measure('P7', 'messages a day', 'covering index', 20, 15, () => countByStart(sentAt, all, days), () => byDay.all(days[0])),
    measure('P7', 'sort by time, newest first', 'index, reversed', 150, 7, () => sortMessages(db, all, [{ column: 'time', direction: 'descending' }]),
      () => db.prepare('SELECT id FROM message ORDER BY sent_at DESC').pluck().all()),
    measure('P7', 'sort by channel, then newest', 'covering index', 150, 7,
      () => sortMessages(db, all, [{ column: 'channel', direction: 'ascending' }, { column: 'time', direction: 'descending' }]), () => sorted.all()),
    measure('P7', 'sort by text length', 'covering index, as above', 150, 7, () => sortMessages(db, all, [{ column: 'length', direction: 'ascending' }]), () => sorted.all()),
  ];
}

/** P10: the facts of ten thousand rows as transferred columns, against a structured clone of objects. */
function transferring(db: ReadableDatabase): Figure[] {
  const ids = Int32Array.from({ length: Math.min(rows, 10_000) }, (_, index) => 1 + ((index * 7919) % rows));
  const read = db.prepare('SELECT id, conversation_id, participant_id, channel_id, brand_id, batch_id, role, language, sent_at, rating, length(text) AS length FROM message WHERE id = ?');
  const objects = [...ids].map((id) => read.get(id));
  return [
    measure('P10', '10,000 rows to the interface', 'structured clone of objects', 3, 40, () => {
      const columns = gatherColumns(db, ids.slice());
      structuredClone(columns, { transfer: Object.values(columns).map(({ buffer }) => buffer) });
    }, () => structuredClone(objects)),
  ];
}

/** The key n: the next message without coding in the order of reading, the first time and from then on. No goal of its own but a keystroke's. */
function nextOnes(db: ReadableDatabase): Figure[] {
  const start = performance.now();
  nextUncoded(db, 1);
  const first = performance.now() - start;
  const random = randomFrom(11);
  const from = Array.from({ length: 400 }, () => 1 + Math.floor(random() * rows));
  let own = 0;
  let other = 0;
  const byImport = db.prepare('SELECT id FROM message WHERE id > ? AND NOT EXISTS (SELECT 1 FROM coding WHERE message_id = message.id) ORDER BY id LIMIT 1').pluck();
  return [
    { id: 'n', what: 'the next uncoded message in the order of reading, the first time', goal: 150, own: first, peer: undefined, peerName: '–', kind: 'median' },
    measure('n', 'the next uncoded message from then on (p95)', 'by id, in the order of import', 5, 200, () => nextUncoded(db, from[own++ % 400] ?? 1), () => byImport.get(from[other++ % 400]), 'p95'),
  ];
}

/** P11: a fresh process opens the encrypted project, its key known, to the first page by time. */
function openingTimes(): Figure {
  const script = new URL('first-page.ts', import.meta.url);
  const times = Array.from({ length: 5 }, () => {
    const run = spawnSync(process.execPath, [script.pathname, path, values.passphrase], { encoding: 'utf8' });
    if (run.status !== 0) throw new Error(run.stderr);
    return Number(run.stdout);
  });
  times.sort((left, right) => left - right);
  return { id: 'P11', what: 'open to the first page, in time order, fresh process', goal: 150, own: times[2] ?? Number.NaN, peer: undefined, peerName: '–', kind: 'median' };
}
