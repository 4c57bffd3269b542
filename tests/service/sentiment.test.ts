import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isAppError } from '#shared/base/errors.ts';
import { exportContract } from '#shared/contracts/export.ts';
import { historyContract } from '#shared/contracts/history.ts';
import { importContract } from '#shared/contracts/import.ts';
import { sentimentContract } from '#shared/contracts/sentiment.ts';
import type { ExportedMessage } from '#service/exporters/record.ts';
import type { ExportManifest } from '#service/features/export/manifest.ts';
import { builtInModel, scoreOnly } from '#service/nlp/sentiment/index.ts';
import { startWithProject, type TestService } from './harness.ts';
import { angry, angryZh, findMessages, happy, happyZh, importMessages, plain } from './sentiment-fixture.ts';

const { status, explain, ofConversation, score, setLabel, clearLabel } = sentimentContract.methods;
const history = historyContract.methods;

describe('scoring', () => {
  let test_: TestService;
  beforeAll(async () => {
    test_ = await startWithProject();
  });
  afterAll(() => test_.close());

  test('scores what was imported, records the run, and does nothing where nothing is missing', async () => {
    const { client } = test_;
    const empty = await client.run(score, {});
    expect(empty).toMatchObject({ recipe: null, messages: 0, scored: 0 });

    await importMessages(test_, 'one.csv', [
      { id: '1', text: angry }, { id: '2', text: happy }, { id: '3', text: plain }, { id: '4', text: angryZh }, { id: '5', text: happyZh },
      { id: '6', text: '👍' }, { id: '7', text: '\u{20BB7} ??' },
    ]);
    expect(await client.call(status, {})).toMatchObject({ messages: 7, scored: 0, unscored: 7, stale: 0, recipe: null });

    const first = await client.run(score, {});
    expect(first).toMatchObject({ messages: 7, scored: 7, kept: 0, overridden: 0 });
    expect(first.labels.negative).toBeGreaterThanOrEqual(2);
    expect(first.labels.positive).toBeGreaterThanOrEqual(2);
    expect(Object.values(first.labels).reduce((sum, count) => sum + count, 0)).toBe(7);
    const now = await client.call(status, {});
    expect(now).toMatchObject({ messages: 7, scored: 7, unscored: 0, stale: 0, staleModels: [], recipe: first.recipe, labels: first.labels });
    expect(now.model).toEqual({ version: first.model, origin: 'built-in' });

    const again = await client.run(score, {});
    expect(again).toMatchObject({ recipe: first.recipe, scored: 0, kept: 7, labels: first.labels });
  });

  test('a later import is scored alone', async () => {
    const { client } = test_;
    const before = await client.call(status, {});
    await importMessages(test_, 'two.csv', [{ id: '8', text: angry }, { id: '9', text: plain }]);
    expect(await client.call(status, {})).toMatchObject({ messages: 9, scored: 7, unscored: 2 });
    const second = await client.run(score, {});
    expect(second).toMatchObject({ messages: 9, scored: 2, kept: 7 });
    expect(second.recipe).not.toBe(before.recipe);
    expect(second.labels.negative).toBe(before.labels.negative + 1);
  });

  test('messages of a withdrawn batch count nowhere and keep their label for when they are back', async () => {
    const { client } = test_;
    const batch = await importMessages(test_, 'three.csv', [{ id: '10', text: happy }]);
    const with_ = await client.run(score, {});
    await client.call(importContract.methods.withdraw, { batch });
    expect(await client.call(status, {})).toMatchObject({ messages: 9, scored: 9, unscored: 0 });
    await client.call(history.undo, {});
    expect(await client.call(status, {})).toMatchObject({ messages: 10, scored: 10, unscored: 0, labels: with_.labels });
  });

  test('explains a score by words that stand in the text, whose weights add up to it', async () => {
    const { client } = test_;
    const [message = 0] = await findMessages(test_, '"terrible"');
    const { sentiment, machine, recorded, words } = await client.call(explain, { message });
    expect(sentiment).toMatchObject({ label: 'negative', by: 'machine' });
    expect(recorded).toMatchObject({ label: 'negative', stale: false, model: machine.model });
    expect(recorded?.score).toBeCloseTo(machine.score, 3);
    expect(words).toEqual([]);
    expect(machine.evidence.length).toBeGreaterThan(0);
    const letters = Array.from(angry);
    for (const { start, end, text } of machine.evidence) expect(letters.slice(start, end).join('')).toBe(text);
    expect(machine.evidence.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(machine.score, 6);
    await expect(client.call(explain, { message: 9999 })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('the sentiment of a conversation is that of its customers', async () => {
    const { client } = test_;
    await importMessages(test_, 'talk.csv', [
      { id: 't1', text: angry, conversation: 'talk' }, { id: 't2', text: happy, conversation: 'talk', role: 'agent' },
      { id: 't3', text: angryZh, conversation: 'talk' }, { id: 't4', text: happyZh, conversation: 'talk' }, { id: 't5', text: plain, conversation: 'talk' },
    ]);
    await client.run(score, {});
    // The first conversations of this project are 1 to 10, one for each message; this is the eleventh.
    const talk = await client.call(ofConversation, { conversation: 11 });
    expect(talk).toMatchObject({ messages: 4, scored: 4, labels: { negative: 2, positive: 1, neutral: 1, mixed: 0 } });
    expect(talk.net).toBeCloseTo(-1 / 3, 10);
  });
});

describe('what a person says', () => {
  let test_: TestService;
  let ids: number[];
  beforeAll(async () => {
    test_ = await startWithProject();
    await importMessages(test_, 'one.csv', [{ id: '1', text: angry }, { id: '2', text: happy }, { id: '3', text: plain }]);
    await test_.client.run(score, {});
    ids = await findMessages(test_, '');
  });
  afterAll(() => test_.close());

  test('goes before the machine, survives a run, and can be undone and taken back', async () => {
    const { client } = test_;
    const [first = 0, second = 0] = ids;
    const before = await client.call(status, {});
    expect(await client.call(setLabel, { selection: { messages: [first, second] }, label: 'mixed' })).toEqual({ changed: 2, already: 0 });
    expect(await client.call(setLabel, { selection: { messages: [first] }, label: 'mixed' })).toEqual({ changed: 0, already: 1 });
    const said = await client.call(explain, { message: first });
    expect(said.sentiment).toEqual({ label: 'mixed', score: 0, by: 'person' });
    expect(said.recorded).toMatchObject({ label: 'negative' });
    expect(said.words).toMatchObject([{ coder: 'Lin', label: 'mixed', origin: 'override' }]);
    expect(await client.call(status, {})).toMatchObject({ overridden: 2, labels: { ...before.labels, mixed: 2, negative: 0, positive: 0 } });

    await importMessages(test_, 'two.csv', [{ id: '4', text: angry }]);
    expect(await client.run(score, {})).toMatchObject({ scored: 1, kept: 3, overridden: 2 });
    expect((await client.call(explain, { message: first })).sentiment?.label).toBe('mixed');

    expect(await client.call(clearLabel, { selection: { messages: [first] } })).toEqual({ cleared: 1, standing: 0 });
    expect((await client.call(explain, { message: first })).sentiment).toMatchObject({ label: 'negative', by: 'machine' });
    await client.call(history.undo, {});
    expect((await client.call(explain, { message: first })).sentiment?.label).toBe('mixed');
  });

  test('is written for all that a query finds but some, as one step', async () => {
    const { client } = test_;
    const [first = 0] = ids;
    const { changed } = await client.call(setLabel, { selection: { query: '', except: [first] }, label: 'neutral' });
    expect(changed).toBe(3);
    expect((await client.call(status, {})).labels).toMatchObject({ neutral: 3 });
    await client.call(history.undo, {});
    expect((await client.call(status, {})).overridden).toBe(2);
  });
});

describe('a large project', () => {
  const count = 55_000;
  const texts = [angry, happy, plain, angryZh, happyZh];
  const textOf = (index: number) => `${texts[index % texts.length] ?? ''} ${index}`;
  let test_: TestService;
  beforeAll(async () => {
    test_ = await startWithProject();
    await importMessages(test_, 'large.csv', Array.from({ length: count }, (_, index) => ({ id: `L${index}`, text: textOf(index) })));
  });
  afterAll(() => test_.close());

  test('a cancelled run leaves no half result', async () => {
    const { client } = test_;
    const stop = new AbortController();
    const run = client.run(score, {}, { signal: stop.signal, onProgress: ({ done }) => done > 0 && stop.abort() });
    await expect(run).rejects.toSatisfy((error) => isAppError(error, 'cancelled'));
    expect(await client.call(status, {})).toMatchObject({ scored: 0, unscored: count, recipe: null });
  });

  test('runs once at a time', async () => {
    const { client } = test_;
    const stop = new AbortController();
    const first = client.run(score, {}, { signal: stop.signal });
    await expect(client.run(score, {})).rejects.toMatchObject({ code: 'busy', params: { reason: 'job-running' } });
    stop.abort();
    await expect(first).rejects.toMatchObject({ code: 'cancelled' });
  });

  test('two threads give every message the label that one would', async () => {
    const { client } = test_;
    const seen: number[] = [];
    const result = await client.run(score, {}, { onProgress: ({ done, total }) => seen.push(done / total) });
    expect(result).toMatchObject({ scored: count, kept: 0 });
    const alone = { negative: 0, positive: 0, neutral: 0, mixed: 0 };
    const model = builtInModel();
    for (let index = 0; index < count; index++) alone[scoreOnly(textOf(index), model).label]++;
    expect(result.labels).toEqual(alone);
    expect(Math.min(alone.negative, alone.positive, alone.neutral)).toBeGreaterThan(count * 0.1);
    expect(seen.every((share, index) => share >= (seen[index - 1] ?? 0) && share <= 1)).toBe(true);
    expect(seen.at(-1)).toBe(1);
  });
});

describe('an export', () => {
  let test_: TestService;
  beforeAll(async () => {
    test_ = await startWithProject();
    await importMessages(test_, 'one.csv', [{ id: '1', text: angry }, { id: '2', text: happy }]);
    await test_.client.run(score, {});
    await importMessages(test_, 'two.csv', [{ id: '3', text: plain }]);
    const [first = 0] = await findMessages(test_, 'sentiment:negative');
    await test_.client.call(setLabel, { selection: { messages: [first] }, label: 'mixed' });
  });
  afterAll(() => test_.close());

  const write = async (format: string) => {
    const path = test_.path(`out.${format}`);
    await test_.client.run(exportContract.methods.run, { path, format, filter: '', options: {}, overwrite: false });
    return { text: readFileSync(path, 'utf8'), manifest: JSON.parse(readFileSync(`${path}.manifest.json`, 'utf8')) as ExportManifest };
  };

  test('says with every label who said it, and counts both apart', async () => {
    const { model } = await test_.client.call(status, {});
    const { text, manifest } = await write('jsonl');
    const records = text.trimEnd().split('\n').map((line): ExportedMessage => JSON.parse(line));
    const happyScore = records[1]?.sentiment?.score ?? 0;
    expect(records.map(({ id, sentiment }) => [id, sentiment])).toEqual([
      ['1', { label: 'mixed', score: 0, source: 'override Lin' }],
      ['2', { label: 'positive', score: happyScore, source: `machine ${model.version}` }],
      ['3', null],
    ]);
    expect(happyScore).toBeGreaterThan(0.2);
    expect(manifest.sentiment).toMatchObject({ machine: 1, override: 1, none: 1, models: [model.version] });
  });

  test('has a column for the source in a table', async () => {
    const { text } = await write('csv');
    const [head = '', ...rows] = text.replace('\uFEFF', '').trimEnd().split('\r\n');
    const place = head.split(',').indexOf('sentimentSource');
    expect(head).toContain('sentiment,sentimentScore,sentimentSource');
    expect(rows.map((row) => row.includes('override Lin') || row.includes('machine '))).toEqual([true, true, false]);
    expect(place).toBeGreaterThan(0);
  });
});
