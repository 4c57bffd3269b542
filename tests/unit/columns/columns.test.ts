import { describe, expect, test } from 'vitest';
import { chunkSize, columnEnd, createColumnBuffer, hashText, loadColumn, writeColumnChunks, type Columns } from '#service/db/columns.ts';
import { columnNames, emptyColumn, type ColumnName } from '#service/columns/definitions.ts';
import { addMessages, emptyProject, type FixtureMessage } from '../messages/message-fixture.ts';

const blank: FixtureMessage = {
  text: 'hello', batch: 1, conversation: null, participant: null, role: 1, channel: null, brand: null, sentAt: null, language: 2, rating: null, externalId: null,
};

function columnsOf(messages: number, change: (columns: Columns) => void): Columns {
  const columns = Object.fromEntries(columnNames.map((name) => [name, emptyColumn(name, messages)])) as unknown as Columns;
  change(columns);
  return columns;
}

/** Says that messages up to `last` belong to a complete batch, without storing them. */
function completeBatch(db: ReturnType<typeof emptyProject>, last: number): void {
  db.prepare('DELETE FROM batch').run();
  addMessages(db, [{ id: 1, state: 1 }], [], { columns: false });
  db.prepare('UPDATE batch SET first_message = 1, last_message = ?').run(last);
}

describe('column snapshots', () => {
  test.each([
    ['one piece', [150_000]],
    ['pieces that end at a chunk border', [chunkSize - 1, chunkSize, 10]],
    ['small pieces across a border', [chunkSize - 3, 2, 2, 2, chunkSize, 1]],
  ])('come back as written: %s', (_name, pieces) => {
    const db = emptyProject();
    let first = 1;
    for (const size of pieces) {
      writeColumnChunks(db, first, columnsOf(size, (columns) => {
        for (let index = 0; index < size; index++) {
          columns.batch[index] = 1;
          columns.conversation[index] = -(first + index);
          columns.sentAt[index] = (first + index) * 1000.5;
          columns.textHash[index * 2] = first + index;
          columns.textHash[index * 2 + 1] = 7;
        }
      }));
      first += size;
    }
    completeBatch(db, first - 1);
    expect(columnEnd(db)).toBe(first);
    const conversation = loadColumn(db, 'conversation');
    const sentAt = loadColumn(db, 'sentAt');
    const hash = loadColumn(db, 'textHash');
    let wrong = 0;
    for (let id = 1; id < first; id++) {
      if (conversation[id] !== -id || sentAt[id] !== id * 1000.5 || hash[id * 2] !== id || hash[id * 2 + 1] !== 7) wrong++;
    }
    expect(wrong).toBe(0);
    expect(hash.length).toBe(first * 2);
  });

  test('an import that was taken back is written over, also where it had reached further chunks', () => {
    const db = emptyProject();
    writeColumnChunks(db, 1, columnsOf(3 * chunkSize, (columns) => void columns.brand.fill(9)));
    writeColumnChunks(db, 101, columnsOf(5, (columns) => void columns.brand.fill(4)));
    completeBatch(db, 105);
    const brand = loadColumn(db, 'brand');
    expect([brand[100], brand[101], brand[105], brand.length]).toEqual([9, 4, 4, 106]);
    expect(db.prepare("SELECT count(*) FROM column_chunk WHERE name = 'brand'").pluck().get()).toBe(1);
  });

  test('a gap is filled with "no value"', () => {
    const db = emptyProject();
    writeColumnChunks(db, 1, columnsOf(2, (columns) => void columns.rating.fill(5)));
    writeColumnChunks(db, chunkSize + 10, columnsOf(1, (columns) => void columns.rating.fill(3)));
    completeBatch(db, chunkSize + 10);
    const rating = loadColumn(db, 'rating');
    expect([rating[2], rating[3], rating[chunkSize], rating[chunkSize + 10]]).toEqual([5, Number.NaN, Number.NaN, 3]);
  });

  test('messages without a snapshot are read from their table, every column alike', () => {
    const messages = Array.from({ length: 40 }, (_, index): FixtureMessage => ({
      text: index % 3 === 0 ? '😀好的' : `text ${index}`, batch: 1, conversation: index % 2 === 0 ? 7 : null, participant: index % 5 === 0 ? null : index,
      role: index % 3, channel: index % 4 === 0 ? null : 2, brand: null, sentAt: index % 7 === 0 ? null : index * 1000, language: index % 5,
      rating: index % 6 === 0 ? null : index / 10, externalId: index % 4 === 0 ? null : `x${index}`,
    }));
    const stored = emptyProject();
    addMessages(stored, [{ id: 1, state: 1 }], messages, { columns: true });
    const bare = emptyProject();
    addMessages(bare, [{ id: 1, state: 1, stated: false }], messages, { columns: false });
    for (const name of columnNames) expect([...loadColumn(bare, name)], name).toEqual([...loadColumn(stored, name)]);
    expect(loadColumn(stored, 'textLength')[1]).toBe(3);
    expect([...loadColumn(stored, 'idHash').subarray(4, 6)]).toEqual([...hashText('x1')]);
  });

  test('rows of a pending import are not seen until it is complete, and then without loading anew', () => {
    const db = emptyProject();
    addMessages(db, [{ id: 1, state: 1 }], [blank, blank], { columns: true });
    const before = loadColumn(db, 'role');
    expect(before.length).toBe(3);
    addMessages(db, [{ id: 2, state: 0 }], [{ ...blank, batch: 2, role: 2 }], { columns: true });
    expect(loadColumn(db, 'role')).toBe(before);
    db.prepare('UPDATE batch SET state = 1 WHERE id = 2').run();
    expect([...loadColumn(db, 'role')]).toEqual([0, 1, 1, 2]);
  });

  test('arrays of another length are refused', () => {
    const db = emptyProject();
    expect(() => writeColumnChunks(db, 1, { ...columnsOf(3, () => undefined), role: new Uint8Array(2) })).toThrow(RangeError);
  });

  test('the buffer is full at chunk borders', () => {
    const buffer = createColumnBuffer(chunkSize - 2);
    const sizes: boolean[] = [];
    for (let index = 0; index < 3; index++) {
      buffer.push({ ...blank, conversation: -1 });
      sizes.push(buffer.full);
    }
    expect(sizes).toEqual([false, true, true]);
  });
});

test('names in the definitions and in the list of names agree', () => {
  const listed: readonly ColumnName[] = columnNames;
  expect(new Set(listed).size).toBe(12);
});
