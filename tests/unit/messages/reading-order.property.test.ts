import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextUncoded } from '#service/features/coding/next-uncoded.ts';
import { readingOrder } from '#service/features/conversation/reading-order.ts';
import { addMessages, emptyProject, type FixtureMessage } from './message-fixture.ts';

const message = fc.record({
  conversation: fc.option(fc.integer({ min: 1, max: 4 })),
  sentAt: fc.option(fc.integer({ min: -3, max: 6 }).map((hour) => hour * 3_600_000)),
  batch: fc.constantFrom(1, 2, 3),
});

test('the order of reading is that of outlines, conversations by when they began; what is coded is passed over', () => {
  fc.assert(
    fc.property(fc.array(message, { minLength: 1, maxLength: 30 }), fc.array(fc.nat(29)), fc.nat(31), (drawn, coded, from) => {
      const db = emptyProject();
      const rows = drawn
        .toSorted((left, right) => left.batch - right.batch)
        .map((row): FixtureMessage => ({ ...row, text: 'x', participant: null, role: 1, channel: null, brand: null, language: 1, rating: null, externalId: null }));
      // The second batch is withdrawn: its messages are there, but not to be seen.
      addMessages(db, [{ id: 1, state: 1 }, { id: 2, state: 2 }, { id: 3, state: 1 }], rows, { columns: true });
      const seen = rows.flatMap((row, index) => (row.batch === 2 ? [] : [{ id: index + 1, time: row.sentAt ?? Infinity, conversation: row.conversation ?? -(index + 1) }]));
      const began = (conversation: number) => {
        const own = seen.filter((row) => row.conversation === conversation).toSorted((left, right) => compare(left.time, right.time) || left.id - right.id);
        return { time: own[0]?.time ?? Infinity, id: own[0]?.id ?? 0 };
      };
      const expected = seen
        .map((row) => ({ ...row, began: began(row.conversation) }))
        .toSorted(
          (left, right) =>
            compare(left.began.time, right.began.time) || left.began.id - right.began.id || compare(left.time, right.time) || left.id - right.id,
        )
        .map(({ id }) => id);
      const { order, place } = readingOrder(db);
      expect([...order]).toEqual(expected);
      expect(expected.map((id) => place[id])).toEqual(expected.map((_, index) => index));

      db.exec("INSERT INTO code (id, guid, position, name, color, definition, inclusion, exclusion, example, retired, created_at) VALUES (1, 'g', 0, 'a', 0, '', '', '', '', 0, 0)");
      const codedIds = [...new Set(coded.map((index) => index + 1))].filter((id) => id <= rows.length);
      const insert = db.prepare("INSERT INTO coding (guid, message_id, code_id, coder_id, created_at, origin) VALUES (?, ?, 1, 1, 0, 'manual')");
      for (const id of codedIds) insert.run(`c${id}`, id);
      const after = from === 0 ? null : from;
      const rest = after === null || !expected.includes(after) ? expected : expected.slice(expected.indexOf(after) + 1);
      expect(nextUncoded(db, after)).toBe(rest.find((id) => !codedIds.includes(id)));
      db.close();
    }),
    { numRuns: 60 },
  );
});

function compare(left: number, right: number): number {
  return left === right ? 0 : left - right;
}

test('a long run of coded messages is passed at once', () => {
  const db = emptyProject();
  const rows = Array.from({ length: 5000 }, (): FixtureMessage => ({
    batch: 1, conversation: null, sentAt: null, text: 'x', participant: null, role: 1, channel: null, brand: null, language: 1, rating: null, externalId: null,
  }));
  addMessages(db, [{ id: 1, state: 1 }], rows, { columns: true });
  db.exec(`INSERT INTO code (id, guid, position, name, color, definition, inclusion, exclusion, example, retired, created_at) VALUES (1, 'g', 0, 'a', 0, '', '', '', '', 0, 0);
    INSERT INTO coding (guid, message_id, code_id, coder_id, created_at, origin) SELECT 'c' || id, id, 1, 1, 0, 'manual' FROM message WHERE id < 4900`);
  expect(nextUncoded(db, 3)).toBe(4900);
  expect(nextUncoded(db, 4899)).toBe(4900);
  expect(nextUncoded(db, 5000)).toBeUndefined();
  db.close();
});
