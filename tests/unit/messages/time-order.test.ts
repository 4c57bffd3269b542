import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { fillProject, randomFrom } from '../../bench/messages/make-project.ts';
import { migrate } from '#service/db/migrate.ts';
import type { WritableDatabase } from '#service/db/open.ts';
import { sortMessages } from '#service/features/messages/sort-messages.ts';
import { keepTimeOrder, orderMessages } from '#service/features/messages/time-order.ts';

const byTime = [{ column: 'time', direction: 'ascending' }] as const;

test('the kept order is the sorted one, for all messages and for some, and is not used once more have come', () => {
  const db = new Database(':memory:') as unknown as WritableDatabase;
  migrate(db, () => undefined);
  db.prepare("INSERT INTO coder (guid, name, created_at) VALUES ('g', 'Lin', 0)").run();
  fillProject(db, 70_000, 7);
  const random = randomFrom(11);
  const all = Int32Array.from({ length: 70_000 }, (_, index) => index + 1);
  const some = all.filter(() => random() < 0.8);
  expect(some.length).toBeGreaterThan(50_000);
  db.transaction(() => keepTimeOrder(db))();
  const chunks = () => db.prepare("SELECT count(*) FROM column_chunk WHERE name = 'timeOrder'").pluck().get();
  expect(chunks()).toBe(3);
  for (const ids of [all, some]) expect(orderMessages(db, ids, byTime)).toEqual(sortMessages(db, ids, byTime));
  // A wrong order would show: swap two ids in what is kept.
  const stored = db.prepare("SELECT data FROM column_chunk WHERE name = 'timeOrder' AND chunk = 0").pluck().get() as Buffer;
  const swapped = Buffer.from(stored);
  swapped.copyWithin(0, 4, 8);
  db.prepare("UPDATE column_chunk SET data = ? WHERE name = 'timeOrder' AND chunk = 0").run(swapped);
  expect(orderMessages(db, all, byTime)).not.toEqual(sortMessages(db, all, byTime));
  // Made for another number of messages it is left alone.
  db.prepare("UPDATE column_chunk SET data = ? WHERE name = 'timeOrder' AND chunk = -1").run(new Uint8Array(Int32Array.of(5).buffer));
  expect(orderMessages(db, all, byTime)).toEqual(sortMessages(db, all, byTime));
  db.close();
});
