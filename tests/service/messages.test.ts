import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codebookContract } from '#shared/contracts/codebook.ts';
import { codingContract } from '#shared/contracts/coding.ts';
import { historyContract } from '#shared/contracts/history.ts';
import { detectedOptions, importContract, type ColumnMapping, type ImportField } from '#shared/contracts/import.ts';
import { messagesContract } from '#shared/contracts/messages.ts';
import { searchContract } from '#shared/contracts/search.ts';
import { startWithProject, type TestService } from './harness.ts';

const { open, rows, columns, ids, positions, status, refresh, close, ruler, facets } = messagesContract.methods;
const search = searchContract.methods;

const header = 'id,text,time,author,role,conversation,channel,brand,rating';
const lines = [
  'M-1,管理费为什么涨了,2026-07-01T08:00:00Z,K-1,customer,C-1,热线,本行,2',
  'M-2,您好 请问需要什么帮助,2026-07-01T08:01:00Z,A-1,agent,C-1,热线,本行,',
  'M-3,Why did the fee go up?,2026-07-03T08:00:00Z,K-2,customer,C-2,App,本行,1',
  'M-4,登录很快👍,2026-07-02T08:00:00Z,K-3,customer,C-3,App,甲银行,5',
  'M-5,手續費 fee 太高,2026-08-01T08:00:00Z,K-1,customer,C-1,热线,本行,1',
];

const fields: readonly [string, ImportField][] = [
  ['id', 'id'], ['text', 'text'], ['time', 'time'], ['author', 'participant'], ['role', 'role'], ['conversation', 'conversation'],
  ['channel', 'channel'], ['brand', 'brand'], ['rating', 'rating'],
];
const mapping: ColumnMapping[] = fields.map(([column, field]) => ({ column, field, attribute: null }));

async function importLines(test: TestService, name: string, rowsOfFile: readonly string[]): Promise<number> {
  const file = test.path(name);
  writeFileSync(file, [header, ...rowsOfFile].join('\n'));
  const result = await test.client.run(importContract.methods.run, {
    file,
    options: detectedOptions,
    columns: mapping,
    guessRest: false,
    timeZone: 'UTC',
    dayOrder: null,
    grouping: 'column',
    batchName: null,
    purpose: '',
    legalBasis: '',
    source: '',
    retainUntil: null,
    saveProfile: null,
  });
  return result.batch;
}

describe('the message table', () => {
  let test_: TestService;
  let batch: number;
  beforeAll(async () => {
    test_ = await startWithProject();
    batch = await importLines(test_, 'one.csv', lines);
  });
  afterAll(() => test_.close());

  test('shows what a query finds, in the order asked for, with hits and denominator', async () => {
    const { client } = test_;
    const view = await client.call(open, { query: 'fee', sort: [{ column: 'time', direction: 'descending' }] });
    expect(view).toMatchObject({ count: 2, total: 5 });
    const page = await client.call(rows, { view: view.view, start: 0, count: 100 });
    expect(page.rows.map((row) => [row.externalId, row.text, row.ranges])).toEqual([
      ['M-5', '手續費 fee 太高', [[4, 7]]],
      ['M-3', 'Why did the fee go up?', [[12, 15]]],
    ]);
    expect(page.rows[0]).toMatchObject({
      conversationLabel: 'C-1', participant: 'K-1', role: 'customer', channel: '热线', brand: '本行', rating: 1, length: 10, truncated: false, codes: [], memos: 0,
    });
  });

  test('cuts long texts where they are asked to, around the first hit', async () => {
    const { client } = test_;
    const { view } = await client.call(open, { query: '', sort: [{ column: 'number', direction: 'ascending' }] });
    const [row] = (await client.call(rows, { view, start: 3, count: 1, textLimit: 3 })).rows;
    expect(row).toMatchObject({ text: '登录很', textStart: 0, truncated: true, length: 5 });
  });

  test('gives columns, ids and places of the same rows', async () => {
    const { client } = test_;
    const { view } = await client.call(open, { query: 'channel:热线', sort: [{ column: 'rating', direction: 'ascending' }] });
    const answer = await client.call(columns, { view, start: 0, count: 10 });
    const listed = await client.call(ids, { view, start: 0, count: 10 });
    expect([...answer.columns.id]).toEqual([...listed.ids]);
    expect([...answer.columns.rating]).toEqual([1, 2, Number.NaN]);
    const places = await client.call(positions, { view, messages: [...listed.ids, 4] });
    expect(places.positions).toEqual([0, 1, 2, null]);
  });

  test('counts the values of a field among what is found', async () => {
    const { client } = test_;
    expect((await client.call(facets, { field: 'channel', query: '', limit: 10 })).values).toEqual([
      { value: '热线', count: 3 },
      { value: 'App', count: 2 },
    ]);
    expect((await client.call(facets, { field: 'date', query: 'role:customer', limit: 10 })).values).toEqual([
      { value: '2026-07', count: 3 },
      { value: '2026-08', count: 1 },
    ]);
  });

  test('codes all that a query finds, and the ruler shows where', async () => {
    const { client } = test_;
    const { code } = await client.call(codebookContract.methods.create, { name: '费率变动', parent: null });
    const { view } = await client.call(open, { query: '', sort: [{ column: 'number', direction: 'ascending' }] });
    const { added } = await client.call(codingContract.methods.addToMessages, { selection: { query: 'fee', except: [] }, code });
    expect(added).toBe(2);
    const marks = await client.call(ruler, { view, mark: 'is:coded', buckets: 5 });
    expect([...marks.counts]).toEqual([0, 0, 1, 0, 1]);
    const [row] = (await client.call(rows, { view, start: 2, count: 1 })).rows;
    expect(row?.codes).toEqual([code]);
    expect((await client.call(search.count, { query: 'code:费率变动' })).count).toBe(2);
  });

  test('stays as it was while messages come, and says what has changed', async () => {
    const { client } = test_;
    const view = await client.call(open, { query: 'role:customer', sort: [] });
    expect(await client.call(status, { view: view.view })).toEqual({ changed: false, count: 4, removed: false });
    const second = await importLines(test_, 'two.csv', ['N-1,新消息,2026-09-01T08:00:00Z,K-9,customer,C-9,App,本行,3']);
    expect(await client.call(status, { view: view.view })).toEqual({ changed: true, count: 5, removed: false });
    expect((await client.call(rows, { view: view.view, start: 0, count: 10 })).rows).toHaveLength(4);
    expect(await client.call(refresh, { view: view.view })).toMatchObject({ count: 5, total: 6 });
    await client.call(importContract.methods.withdraw, { batch: second });
    expect(await client.call(status, { view: view.view })).toEqual({ changed: true, count: 4, removed: true });
    expect(await client.call(refresh, { view: view.view })).toMatchObject({ count: 4, total: 5 });
  });

  test('a closed view is not found', async () => {
    const { client } = test_;
    const { view } = await client.call(open, { query: '', sort: [] });
    await client.call(close, { view });
    await expect(client.call(rows, { view, start: 0, count: 1 })).rejects.toMatchObject({ code: 'not-found', params: { reason: 'no-view' } });
  });

  test('search groups hits by conversation and names them as the source does', async () => {
    const { client } = test_;
    const found = await client.call(search.run, { query: '费', limit: 10 });
    expect(found).toMatchObject({ count: 2, total: 5, conversations: 1 });
    expect(found.hits.map(({ message, conversation, ranges }) => ({ message, conversation, ranges }))).toEqual([
      { message: 'M-1', conversation: 'C-1', ranges: [[2, 3]] },
      { message: 'M-5', conversation: 'C-1', ranges: [[2, 3]] },
    ]);
    expect((await client.call(search.ids, { query: 'fee', external: true })).external).toEqual(['M-3', 'M-5']);
    expect((await client.call(search.run, { query: `batch:"#${batch}"`, limit: 1 })).count).toBe(5);
  });

  test('a query that does not parse is refused with its place', async () => {
    const { client } = test_;
    expect((await client.call(search.validate, { query: 'brnad:本行' })).problems).toMatchObject([{ code: 'unknown-field', params: { suggestion: 'brand' } }]);
    await expect(client.call(search.run, { query: 'rating:many', limit: 1 })).rejects.toMatchObject({
      code: 'invalid-input', params: { reason: 'query', problem: 'invalid-number' },
    });
  });

  test('saved searches keep their order, refuse a taken name, and come back by undo', async () => {
    const { client } = test_;
    const names = async () => (await client.call(search.saved, {})).searches.map(({ name }) => name);
    const first = await client.call(search.save, { name: 'Fees', query: 'fee' });
    const second = await client.call(search.save, { name: '未编码', query: 'is:uncoded' });
    await expect(client.call(search.save, { name: 'Fees', query: 'x' })).rejects.toMatchObject({ code: 'conflict', params: { reason: 'name-taken' } });
    await expect(client.call(search.save, { name: 'Broken', query: '(' })).rejects.toMatchObject({ code: 'invalid-input' });
    await client.call(search.reorder, { search: second.search, before: first.search });
    expect(await names()).toEqual(['未编码', 'Fees']);
    await client.call(search.rename, { search: first.search, name: '费用' });
    await client.call(search.remove, { search: second.search });
    expect(await names()).toEqual(['费用']);
    await client.call(historyContract.methods.undo, {});
    expect(await names()).toEqual(['未编码', '费用']);
  });
});
