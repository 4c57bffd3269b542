import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FieldNode, QueryNode } from '#shared/query/ast.ts';
import { languages, roles } from '#shared/contracts/conversation.ts';
import { sentimentLabels } from '#shared/contracts/sentiment.ts';
import { parseQuery } from '#shared/query/parse.ts';
import { printQuery } from '#shared/query/print.ts';
import { buildIndex, findRanges, messageSource } from '#service/search/index.ts';
import { evaluateQuery } from '#service/features/messages/evaluate-query.ts';
import { addThemeSet } from '../theme/theme-fixture.ts';
import { addMessages, addSentiment, emptyProject, type FixtureMessage, type FixtureSentiment } from './message-fixture.ts';

const never = { throwIfAborted: () => undefined, aborted: false };
const day = 86_400_000;
const start = new Date(2026, 6, 1).getTime();
const words = ['费用', '管理费', 'fee', 'Fee change', '赎回', '登录', 'refund', '好的', '費率'];

const message = fc.record<FixtureMessage>({
  text: fc.array(fc.constantFrom(...words), { maxLength: 5 }).map((parts) => parts.join(' ')),
  batch: fc.constant(1),
  conversation: fc.option(fc.constantFrom(1, 2)),
  participant: fc.option(fc.constantFrom(1, 2)),
  role: fc.constantFrom(0, 1, 2),
  channel: fc.option(fc.constantFrom(1, 2)),
  brand: fc.option(fc.constantFrom(1, 2)),
  sentAt: fc.option(fc.integer({ min: 0, max: 40 }).map((days) => start + days * day + 3_600_000)),
  language: fc.constantFrom(0, 1, 2, 3, 4),
  rating: fc.option(fc.constantFrom(1, 2.5, 4.1, 5)),
  externalId: fc.constant(null),
});

const sentiment: fc.Arbitrary<FixtureSentiment> = fc.option(
  fc.record({ label: fc.constantFrom(1, 2, 3, 4), score: fc.oneof(fc.constantFrom(-10_000, -7000, -5000, 0, 2500, 7500, 10_000), fc.integer({ min: -10_000, max: 10_000 })) }),
);

const project = fc.record({
  messages: fc.array(message, { maxLength: 60 }),
  states: fc.array(fc.constantFrom<0 | 1 | 2>(0, 1, 1, 1, 2), { minLength: 1, maxLength: 4 }),
  coded: fc.array(fc.tuple(fc.nat(59), fc.constantFrom(1, 2, 3)), { maxLength: 20 }),
  tagged: fc.uniqueArray(fc.nat(59), { maxLength: 15 }),
  /** By message id; a cluster of the themes in `fill`, -1 none, 0 not looked at. */
  clusters: fc.array(fc.constantFrom(-1, 0, 1, 2, 3), { minLength: 61, maxLength: 61 }),
  scored: fc.array(sentiment, { minLength: 60, maxLength: 60 }),
  said: fc.uniqueArray(fc.tuple(fc.nat(59), fc.constantFrom(1, 2, 3, 4)), { selector: ([at]) => at, maxLength: 10 }),
  indexed: fc.boolean(),
});
type Project = typeof project extends fc.Arbitrary<infer T> ? T : never;

const leaf = fc.constantFrom(
  'fee', 'fe*', '费', '管理费', '"fee change"', '费率', 'brand:acme', 'brand:other', 'brand:none', 'channel:app', 'role:customer', 'role:agent',
  'lang:zh', 'lang:mixed', 'date:2026-07', 'date:<2026-07-20', 'date:2026-07-10..2026-07-15', 'rating:>2.5', 'rating:<=4.1', 'rating:4.1',
  'rating:2..4.5', 'code:parent', 'code:child', 'code:parent/child', 'tag:urgent', 'has:code', 'has:tag', 'has:rating', 'is:coded', 'is:uncoded',
  'author:k-1', 'conversation:c-2', 'batch:B1', 'theme:money', 'theme:"fee change"', 'theme:money/redemption', 'theme:none', 'has:theme',
  'author:k-1', 'conversation:c-2', 'batch:B1', 'sentiment:negative', 'sentiment:none', 'sentiment:mixed', 'sentiment:<-0.5', 'sentiment:<=-0.7',
  'sentiment:>0.2', 'sentiment:-0.7..0.25', 'sentiment:0.75', 'has:override', 'number:3,5..9', 'number:40..200,1',
);
const query: fc.Arbitrary<string> = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'query' },
    leaf,
    fc.array(tie('node'), { minLength: 2, maxLength: 3 }).map((parts) => `(${parts.join(' ')})`),
    fc.array(tie('node'), { minLength: 2, maxLength: 3 }).map((parts) => `(${parts.join(' OR ')})`),
    tie('node').map((part) => `NOT ${part}`),
  ),
})).node;

function fill(db: ReturnType<typeof emptyProject>, { messages, states, coded, tagged, clusters, scored, said }: Project): FixtureMessage[] {
  const size = Math.ceil(messages.length / states.length) || 1;
  const rows = messages.map((row, index) => ({ ...row, batch: Math.floor(index / size) + 1 }));
  db.exec(`INSERT INTO brand (id, name, aliases) VALUES (1, 'Acme', '[]'), (2, 'Beta', '["Other"]');
    INSERT INTO channel (id, name) VALUES (1, 'App'), (2, 'Hotline');
    INSERT INTO participant (id, batch_id, row, external_id, role) VALUES (1, 1, 1, 'K-1', 1), (2, 1, 2, 'K-2', 1);
    INSERT INTO conversation (id, batch_id, row, external_id) VALUES (1, 1, 1, 'C-1'), (2, 1, 2, 'C-2');
    INSERT INTO tag (id, guid, name, color) VALUES (1, 't', 'Urgent', 0);
    INSERT INTO code (id, guid, parent_id, position, name, color, definition, inclusion, exclusion, example, retired, created_at)
      VALUES (1, 'a', NULL, 1, 'Parent', 0, '', '', '', '', 0, 0), (2, 'b', 1, 1, 'Child', 0, '', '', '', '', 0, 0),
        (3, 'c', NULL, 2, 'Apart', 0, '', '', '', '', 0, 0);`);
  addMessages(db, states.map((state, index) => ({ id: index + 1, state })), rows, { columns: true });
  const code = db.prepare("INSERT INTO coding (guid, message_id, code_id, coder_id, created_at, origin) VALUES (?, ?, ?, 1, 0, 'manual')");
  for (const [index, [at, id]] of coded.entries()) if (at < rows.length) code.run(`g${index}`, at + 1, id);
  for (const at of tagged) if (at < rows.length) db.prepare('INSERT INTO message_tag (message_id, tag_id) VALUES (?, 1)').run(at + 1);
  // Proposed themes are found as well as accepted ones.
  addThemeSet(db, [{ id: 4, name: 'Money' }, { id: 5, name: 'Fee Change', accepted: false }, { id: 6, name: 'Redemption', parent: 4 }], clusters.slice(0, rows.length + 1));
  addSentiment(db, scored.slice(0, rows.length));
  const say = db.prepare("INSERT INTO sentiment_override (guid, message_id, label, coder_id, created_at, origin) VALUES (?, ?, ?, 1, 0, 'override')");
  for (const [at, label] of said) if (at < rows.length) say.run(`s${at}`, at + 1, label);
  return rows;
}

/** The same meaning, message by message, straight from the generated rows. */
function matches(node: QueryNode, id: number, row: FixtureMessage, project: Project): boolean {
  switch (node.kind) {
    case 'text': return findRanges(row.text, node).length > 0;
    case 'not': return !matches(node.child, id, row, project);
    case 'and': return node.children.every((child) => matches(child, id, row, project));
    case 'or': return node.children.some((child) => matches(child, id, row, project));
    case 'field': return fieldMatches(node, id, row, project);
  }
}

function fieldMatches({ field, filter }: FieldNode, id: number, row: FixtureMessage, { coded, tagged, clusters, scored, said }: Project): boolean {
  const value = 'value' in filter ? filter.value : '';
  const codes = coded.filter(([at]) => at + 1 === id).map(([, code]) => code);
  switch (field) {
    case 'brand': return row.brand !== null && { acme: 1, beta: 2, other: 2 }[String(value)] === row.brand;
    case 'channel': return row.channel === 1;
    case 'batch': return row.batch === 1;
    case 'author': return row.participant === 1;
    case 'conversation': return row.conversation === 2;
    case 'role': return roles[row.role] === value;
    case 'lang': return languages[row.language] === value;
    case 'tag': return tagged.includes(id - 1);
    case 'code': return codes.some((code) => (value === 'parent' ? code !== 3 : code === 2));
    case 'theme': return { money: [1, 3], 'fee change': [2], 'money/redemption': [3] }[String(value)]?.includes(clusters[id] ?? 0) ?? false;
    case 'number': return filter.type === 'numbers' && filter.ranges.some(([from, to]) => id >= from && id <= to);
    case 'sentiment': {
      const machine = scored[id - 1];
      const word = said.find(([at]) => at + 1 === id)?.[1];
      if (filter.type === 'option') return value === sentimentLabels[word ?? machine?.label ?? 0];
      const score = word === undefined ? machine?.score : [0, -7500, 0, 7500, 0][word];
      return score !== undefined && numberMatches(score / 10_000, filter);
    }
    case 'has': return value === 'override' ? said.some(([at]) => at + 1 === id) : value === 'theme' ? (clusters[id] ?? 0) > 0 : value === 'code' ? codes.length > 0 : value === 'tag' ? tagged.includes(id - 1) : row.rating !== null;
    case 'is': return (codes.length > 0) === (value === 'coded');
    case 'date': {
      if (filter.type !== 'date' || row.sentAt === null) return false;
      const local = new Date(row.sentAt);
      const iso = `${local.getFullYear()}-${String(local.getMonth() + 1).padStart(2, '0')}-${String(local.getDate()).padStart(2, '0')}`;
      return (filter.from === null || iso >= filter.from) && (filter.to === null || iso <= filter.to);
    }
    case 'rating': {
      return row.rating !== null && numberMatches(row.rating, filter);
    }
    default: return false;
  }
}

function numberMatches(number: number, filter: FieldNode['filter']): boolean {
  if (filter.type === 'number-range') return (filter.from === null || number >= filter.from) && (filter.to === null || number <= filter.to);
  if (filter.type !== 'number') return false;
  return { '<': number < filter.value, '<=': number <= filter.value, '=': number === filter.value, '>=': number >= filter.value, '>': number > filter.value }[filter.comparison];
}

describe('evaluating a query', () => {
  test('finds exactly the messages of complete batches that mean what it says', () => {
    fc.assert(
      fc.property(project, query, (given, text) => {
        const db = emptyProject();
        const rows = fill(db, given);
        if (given.indexed && rows.length > 0) buildIndex(db, messageSource(db), { to: Math.ceil(rows.length / 2) });
        const { node, errors } = parseQuery(text);
        expect(errors).toEqual([]);
        const expected = rows.flatMap((row, index) =>
          given.states[row.batch - 1] === 1 && (node === null || matches(node, index + 1, row, given)) ? [index + 1] : []);
        expect([...evaluateQuery(db, text, { signal: never })], printQuery(node)).toEqual(expected);
        db.close();
      }),
      { numRuns: 150, verbose: 1 },
    );
  });

  test('a query that does not parse is refused with its place', () => {
    const db = emptyProject();
    expect(() => evaluateQuery(db, 'rating:many', { signal: never })).toThrow(
      expect.objectContaining({ code: 'invalid-input', params: expect.objectContaining({ reason: 'query', problem: 'invalid-number' }) }),
    );
  });

  test('finds a message by the id of its source or by its GUID', () => {
    const db = emptyProject();
    const rows = Array.from({ length: 9 }, (_, index): FixtureMessage => ({
      text: 'x', batch: 1, conversation: null, participant: null, role: 0, channel: null, brand: null, sentAt: null, language: 0, rating: null,
      externalId: index === 3 ? 'M-4' : null,
    }));
    addMessages(db, [{ id: 1, state: 1 }], rows, { columns: true });
    expect([...evaluateQuery(db, 'id:M-4', { signal: never })]).toEqual([4]);
    // The batch's GUID ends in 0000 0000 0001; XORed with kind 1 and row 7.
    expect([...evaluateQuery(db, 'id:00000000-0000-4000-8000-010000000006', { signal: never })]).toEqual([7]);
    expect([...evaluateQuery(db, 'conversation:M-4', { signal: never })]).toEqual([4]);
  });
});
