import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sliceCodePoints } from '#shared/base/code-points.ts';
import { isAppError } from '#shared/base/errors.ts';
import { dictionaryContract, largestDictionary } from '#shared/contracts/dictionary.ts';
import { historyContract } from '#shared/contracts/history.ts';
import { projectContract } from '#shared/contracts/project.ts';
import { startWithProject, type TestService } from './harness.ts';

const { words, add, update, remove, stopWords, setStopWords, resetStopWords, segment, importList, exportList } = dictionaryContract.methods;

let service: TestService;
beforeAll(async () => {
  service = await startWithProject();
});
afterAll(() => service.close());

const plain = { frequency: null, countsAs: null, note: '' };
const listed = async () => (await service.client.call(words, {})).words.map(({ id: _, ...word }) => word);
const undo = () => service.client.call(historyContract.methods.undo, {});

/** The words of a text, as the try-out box shows them. */
async function cut(text: string): Promise<string[]> {
  const { tokens } = await service.client.call(segment, { text });
  return tokens.map(({ start, end }) => sliceCodePoints(text, start, end));
}

async function errorOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => undefined,
    (error: unknown) => (isAppError(error) ? { code: error.code, reason: error.params['reason'] } : error),
  );
}

describe('own words', () => {
  test('take effect at once, can be changed, and are taken back by undo', async () => {
    const text = '绝绝子的理财';
    expect(await cut(text)).toEqual(['绝', '绝', '子', '的', '理财']);
    const { id } = await service.client.call(add, { ...plain, word: '绝绝子', note: 'slang' });
    expect(await cut(text)).toEqual(['绝绝子', '的', '理财']);
    await service.client.call(update, { ...plain, id, word: '绝绝子的' });
    expect(await cut(text)).toEqual(['绝绝子的', '理财']);
    await undo();
    expect(await listed()).toEqual([{ ...plain, word: '绝绝子', note: 'slang' }]);
    expect(await cut(text)).toEqual(['绝绝子', '的', '理财']);
    await service.client.call(remove, { ids: [id] });
    expect(await cut(text)).toEqual(['绝', '绝', '子', '的', '理财']);
    await undo();
    await undo();
    expect(await listed()).toEqual([]);
  });

  test('are the same in traditional characters, and no word is there twice', async () => {
    const { id } = await service.client.call(add, { ...plain, word: '贖迴費' });
    expect(await cut('赎回费')).toEqual(['赎回费']);
    expect(await cut('贖回費')).toEqual(['贖回費']);
    expect(await errorOf(service.client.call(add, { ...plain, word: '赎回费' }))).toEqual({ code: 'conflict', reason: 'word-exists' });
    await service.client.call(update, { ...plain, id, word: '赎回费' });
    await service.client.call(remove, { ids: [id] });
  });

  test.each([['两 个'], ['👍'], ['https://example.com'], ['长'.repeat(32)]])('%s can be no word', async (word) => {
    expect(await errorOf(service.client.call(add, { ...plain, word }))).toEqual({ code: 'invalid-input', reason: 'not-a-word' });
    expect(await errorOf(service.client.call(add, { ...plain, word: '词', countsAs: word }))).toEqual({ code: 'invalid-input', reason: 'not-a-word' });
  });

  test('the try-out says what is own, what is left out, and what is counted as what', async () => {
    const { id } = await service.client.call(add, { ...plain, word: '朝朝盈', countsAs: '余额宝' });
    const { tokens } = await service.client.call(segment, { text: '我的朝朝盈 Complaints 3月👍' });
    expect(tokens.map(({ start: _, end: __, ...token }) => token)).toEqual([
      { kind: 'han', own: false, stop: true, countsAs: null },
      { kind: 'han', own: false, stop: true, countsAs: null },
      { kind: 'han', own: true, stop: false, countsAs: '余额宝' },
      { kind: 'letters', own: false, stop: false, countsAs: 'complaint' },
      { kind: 'number', own: false, stop: false, countsAs: null },
      { kind: 'emoji', own: false, stop: false, countsAs: null },
    ]);
    await service.client.call(remove, { ids: [id] });
    expect(await errorOf(service.client.call(segment, { text: '长'.repeat(20_001) }))).toEqual({ code: 'invalid-input', reason: 'trial-too-long' });
  });
});

describe('stop words', () => {
  const included = async (language: 'zh' | 'en') => (await service.client.call(stopWords, { language })).words.filter((word) => word.included).map(({ word }) => word);

  test('there are lists to start with, in both languages', async () => {
    expect(await included('zh')).toEqual(expect.arrayContaining(['的', '我们', '因为', '您好']));
    expect(await included('en')).toEqual(expect.arrayContaining(['the', "don't", 'because']));
    // What the analysis is about is on no list.
    for (const language of ['zh', 'en'] as const) {
      for (const word of ['投诉', '费', '慢', '好', '差', '赎回', 'fee', 'slow', 'good', 'bad', 'refund']) expect(await included(language)).not.toContain(word);
    }
  });

  test('words are added and taken off, and the first list comes back', async () => {
    const before = await included('zh');
    const set = (list: string[], on: boolean) => service.client.call(setStopWords, { language: 'zh', words: list, included: on });
    expect(await set(['银行', '的'], true)).toEqual({ changed: 1 });
    expect(await set(['沒有', '银行卡'], false)).toEqual({ changed: 1 });
    expect(await included('zh')).toEqual(expect.arrayContaining(['银行']));
    expect(await included('zh')).not.toContain('没有');
    const { words: all } = await service.client.call(stopWords, { language: 'zh' });
    expect(all.find(({ word }) => word === '沒有' || word === '没有')).toMatchObject({ origin: 'starter', included: false });
    expect((await service.client.call(segment, { text: '银行没有' })).tokens.map(({ stop }) => stop)).toEqual([true, false]);
    // Taken off and put back is as if nothing had been.
    await set(['没有'], true);
    expect(await service.client.call(resetStopWords, { language: 'zh' })).toEqual({ changed: 1 });
    expect(await included('zh')).toEqual(before);
    await undo();
    expect(await included('zh')).toContain('银行');
    await service.client.call(resetStopWords, { language: 'zh' });
  });
});

describe('files', () => {
  const write = (name: string, content: string | Buffer) => {
    const file = service.path(name);
    writeFileSync(file, content);
    return file;
  };

  test('a list of words with frequencies, in whatever encoding', async () => {
    // 朝朝盈 in GB18030.
    const gb = Buffer.concat([Buffer.from('b3afb3afd3af', 'hex'), Buffer.from(' 300\r\n'), Buffer.from('d3e0b6eeb1a6', 'hex'), Buffer.from('\r\n')]);
    const result = await service.client.run(importList, { file: write('gb.txt', gb), list: 'words', replace: false });
    expect(result).toEqual({ added: 2, updated: 0, unchanged: 0, removed: 0, refused: 0, refusedRows: [] });
    expect(await listed()).toEqual([{ ...plain, word: '余额宝' }, { ...plain, word: '朝朝盈', frequency: 300 }]);
  });

  test('CSV with columns by name; what holds no word is named and the rest comes in', async () => {
    const file = write('list.csv', '备注,词,词频,归并为\n"钱, 放着的",朝朝盈,500,余额宝\n,两 个,,\n,"\'+0",,\n,余额宝,,\n,花呗,many,\n');
    const result = await service.client.run(importList, { file, list: 'words', replace: false });
    expect(result).toEqual({ added: 1, updated: 1, unchanged: 1, removed: 0, refused: 2, refusedRows: [2, 5] });
    expect(await listed()).toEqual([
      { ...plain, word: '+0' },
      { ...plain, word: '余额宝' },
      { word: '朝朝盈', frequency: 500, countsAs: '余额宝', note: '钱, 放着的' },
    ]);
  });

  test('what is exported as CSV comes back as it was; TXT has words and frequencies', async () => {
    const before = await listed();
    const csv = service.path('out.csv');
    expect(await service.client.run(exportList, { file: csv, list: 'words' })).toEqual({ words: 3, file: csv });
    expect(readFileSync(csv, 'utf8')).toContain("'+0");
    await service.client.call(remove, { ids: (await service.client.call(words, {})).words.map(({ id }) => id) });
    await service.client.run(importList, { file: csv, list: 'words', replace: false });
    expect(await listed()).toEqual(before);
    const txt = service.path('out.txt');
    await service.client.run(exportList, { file: txt, list: 'words' });
    expect(readFileSync(txt, 'utf8')).toBe('+0\r\n余额宝\r\n朝朝盈 500\r\n');
  });

  test('replacing removes what the file has not, in one step that undo takes back', async () => {
    const before = await listed();
    const file = write('new.txt', '余额宝\n微粒贷\n');
    expect(await service.client.run(importList, { file, list: 'words', replace: true })).toMatchObject({ added: 1, unchanged: 1, removed: 2 });
    expect((await listed()).map(({ word }) => word)).toEqual(['余额宝', '微粒贷']);
    await undo();
    expect(await listed()).toEqual(before);
  });

  test('stop words too', async () => {
    const file = write('stop.txt', '的\n银行\n');
    expect(await service.client.run(importList, { file, list: 'stop-zh', replace: true })).toMatchObject({ added: 1, unchanged: 1 });
    const out = service.path('stop-out.txt');
    await service.client.run(exportList, { file: out, list: 'stop-zh' });
    expect(readFileSync(out, 'utf8')).toBe('的\r\n银行\r\n');
    await undo();
  });

  test('more words than a dictionary may have leave it as it was', async () => {
    const before = await listed();
    const file = write('many.txt', Array.from({ length: largestDictionary + 1 }, (_, index) => `词${index}号`).join('\n'));
    expect(await errorOf(service.client.run(importList, { file, list: 'words', replace: false }))).toEqual({ code: 'resource-limit', reason: 'dictionary-full' });
    expect(await listed()).toEqual(before);
  });

  test('a file that is not there, and a folder that is not, leave nothing', async () => {
    expect(await errorOf(service.client.run(importList, { file: service.path('none.txt'), list: 'words', replace: true }))).toMatchObject({ code: 'not-found' });
    const nowhere = service.path('none/out.txt');
    expect(await errorOf(service.client.run(exportList, { file: nowhere, list: 'words' }))).toMatchObject({ code: 'io' });
    expect(existsSync(nowhere)).toBe(false);
  });
});

test('words and stop words are there after a restart', async () => {
  const before = await listed();
  expect(before.length).toBeGreaterThan(0);
  await service.restart();
  await service.client.call(projectContract.methods.open, { path: service.path('project.verbatim'), passphrase: null });
  expect(await listed()).toEqual(before);
});
