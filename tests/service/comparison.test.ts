import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isAppError } from '#shared/base/errors.ts';
import { codebookContract } from '#shared/contracts/codebook.ts';
import { codingContract } from '#shared/contracts/coding.ts';
import { comparisonContract, type Comparison } from '#shared/contracts/comparison.ts';
import { dictionaryContract } from '#shared/contracts/dictionary.ts';
import { detectedOptions, importContract, type ColumnMapping, type ImportField } from '#shared/contracts/import.ts';
import { recipeContract } from '#shared/contracts/recipe.ts';
import { searchContract } from '#shared/contracts/search.ts';
import { sentimentContract } from '#shared/contracts/sentiment.ts';
import { createRandom } from '#service/nlp/statistics/random.ts';
import { startWithProject, type TestService } from './harness.ts';

const { run } = comparisonContract.methods;
const seed = 20_260_803;
const least = { leastCount: 5, leastMessages: 3 };
const july = { query: 'date:2026-07-01..2026-07-31' };
const august = { query: 'date:2026-08-01..2026-08-31' };

const fields: readonly [string, ImportField][] = [['id', 'id'], ['text', 'text'], ['time', 'time'], ['channel', 'channel'], ['brand', 'brand']];
const mapping: ColumnMapping[] = fields.map(([column, field]) => ({ column, field, attribute: null }));

/** Words of the made-up messages, each as likely as the next. */
const vocabulary = ('赎回 净值 理财 到账 费率 客服 网点 密码 转账 限额 账单 还款 分期 积分 保单 理赔 续保 退保 基金 定投 贷款 利率 征信 额度 排队 '
  + 'refund charge branch password transfer limit statement interest claim policy premium fund loan balance card account manager delay letter phone').split(' ');
const perMonth = 600;

let service: TestService;
beforeAll(async () => {
  service = await startWithProject();
  const random = createRandom(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const lines = ['id,text,time,channel,brand'];
  for (let index = 0; index < 2 * perMonth; index++) {
    const isAugust = index >= perMonth;
    const words = Array.from({ length: 8 }, () => pick(vocabulary));
    // Planted: a word ten times as frequent, a channel that doubles, and a mood that turns.
    if (random() < (isAugust ? 0.15 : 0.015)) words.push('免赔额');
    const mood = random() < (isAugust ? 0.7 : 0.3) ? 'terrible service, I hate it' : 'excellent service, I love it';
    const channel = random() < (isAugust ? 0.6 : 0.3) ? 'app' : 'phone';
    const brand = pick(['East', 'West']);
    lines.push(`m${index},${words.join(' ')} ${mood.replace(',', ';')},2026-0${isAugust ? 8 : 7}-${String(1 + (index % 28)).padStart(2, '0')}T12:00:00Z,${channel},${brand}`);
  }
  const file = service.path('months.csv');
  writeFileSync(file, lines.join('\n'));
  await service.client.run(importContract.methods.run, {
    file, options: detectedOptions, columns: mapping, guessRest: false, timeZone: 'UTC', dayOrder: null, grouping: 'message', batchName: null,
    purpose: '', legalBasis: '', source: '', retainUntil: null, saveProfile: null,
  });
  await service.client.run(sentimentContract.methods.score, {});
});
afterAll(() => service.close());

const compare = (a: { query: string }, b: { query: string }, options: object = {}) => service.client.run(run, { a, b, seed, ...least, ...options });
const count = async (query: string) => (await service.client.call(searchContract.methods.count, { query })).count;
const rising = ({ keywords }: Comparison) => keywords.filter(({ ratio }) => ratio >= 0);

describe('two periods', () => {
  let found: Comparison;
  beforeAll(async () => {
    found = await compare(july, august);
  });

  test('volumes, words and days', () => {
    expect(found).toMatchObject({ overlap: 0, a: { messages: perMonth, days: 28 }, b: { messages: perMonth, days: 28 } });
    // Eight words and three or four of the mood, of which some are stop words.
    expect(found.a.words).toBeGreaterThan(8 * perMonth);
    expect(found.tested).toBeGreaterThan(vocabulary.length);
  });

  test('net sentiment fell, with an interval that holds the planted difference and not zero', () => {
    const { a, b, netDifference, netInterval } = found;
    expect(a.net).toBe((a.sentiment.positive - a.sentiment.negative) / (a.sentiment.positive + a.sentiment.negative));
    expect(netDifference).toBeCloseTo((b.net ?? 0) - (a.net ?? 0), 12);
    expect(netInterval?.low).toBeLessThan(-0.8);
    expect(netInterval?.high).toBeGreaterThan(-0.8);
    expect(netInterval?.high).toBeLessThan(0);
  });

  test('the planted channel rose, by shares of all messages', async () => {
    const app = found.groups.find(({ field, name }) => field === 'channel' && name === 'app');
    expect(app?.counts).toEqual([await count(`channel:app ${july.query}`), await count(`channel:app ${august.query}`)]);
    expect(app?.totals).toEqual([perMonth, perMonth]);
    expect(app?.difference).toBeCloseTo(((app?.counts[1] ?? 0) - (app?.counts[0] ?? 0)) / perMonth, 12);
    expect(app?.interval?.low).toBeGreaterThan(0);
    expect(app?.interval?.low).toBeLessThan(0.3);
    expect(app?.interval?.high).toBeGreaterThan(0.3);
    expect(app?.small).toBe(false);
  });

  test('the planted words are the strongest that rose, counted as search counts them', async () => {
    expect(rising(found).slice(0, 3).map(({ word }) => word).toSorted()).toEqual(['hate', 'terrible', '免赔额']);
    const first = rising(found).find(({ word }) => word === '免赔额');
    expect(first?.messages).toEqual([await count(`免赔额 ${july.query}`), await count(`免赔额 ${august.query}`)]);
    expect(first?.likelihood).toBeGreaterThan(15.13);
    expect(first?.ratio).toBeGreaterThan(2);
    expect(rising(found).find(({ word }) => word === 'hate')?.messageRatio).toBeCloseTo(Math.log2(7 / 3), 0);
    expect(found.keywords.find(({ word }) => word === 'love')?.ratio).toBeLessThan(0);
  });

  test('the same seed gives the same figures, and a recipe says how', async () => {
    const again = await compare(july, august);
    expect({ ...again, recipe: 0, seconds: 0 }).toEqual({ ...found, recipe: 0, seconds: 0 });
    const recipe = await service.client.call(recipeContract.methods.show, { recipe: found.recipe });
    expect(recipe).toMatchObject({
      kind: 'comparison', query: july.query, messages: 2 * perMonth, seed,
      parameters: { queryB: august.query, ...least, resamples: 2000 },
      result: { messagesA: perMonth, messagesB: perMonth, overlap: 0, wordsA: found.a.words, wordsB: found.b.words, tested: found.tested },
    });
    expect(JSON.stringify(recipe)).not.toContain('免赔额');
  });
});

test('halves by chance give nothing beyond chance', async () => {
  const found = await compare({ query: 'brand:East' }, { query: 'brand:West' });
  // 45 words and some of the moods, tested at 5 percent: more than nine would come up once in a thousand such tests.
  expect(found.tested).toBeGreaterThan(40);
  expect(found.keywords.filter(({ messageLikelihood }) => messageLikelihood >= 3.84).length).toBeLessThanOrEqual(9);
  expect(found.keywords.filter(({ likelihood, messageLikelihood }) => Math.max(likelihood, messageLikelihood) >= 15.13)).toEqual([]);
  expect(found.netInterval?.low).toBeLessThan(0);
  expect(found.netInterval?.high).toBeGreaterThan(0);
  const app = found.groups.find(({ field, name }) => field === 'channel' && name === 'app');
  expect(app?.interval?.low).toBeLessThan(0);
  expect(app?.interval?.high).toBeGreaterThan(0);
});

test('codes count with those below them, a message once, under their path', async () => {
  const { code: parent } = await service.client.call(codebookContract.methods.create, { name: 'Cover', parent: null });
  const { code } = await service.client.call(codebookContract.methods.create, { name: 'Deductible', parent });
  await service.client.call(codingContract.methods.addToMessages, { selection: { query: '免赔额', except: [] }, code });
  await service.client.call(codingContract.methods.addToMessages, { selection: { query: '免赔额', except: [] }, code: parent });
  const { groups } = await compare(july, august);
  const counts = [await count(`免赔额 ${july.query}`), await count(`免赔额 ${august.query}`)];
  for (const [id, name] of [[parent, 'Cover'], [code, 'Cover/Deductible']] as const) {
    const group = groups.find((other) => other.field === 'code' && other.id === id);
    expect(group).toMatchObject({ name, counts, totals: [perMonth, perMonth] });
    expect(await count(`code:"${name}" ${august.query}`)).toBe(counts[1]);
  }
});

test('words of one’s own and stop words are applied', async () => {
  const { client } = service;
  await client.call(dictionaryContract.methods.setStopWords, { language: 'zh', words: ['免赔额'], included: true });
  expect((await compare(july, august)).keywords.map(({ word }) => word)).not.toContain('免赔额');
  await client.call(dictionaryContract.methods.resetStopWords, { language: 'zh' });
  await client.call(dictionaryContract.methods.add, { word: '免赔额', frequency: 0, countsAs: null, note: '' });
  expect((await compare(july, august)).keywords.map(({ word }) => word)).not.toContain('免赔额');
});

describe('odd sets', () => {
  test('one that is empty has no shares and no net sentiment', async () => {
    const found = await compare(july, { query: 'date:2030-01-01' });
    expect(found).toMatchObject({ b: { messages: 0, first: null, days: 0, net: null, words: 0 }, netDifference: null, netInterval: null, keywords: [] });
    expect(found.groups.every(({ difference, interval }) => difference === 0 && interval === null)).toBe(true);
  });

  test('a message in both is counted in both and said to be', async () => {
    const found = await compare({ query: '' }, august);
    expect(found).toMatchObject({ overlap: perMonth, a: { messages: 2 * perMonth }, b: { messages: perMonth } });
  });

  test('a query that does not parse is refused before anything is read', async () => {
    const error: unknown = await compare({ query: 'brnad:x' }, august).catch((thrown: unknown) => thrown);
    expect(isAppError(error) && [error.code, error.params['reason']]).toEqual(['invalid-input', 'query']);
  });

  test('one that is cancelled records nothing', async () => {
    const list = () => service.client.call(recipeContract.methods.list, { kind: 'comparison', before: null, limit: 1 });
    const before = await list();
    const controller = new AbortController();
    const running = service.client.run(run, { a: july, b: august, seed, ...least }, { signal: controller.signal, onProgress: () => controller.abort() });
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    expect(await list()).toEqual(before);
  });
});
