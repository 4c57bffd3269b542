import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { detectedOptions, importContract, type ImportProgress, type ImportRunInput } from '#shared/contracts/import.ts';
import { historyContract } from '#shared/contracts/history.ts';
import { projectContract } from '#shared/contracts/project.ts';
import { startWithProject, type TestService } from './harness.ts';

const { methods } = importContract;

const input = (file: string, change: Partial<ImportRunInput> = {}): ImportRunInput => ({
  file,
  options: detectedOptions,
  columns: [],
  guessRest: true,
  timeZone: 'Asia/Shanghai',
  dayOrder: null,
  grouping: null,
  batchName: null,
  purpose: 'complaint analysis',
  legalBasis: 'contract',
  source: 'core export',
  retainUntil: '2028-09-30',
  saveProfile: null,
  ...change,
});

const header = '消息编号,会话号,时间,发言方,客户号,内容,渠道,品牌,评分\n';
const rows = [
  'M-1,C-1,2026/8/5 10:42:06,客户,K-1,"上个月买的稳健添利，今天多扣了 38 块钱",微信,北辰银行,2',
  'M-2,C-1,2026/8/5 10:42:31,坐席,—,您好，费率已经调整,微信,北辰银行,',
  'M-3,C-2,2026/8/5 10:43:08,客户,K-2,The redemption page says T+3,app,北辰银行,4',
];

let test: TestService & { project: string };
beforeEach(async () => {
  test = await startWithProject();
});
afterEach(() => test.close());

function place(name: string, content: string | Uint8Array): string {
  const path = test.path(name);
  writeFileSync(path, content);
  return path;
}
const run = (file: string, change: Partial<ImportRunInput> = {}) => test.client.run(methods.run, input(file, change));
const info = () => test.client.call(projectContract.methods.info, {});
const batches = async () => (await test.client.call(methods.batches, {})).batches;

describe('import', () => {
  it('looks at a file without changing the project', async () => {
    const file = place('在线客服.csv', `${header}${rows.join('\n')}\n`);
    const found = await test.client.run(methods.inspect, { file, options: detectedOptions, columns: [], timeZone: null });
    expect(found).toMatchObject({ format: 'csv', encoding: 'utf-8', delimiter: ',', header: true, estimatedRows: 3, exactRows: true, grouping: 'column', statesOffset: false });
    expect(found.columns.map(({ field }) => field)).toEqual(['id', 'conversation', 'time', 'role', 'participant', 'text', 'channel', 'brand', 'rating']);
    expect(found.preview[0]).toMatchObject({ row: 1, cells: expect.arrayContaining(['M-1', 'K-1']) });
    expect(await batches()).toEqual([]);
  });

  it('imports rows as one undoable command and lists every reject', async () => {
    const file = place('a.csv', `${header}${rows.join('\n')}\nM-4,C-3,2026/13/05 10:44,客户,K-3,text,app,北辰银行,1\nM-5,C-3,,客户,K-3,,app,北辰银行,1\nM-6,C-3\n`);
    const result = await run(file);
    expect(result).toMatchObject({ rows: 6, imported: 3, duplicates: 0, updates: 0, rejected: 3, conversations: 2 });
    expect(result.rejects).toEqual([
      { row: 6, reason: 'field-count' },
      { row: 4, reason: 'not-a-date' },
      { row: 5, reason: 'empty-text' },
    ]);
    const { rejects, total } = await test.client.call(methods.rejects, { batch: result.batch, offset: 0, limit: 10 });
    expect(total).toBe(3);
    expect(rejects[0]).toMatchObject({ row: 4, column: '时间', params: { value: '2026/13/05 10:44' }, decision: false });
    expect(await info()).toMatchObject({ messages: 3, conversations: 2 });
    await test.client.call(historyContract.methods.undo, {});
    expect(await info()).toMatchObject({ messages: 0 });
    expect((await batches())[0]).toMatchObject({ state: 'withdrawn' });
    await test.restart();
    await test.client.call(projectContract.methods.open, { path: test.project, passphrase: null });
    expect((await batches())[0]).toMatchObject({ state: 'withdrawn', imported: 3 });
    await test.client.call(historyContract.methods.redo, {});
    expect(await info()).toMatchObject({ messages: 3, conversations: 2 });
  });

  it('recognises exact duplicates of an earlier import and in the file, and lists updates', async () => {
    await run(place('a.csv', `${header}${rows.join('\n')}\n`));
    const again = await run(place('b.csv', `${header}${rows.join('\n')}\nM-3,C-2,2026/8/5 10:43:08,客户,K-2,Another text,app,北辰银行,4\nM-9,C-2,,客户,K-2,new,app,北辰银行,4\nM-9,C-2,,客户,K-2,new,app,北辰银行,4\n`));
    expect(again).toMatchObject({ rows: 6, imported: 1, duplicates: 4, updates: 1, rejected: 1 });
    const { rejects } = await test.client.call(methods.rejects, { batch: again.batch, offset: 0, limit: 10 });
    expect(rejects).toMatchObject([{ row: 4, reason: 'same-id-other-text', decision: true }]);
    expect(await info()).toMatchObject({ messages: 4 });
  });

  it('tells rows without id apart by conversation, participant, time and text', async () => {
    const content = 'time,author,text\n2026-08-05 10:00,ann,hello there\n2026-08-05 10:00,ann,hello there\n2026-08-05 10:01,ann,hello there\n2026-08-05 10:00,bob,hello there\n';
    expect(await run(place('a.csv', content))).toMatchObject({ imported: 3, duplicates: 1 });
    expect(await run(place('b.csv', content))).toMatchObject({ imported: 0, duplicates: 4 });
  });

  it('keeps equal texts of one file that nothing else tells apart, and knows them again', async () => {
    const content = 'label\ttext\npos\tgood service\npos\tgood service\nneg\tbad service\n';
    expect(await run(place('a.tsv', content))).toMatchObject({ imported: 3, duplicates: 0 });
    expect(await run(place('b.tsv', `${content}pos\tgood service\n`))).toMatchObject({ imported: 1, duplicates: 3 });
  });

  it('does not count a withdrawn batch as known', async () => {
    const file = place('a.csv', `${header}${rows.join('\n')}\n`);
    const first = await run(file);
    expect(await test.client.call(methods.withdraw, { batch: first.batch })).toEqual({ messages: 3 });
    expect(await info()).toMatchObject({ messages: 0 });
    expect(await run(file)).toMatchObject({ imported: 3, duplicates: 0 });
    await expect(test.client.call(methods.withdraw, { batch: first.batch })).rejects.toMatchObject({ code: 'conflict', params: { reason: 'already-withdrawn' } });
  });

  it('saves a mapping and offers it for the next file of the kind', async () => {
    await run(place('a.csv', `${header}${rows.join('\n')}\n`), { saveProfile: 'Live chat' });
    const file = place('b.csv', `${header}${rows.join('\n')}\n`);
    const found = await test.client.run(methods.inspect, { file, options: detectedOptions, columns: [], timeZone: null });
    expect(found.profile).toMatchObject({ name: 'Live chat', matched: 9, columns: 9 });
    const { profiles } = await test.client.call(methods.profiles, {});
    expect(profiles[0]?.settings).toMatchObject({ timeZone: 'Asia/Shanghai', grouping: 'column', options: { format: 'csv' } });
    await test.client.call(methods.removeProfile, { profile: profiles[0]?.id ?? 0 });
    expect((await test.client.call(methods.profiles, {})).profiles).toEqual([]);
  });

  it('exports rejects as a file that no spreadsheet takes for formulas', async () => {
    const result = await run(place('a.csv', 'id,time,text\n=1+1,=cmd(),hello\n2,2026-08-05,fine\n'));
    const file = test.path('rejects.csv');
    expect(await test.client.run(methods.exportRejects, { batch: result.batch, file })).toMatchObject({ rows: 1 });
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('not-a-date');
    expect(text).toContain(`"'=1+1,=cmd(),hello"`);
  });
});

describe('import that fails', () => {
  const cases: [what: string, content: string | Uint8Array, expected: object][] = [
    ['an empty file', '', { code: 'invalid-input', params: { reason: 'empty-file' } }],
    ['a header alone', header, { code: 'invalid-input', params: { reason: 'no-rows' } }],
    ['a file without text', 'a,b\n1,2\n3,4\n', { code: 'invalid-input', params: { reason: 'no-text-column' } }],
    ['a million columns', `${'a,'.repeat(1_000_000)}b\n`, { code: 'resource-limit', params: { reason: 'too-many-columns' } }],
    ['a program', Uint8Array.from({ length: 4000 }, (_, index) => (index * 7) % 32), { code: 'unsupported-format' }],
  ];
  it.each(cases)('says what is wrong with %s and changes nothing', async (_what, content, expected) => {
    await expect(run(place('bad.dat', content), { options: { ...detectedOptions, format: expected && 'code' in expected && expected.code === 'unsupported-format' ? null : 'csv' } })).rejects.toMatchObject(expected);
    expect(await batches()).toEqual([]);
    expect(await info()).toMatchObject({ messages: 0, conversations: 0 });
  });

  it('refuses a folder', async () => {
    mkdirSync(test.path('folder.csv'));
    await expect(run(test.path('folder.csv'))).rejects.toMatchObject({ code: 'invalid-input', params: { reason: 'not-a-file' } });
  });

  it('leaves nothing behind when it is cancelled or the file changes', async () => {
    const many = (from: number) => Array.from({ length: 60_000 }, (_, index) => `M-${from + index},C-${index % 900},2026/8/5 10:42:06,客户,K-${index},text number ${from + index} 文字,微信,北辰银行,2\n`).join('');
    const file = place('large.csv', header + many(0));
    const cancel = new AbortController();
    const seen: ImportProgress[] = [];
    const cancelled = test.client.run(methods.run, input(file), {
      signal: cancel.signal,
      onProgress: (progress) => {
        seen.push(progress);
        cancel.abort();
      },
    });
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
    await expect.poll(batches).toEqual([]);
    let changed = false;
    const changing = test.client.run(methods.run, input(file), {
      onProgress: () => {
        if (!changed) appendFileSync(file, rows[0] ?? '');
        changed = true;
      },
    });
    await expect(changing).rejects.toMatchObject({ code: 'io', params: { reason: 'file-changed' } });
    expect(await batches()).toEqual([]);
    expect(await info()).toMatchObject({ messages: 0, conversations: 0 });
    expect(await run(place('large.csv', header + many(0)))).toMatchObject({ imported: 60_000 });
    expect(await info()).toMatchObject({ messages: 60_000 });
  });
});
