import fc from 'fast-check';
import { expect, test } from 'vitest';
import { messageSortColumns, type MessageSort, type MessageSortColumn } from '#shared/contracts/messages.ts';
import { sortByKey } from '#service/features/messages/radix-sort.ts';
import { sortMessages } from '#service/features/messages/sort-messages.ts';
import { addThemeSet } from '../theme/theme-fixture.ts';
import { addMessages, addSentiment, emptyProject, type FixtureMessage, type FixtureSentiment } from './message-fixture.ts';

const message = fc.record<FixtureMessage>({
  text: fc.constantFrom('', 'a', 'bb', '费用😀'),
  batch: fc.constant(1),
  conversation: fc.option(fc.constantFrom(1, 2)),
  participant: fc.option(fc.constantFrom(1, 2, 3)),
  role: fc.constantFrom(0, 1, 2),
  channel: fc.option(fc.constantFrom(1, 2, 3)),
  brand: fc.option(fc.constantFrom(1, 2)),
  sentAt: fc.option(fc.oneof(fc.integer({ min: -1e12, max: 2e12 }), fc.constantFrom(0, 1))),
  language: fc.nat(4),
  rating: fc.option(fc.constantFrom(-1, 0, 2.5, 4.1, 5)),
  externalId: fc.constant(null),
});

const sentiment: fc.Arbitrary<FixtureSentiment> = fc.option(fc.record({ label: fc.integer({ min: 1, max: 4 }), score: fc.integer({ min: -10_000, max: 10_000 }) }));

const expressions: Record<MessageSortColumn, string> = {
  number: 'message.id',
  time: 'sent_at',
  channel: 'channel.name',
  brand: 'brand.name',
  participant: 'participant.external_id',
  role: 'message.role',
  language: 'language',
  rating: 'rating',
  length: 'length(text)',
  conversation: "coalesce(conversation.external_id, 'z' || printf('%09d', message.id))",
  batch: 'message.batch_id',
  codes: '(SELECT count(DISTINCT code_id) FROM coding WHERE message_id = message.id)',
  tags: '(SELECT 0)',
  theme: "CASE message.id % 4 WHEN 1 THEN 'b' WHEN 2 THEN 'a' END",
  memos: '(SELECT 0)',
  sentiment: '(SELECT score FROM machine WHERE machine.id = message.id)',
};

test('sorts as SQL does, with messages that have no value last in both directions', () => {
  fc.assert(
    fc.property(
      fc.array(message, { maxLength: 80 }),
      fc.array(sentiment, { minLength: 80, maxLength: 80 }),
      fc.array(fc.record({ column: fc.constantFrom(...messageSortColumns), direction: fc.constantFrom<MessageSort['direction']>('ascending', 'descending') }), { minLength: 1, maxLength: 3 }),
      (messages, scored, sort) => {
        const db = emptyProject();
        db.exec(`INSERT INTO brand (id, name) VALUES (1, 'b'), (2, 'a');
          INSERT INTO channel (id, name) VALUES (1, 'c'), (2, 'a'), (3, 'b');
          INSERT INTO participant (id, batch_id, row, external_id, role) VALUES (1, 1, 1, 'K-3', 1), (2, 1, 2, 'K-1', 1), (3, 1, 3, 'K-2', 1);
          INSERT INTO conversation (id, batch_id, row, external_id) VALUES (1, 1, 1, 'c-2'), (2, 1, 2, 'c-1');
          INSERT INTO code (id, guid, parent_id, position, name, color, definition, inclusion, exclusion, example, retired, created_at)
            VALUES (1, 'a', NULL, 1, 'p', 0, '', '', '', '', 0, 0)`);
        addMessages(db, [{ id: 1, state: 1 }], messages, { columns: true });
        addThemeSet(db, [{ id: 1, name: 'b' }, { id: 2, name: 'a', accepted: false }], messages.reduce<number[]>((clusters, _, index) => [...clusters, [-1, 1, 2, 0][(index + 1) % 4] ?? 0], [0]));
        addSentiment(db, scored.slice(0, messages.length));
        db.exec('CREATE TEMP TABLE machine (id INTEGER PRIMARY KEY, score INTEGER)');
        for (const [index, said] of scored.entries()) if (said !== null) db.prepare('INSERT INTO machine (id, score) VALUES (?, ?)').run(index + 1, said.score);
        const order = sort.map(({ column, direction }) => `${expressions[column]} ${direction === 'ascending' ? 'ASC' : 'DESC'} NULLS LAST`).join(', ');
        const expected = db.prepare(`SELECT message.id FROM message LEFT JOIN channel ON channel.id = channel_id LEFT JOIN brand ON brand.id = brand_id
          LEFT JOIN participant ON participant.id = participant_id LEFT JOIN conversation ON conversation.id = conversation_id ORDER BY ${order}, message.id`).pluck().all();
        const ids = Int32Array.from(messages, (_, index) => index + 1);
        expect([...sortMessages(db, ids, sort)]).toEqual(expected);
        expect([...ids]).toEqual(messages.map((_, index) => index + 1));
        db.close();
      },
    ),
    { numRuns: 300, verbose: 1 },
  );
});

test('the radix sort is stable for keys of any size', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.nat(5), fc.maxSafeNat(), fc.nat(70_000)), { maxLength: 200 }), (keys) => {
      const ids = Int32Array.from(keys, (_, index) => index);
      const expected = [...ids].sort((left, right) => (keys[left] ?? 0) - (keys[right] ?? 0));
      expect([...sortByKey(ids, Float64Array.from(keys))]).toEqual(expected);
    }),
    { numRuns: 300, verbose: 1 },
  );
});
