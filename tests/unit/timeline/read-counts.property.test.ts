import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { timelineBuckets, type TimelineSpec } from '#shared/contracts/timeline.ts';
import { evaluateQuery } from '#service/features/messages/evaluate-query.ts';
import { lastDay } from '#service/features/timeline/buckets.ts';
import { describeTimeline } from '#service/features/timeline/describe-timeline.ts';
import { within } from '#service/features/timeline/plan-series.ts';
import { readCounts, sentimentOf } from '#service/features/timeline/read-counts.ts';
import { addMessages, emptyProject, type FixtureMessage } from '../messages/message-fixture.ts';
import { never, writeLabels } from './timeline-fixture.ts';

const seed = 20_260_809;
const start = new Date(2026, 6, 1).getTime();
const message = fc.record<FixtureMessage>({
  text: fc.constantFrom('fee', '赎回', 'fee 赎回'),
  batch: fc.constant(1),
  conversation: fc.constant(null),
  participant: fc.option(fc.constantFrom(1, 2, 3)),
  role: fc.constantFrom(0, 1, 2),
  channel: fc.option(fc.constantFrom(1, 2, 3)),
  brand: fc.option(fc.constantFrom(1, 2)),
  sentAt: fc.option(fc.integer({ min: 0, max: 40 * 24 }).map((hours) => start + hours * 3_600_000)),
  language: fc.constant(2),
  rating: fc.constant(null),
  externalId: fc.constant(null),
});
const project = fc.record({
  messages: fc.array(message, { minLength: 1, maxLength: 60 }),
  labels: fc.array(fc.constantFrom(0, 1, 2, 3, 4), { minLength: 60, maxLength: 60 }),
  coded: fc.array(fc.tuple(fc.nat(59), fc.constantFrom(1, 2, 3)), { maxLength: 25 }),
});
const splits: readonly TimelineSpec['split'][] = [
  null, { field: 'brand' }, { field: 'channel' }, { field: 'code' }, { field: 'role' }, { field: 'segment', attribute: 'tier "a"' }, { field: 'segment', attribute: 'nobody has it' },
];

function fill({ messages, labels, coded }: typeof project extends fc.Arbitrary<infer T> ? T : never): ReturnType<typeof emptyProject> {
  const db = emptyProject();
  db.exec(`INSERT INTO brand (id, name, aliases) VALUES (1, 'Acme Bank', '[]'), (2, '北辰', '["Beichen"]');
    INSERT INTO channel (id, name) VALUES (1, 'App'), (2, 'Hotline "A"'), (3, '热线');
    INSERT INTO participant (id, batch_id, row, external_id, role, attributes) VALUES
      (1, 1, 1, 'K-1', 1, '{"tier \\"a\\"": "gold = 1", "age": 40}'), (2, 1, 2, 'K-2', 1, '{"tier \\"a\\"": true}'), (3, 1, 3, 'K-3', 1, NULL);
    INSERT INTO code (id, guid, parent_id, position, name, color, definition, inclusion, exclusion, example, retired, created_at) VALUES
      (1, 'a', NULL, 1, 'Fees', 0, '', '', '', '', 0, 0), (2, 'b', 1, 1, 'Hidden', 0, '', '', '', '', 0, 0), (3, 'c', NULL, 2, 'Praise', 0, '', '', '', '', 0, 0);`);
  addMessages(db, [{ id: 1, state: 1 }], messages, { columns: true });
  const insert = db.prepare("INSERT INTO coding (guid, message_id, code_id, coder_id, created_at, origin) VALUES (?, ?, ?, 1, 0, 'manual')");
  for (const [index, [at, code]] of coded.entries()) if (at < messages.length) insert.run(`coding ${index}`, at + 1, code);
  writeLabels(db, labels.slice(0, messages.length));
  return db;
}

describe('a timeline', () => {
  test('counts in each bucket of each series what its query finds on those days, and loses no message', () => {
    const spec = fc.record<TimelineSpec>({
      query: fc.constantFrom('', 'fee', 'NOT role:agent', 'brand:beichen OR 赎回', 'date:2026-07-10..2026-07-20'),
      bucket: fc.constantFrom(...timelineBuckets),
      split: fc.constantFrom(...splits),
      denominator: fc.constantFrom('polar', 'scored'),
      reference: fc.constantFrom(null, 'role:customer'),
    });
    fc.assert(fc.property(project, spec, fc.constantFrom(1, 2, 8), (content, asked, limit) => {
      const db = fill(content);
      const found = evaluateQuery(db, asked.query, { signal: never });
      const counted = readCounts(db, asked, limit, never);
      const { days, series, left } = counted;
      let timed = 0;
      for (const [index, { query, kind, holds }] of series.entries()) {
        if (query === null) throw new Error('no query');
        const sum = { messages: 0, members: 0 };
        for (const [bucket, day] of days.entries()) {
          const labels = sentimentOf(counted, index, bucket);
          const own = evaluateQuery(db, within(query, [{ field: 'date', filter: { type: 'date', from: day, to: lastDay(day, asked.bucket) }, negated: false }]) ?? '', { signal: never });
          const of = (label: number): number => own.filter((id) => content.labels[id - 1] === label).length;
          expect(labels, `${kind} ${query} ${day}`).toEqual({ unscored: of(0), negative: of(1), neutral: of(2), positive: of(3), mixed: of(4) });
          sum.messages += own.length;
          if (kind !== 'reference') sum.members += own.filter((id) => holds(id)).length;
        }
        if (kind === 'reference') continue;
        expect(sum.members).toBe(sum.messages);
        expect(found.filter((id) => holds(id))).toEqual(evaluateQuery(db, query, { signal: never }));
        timed += sum.messages;
      }
      expect(counted.ids).toEqual(found);
      expect(counted.withoutTime).toBe(found.filter((id) => content.messages[id - 1]?.sentAt === null).length);
      // Without overlap every message stands in one series, in none as its value was left out, or has no time.
      if (!counted.overlapping && left.series === 0) expect(timed + counted.withoutTime).toBe(found.length);
      if (asked.split === null) expect(left).toEqual({ series: 0, messages: 0 });
      else expect(series.filter(({ kind }) => kind === 'value').length).toBeLessThanOrEqual(limit);
      db.close();
    }), { seed, numRuns: 120 });
  }, 60_000);

  test('an empty project, and one without any time, have no buckets', () => {
    const db = emptyProject();
    const spec: TimelineSpec = { query: '', bucket: 'day', split: { field: 'brand' }, denominator: 'polar', reference: '' };
    expect(describeTimeline(db, spec, readCounts(db, spec, 8, never))).toMatchObject({ days: [], until: null, messages: 0, withoutTime: 0, total: 0 });
    const timeless: FixtureMessage = { text: 'a', batch: 1, conversation: null, participant: null, role: 1, channel: null, brand: null, sentAt: null, language: 2, rating: null, externalId: null };
    addMessages(db, [{ id: 1, state: 1 }], [timeless, timeless], { columns: true });
    expect(describeTimeline(db, spec, readCounts(db, spec, 8, never))).toMatchObject({ days: [], messages: 2, withoutTime: 2, scored: 0 });
    db.close();
  });
});
