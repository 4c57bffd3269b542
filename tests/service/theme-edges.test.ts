import { writeFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { historyContract } from '#shared/contracts/history.ts';
import { detectedOptions, importContract } from '#shared/contracts/import.ts';
import { messagesContract } from '#shared/contracts/messages.ts';
import { projectContract } from '#shared/contracts/project.ts';
import { themeContract } from '#shared/contracts/theme.ts';
import { plantedTexts } from '../unit/nlp/cluster/cluster-fixture.ts';
import { startWithProject, type TestService } from './harness.ts';

const theme = themeContract.methods;
const megabyte = 'Abcdefghij'.repeat(100_000);

let service: TestService | undefined;
afterEach(async () => {
  await service?.close();
  service = undefined;
});

/** A project of these texts, one message each. */
async function projectOf(texts: readonly string[]): Promise<TestService> {
  const started = await startWithProject();
  service = started;
  if (texts.length === 0) return started;
  const file = started.path('messages.jsonl');
  writeFileSync(file, texts.map((text, index) => JSON.stringify({ id: `M${index}`, text })).join('\n'));
  await started.client.run(importContract.methods.run, {
    file, options: detectedOptions, columns: [], guessRest: true, timeZone: 'Asia/Shanghai', dayOrder: null, grouping: null, batchName: null,
    purpose: 'test', legalBasis: '', source: '', retainUntil: null, saveProfile: null,
  });
  return started;
}

const cluster = ({ client }: TestService, clusters: number | 'auto') => client.run(theme.cluster, { query: '', language: 'both', clusters, seed: 7, anew: true });

describe.each([
  ['all texts equal', Array.from({ length: 15 }, () => 'The card fee is too high.')],
  ['only emoji', Array.from({ length: 20 }, (_, index) => ['😀', '😡😡', '👨‍👩‍👧', '👍🏽'][index % 4] ?? '')],
  ['only spaces and marks', Array.from({ length: 12 }, (_, index) => ['—', '…', '?!', '。'][index % 4] ?? '')],
  ['mixed scripts', Array.from({ length: 24 }, (_, index) => ['基金 redemption 太慢', 'Комиссия выросла', 'الرسوم مرتفعة', 'ค่าธรรมเนียมสูง', 'ファンドの手数料 fee', '𠮷野家 ١٢٣'][index % 6] ?? '')],
  ['a language that is not known', Array.from({ length: 16 }, (_, index) => ['Gebühren sind gestiegen', 'Les frais ont augmenté', 'ᚠᚢᚦᚨᚱᚲ', 'xq zv wk jp'][index % 4] ?? '')],
  ['a word of a megabyte among others', [...plantedTexts(39, 2).texts, megabyte]],
  ['ones that look empty among others', [...plantedTexts(20, 1).texts, '\u200B', '\u00AD\u2060', '\uFEFF\u200D']],
  ['fewer texts than themes', plantedTexts(11, 1).texts],
])('themes of %s', (_, texts) => {
  test('are found and counted once, whatever number is asked for', async () => {
    const started = await projectOf(texts);
    const { count } = await started.client.call(messagesContract.methods.open, { query: '', sort: [] });
    expect(count).toBe(texts.length);
    for (const clusters of ['auto', 2, 50] as const) {
      const result = await cluster(started, clusters);
      expect(result.scope).toBe(texts.length);
      expect(result.mapped + result.unmapped).toBe(texts.length);
      const { current } = await started.client.call(theme.overview, {});
      expect(current?.themes.reduce((sum, { messages }) => sum + messages, 0)).toBe(result.mapped);
      for (const { name, keywords, messages } of current?.themes ?? []) {
        expect(name.trim()).not.toBe('');
        expect(name.length).toBeLessThanOrEqual(200);
        for (const keyword of keywords) expect(keyword.length).toBeLessThan(140);
        expect(messages).toBeGreaterThan(0);
      }
      expect(new Set(current?.themes.map(({ name }) => name)).size).toBe(current?.themes.length);
      await started.client.call(historyContract.methods.undo, {});
      expect((await started.client.call(theme.overview, {})).current).toBeNull();
    }
    expect(await started.client.run(projectContract.methods.verify, {})).toMatchObject({ ok: true });
  });
});

test('a word of a megabyte names its theme by its beginning, and its passage shows where the whole is', async () => {
  const started = await projectOf([...plantedTexts(40, 2).texts, megabyte, megabyte, megabyte]);
  await cluster(started, 5);
  const { place } = await started.client.call(theme.ofMessage, { message: 41 });
  const { current } = await started.client.call(theme.overview, {});
  const own = current?.themes.find(({ id }) => id === place?.theme?.id);
  expect(own).toMatchObject({ name: `${megabyte.slice(0, 32)}…`, messages: 3 });
  const { passages } = await started.client.call(theme.passages, { place: own?.id ?? 'unmapped', offset: 0, limit: 50 });
  expect(passages.map(({ message }) => message)).toEqual([41, 42, 43]);
  for (const { text, truncated } of passages) {
    expect(truncated).toBe(true);
    expect(text.length).toBeLessThan(10_000);
    expect(megabyte.startsWith(text.replace(/…$/u, ''))).toBe(true);
  }
});

describe('what cannot be clustered', () => {
  test.each([['no text', []], ['one text', ['费率太高']], ['two texts', ['费率太高', 'fees']]])('%s is refused with its number', async (_, texts) => {
    const started = await projectOf(texts);
    await expect(cluster(started, 'auto')).rejects.toMatchObject({ code: 'invalid-input', params: { reason: 'too-few-messages', messages: texts.length } });
    expect((await started.client.call(theme.overview, {})).current).toBeNull();
  });

  test('a single theme of all, and more than a list holds, are refused', async () => {
    const started = await projectOf(plantedTexts(20, 1).texts);
    for (const clusters of [0, 1, 501, 2.5]) await expect(cluster(started, clusters)).rejects.toMatchObject({ code: 'invalid-input' });
  });
});
