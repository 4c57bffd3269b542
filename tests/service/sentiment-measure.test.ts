import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportContract } from '#shared/contracts/export.ts';
import { historyContract } from '#shared/contracts/history.ts';
import { projectContract } from '#shared/contracts/project.ts';
import { recipeContract } from '#shared/contracts/recipe.ts';
import { sentimentContract, type SentimentLabel } from '#shared/contracts/sentiment.ts';
import { builtInModel, writeSentimentModel } from '#service/nlp/sentiment/index.ts';
import { startTestService, startWithProject, type TestService } from './harness.ts';
import { angry, findMessages, happy, importMessages, plain } from './sentiment-fixture.ts';

const { status, score, setLabel, samples, sample, drawSample, labelSample, report, models, train, useModel, loadModel } = sentimentContract.methods;
const simple = { query: '', size: 10, seed: 7, strata: 'none' } as const;

describe('measuring on one’s own labels', () => {
  let test_: TestService & { project: string };
  let drawn: number;
  /** Number of each message by its source id. */
  const numbers = new Map<string, number>();
  beforeAll(async () => {
    test_ = await startWithProject();
    // The machine says: a negative, h positive, p neutral.
    const texts = { a: angry, h: happy, p: plain } as const;
    const ids = ['a1', 'a2', 'a3', 'h1', 'h2', 'h3', 'p1', 'p2', 'p3', 'p4'];
    await importMessages(test_, 'one.csv', ids.map((id) => ({ id, text: texts[id.charAt(0) as keyof typeof texts] })));
    for (const id of ids) for (const number of await findMessages(test_, `id:${id}`)) numbers.set(id, number);
    await test_.client.run(score, {});
  });
  afterAll(() => test_.close());

  const say = async (service: TestService, labels: Readonly<Record<string, SentimentLabel>>) => {
    for (const [id, label] of Object.entries(labels)) await service.client.call(labelSample, { sample: drawn, message: numbers.get(id) ?? 0, label });
  };

  test('a sample is drawn at random, the same for the same seed, and recorded', async () => {
    const { client } = test_;
    const first = await client.run(drawSample, simple);
    const again = await client.run(drawSample, simple);
    const other = await client.run(drawSample, { ...simple, seed: 8 });
    drawn = first.sample;
    const shown = async (id: number) => (await client.call(sample, { sample: id, coder: 'Lin' })).messages.map(({ message }) => message);
    expect(first.drawn).toBe(10);
    expect(await shown(again.sample)).toEqual(await shown(drawn));
    expect(await shown(other.sample)).not.toEqual(await shown(drawn));
    expect((await shown(drawn)).toSorted((left, right) => left - right)).toEqual([...numbers.values()].toSorted((left, right) => left - right));
    expect(await client.call(recipeContract.methods.show, { recipe: drawn })).toMatchObject({ kind: 'sentiment-sample', seed: 7, messages: 10, parameters: { size: 10, strata: 'none' } });
    await expect(client.run(drawSample, { ...simple, query: 'nowhere' })).rejects.toMatchObject({ code: 'conflict', params: { reason: 'nothing-to-draw' } });
  });

  test('nothing labelled: no figure, and all that is missing is named', async () => {
    expect(await test_.client.call(report, { sample: drawn, coder: null, model: null })).toMatchObject({
      n: 0, accuracy: { value: null }, kappa: { value: null }, leftOut: { unlabelled: 10, trained: 0, notBlind: 0 }, cells: [], agreement: [],
    });
  });

  test('figures are those worked out by hand', async () => {
    const { client } = test_;
    await say(test_, { a1: 'negative', a2: 'negative', a3: 'neutral', h1: 'positive', h2: 'positive', h3: 'mixed', p1: 'neutral', p2: 'neutral', p3: 'neutral', p4: 'negative' });
    const measured = await client.call(report, { sample: drawn, coder: 'Lin', model: null });
    expect(measured).toMatchObject({ n: 10, weighted: false, leftOut: { unlabelled: 0, trained: 0, notBlind: 0 } });
    expect(measured.accuracy).toMatchObject({ value: 0.7, method: 'wilson' });
    expect(measured.accuracy.low).toBeCloseTo(0.3968, 4);
    expect(measured.accuracy.high).toBeCloseTo(0.8922, 4);
    // F1: negative 4/6, neutral 6/8, positive 4/5, mixed 0/1.
    expect(measured.macroF1.value).toBeCloseTo((4 / 6 + 6 / 8 + 4 / 5 + 0) / 4, 12);
    // Pe = (3·3 + 4·4 + 2·3 + 1·0) / 100 = .31.
    expect(measured.kappa.value).toBeCloseTo((0.7 - 0.31) / 0.69, 12);
    expect(measured.labels).toMatchObject([
      { label: 'negative', person: 3, machine: 3 }, { label: 'neutral', person: 4, machine: 4 }, { label: 'positive', person: 2, machine: 3 }, { label: 'mixed', person: 1, machine: 0, precision: null },
    ]);
    const cell = (person: SentimentLabel, machine: SentimentLabel) => measured.cells.find((each) => each.person === person && each.machine === machine)?.messages;
    expect(cell('negative', 'neutral')).toEqual([numbers.get('p4')]);
    expect(cell('mixed', 'positive')).toEqual([numbers.get('h3')]);
    expect(cell('positive', 'negative')).toBeUndefined();
    expect(measured.cells.reduce((sum, { messages }) => sum + messages.length, 0)).toBe(10);
    expect(measured.languages).toMatchObject([{ language: 'en', n: 10, accuracy: { value: 0.7 } }]);
    expect(await findMessages(test_, `number:${cell('neutral', 'neutral')?.join(',') ?? ''}`)).toHaveLength(3);
  });

  test('a label that was changed in sight of the machine’s guess is not measured', async () => {
    const { client } = test_;
    await client.call(setLabel, { selection: { messages: [numbers.get('p4') ?? 0] }, label: 'neutral' });
    expect(await client.call(report, { sample: drawn, coder: 'Lin', model: null })).toMatchObject({ n: 9, leftOut: { unlabelled: 0, notBlind: 1 }, accuracy: { value: 7 / 9 } });
    await client.call(historyContract.methods.undo, {});
    expect(await client.call(report, { sample: drawn, coder: 'Lin', model: null })).toMatchObject({ n: 10, leftOut: { notBlind: 0 } });
  });

  test('a second coder labels the same messages, and how the two agree stands beside', async () => {
    await test_.client.call(projectContract.methods.close, {});
    const second = await startTestService({ coderName: 'Zhou' });
    await second.client.call(projectContract.methods.open, { path: test_.project, passphrase: null });
    const own = await second.client.call(sample, { sample: drawn, coder: 'Zhou' });
    expect(own.messages.every(({ label }) => label === null)).toBe(true);
    await say(second, { a1: 'negative', a2: 'neutral', h1: 'positive', p1: 'neutral', p4: 'neutral' });
    const measured = await second.client.call(report, { sample: drawn, coder: null, model: null });
    // Of five messages three agree; Pe = (3·1 + 1·3 + 1·1) / 25 = .28.
    expect(measured.agreement).toMatchObject([{ coders: ['Lin', 'Zhou'], n: 5, raw: { value: 0.6, method: 'wilson' } }]);
    expect(measured.agreement[0]?.kappa.value).toBeCloseTo((0.6 - 0.28) / 0.72, 12);
    // The newest blind label of anyone: a2 and p4 are Zhou's now.
    expect(measured).toMatchObject({ n: 10, accuracy: { value: 0.7 } });
    expect(await second.client.call(samples, {})).toMatchObject({ samples: [{}, {}, { id: drawn, labelled: [{ coder: 'Lin', messages: 10 }, { coder: 'Zhou', messages: 5 }] }] });
    await second.close();
    await test_.client.call(projectContract.methods.open, { path: test_.project, passphrase: null });
  });

  test('an export states the accuracy that was measured', async () => {
    const path = test_.path('measured.jsonl');
    await test_.client.run(exportContract.methods.run, { path, format: 'jsonl', filter: '', options: {}, overwrite: false });
    const manifest: { sentiment: object } = JSON.parse(readFileSync(`${path}.manifest.json`, 'utf8'));
    expect(manifest.sentiment).toMatchObject({ override: 10, machine: 0, measured: { n: 10, accuracy: { value: 0.7 }, model: expect.any(String) } });
  });

  test('strata by the machine’s label are drawn in equal shares', async () => {
    const { client } = test_;
    const { sample: id } = await client.run(drawSample, { ...simple, strata: 'label' });
    const { result } = await client.call(recipeContract.methods.show, { recipe: id });
    expect(result['strata']).toEqual([
      { name: 'negative', population: 3, drawn: 3 }, { name: 'neutral', population: 4, drawn: 4 }, { name: 'positive', population: 3, drawn: 3 },
    ]);
  });
});

describe('training on one’s own labels', () => {
  let test_: TestService;
  let trained: string;
  const count = 40;
  beforeAll(async () => {
    test_ = await startWithProject();
    // Two words that no list knows.
    const texts = Array.from({ length: count }, (_, index) => ({ id: String(index), text: index % 2 === 0 ? `a flurble account ${index}` : `a gromble account ${index}` }));
    await importMessages(test_, 'one.csv', texts);
    await test_.client.run(score, {});
  });
  afterAll(() => test_.close());

  test('asks for labels first', async () => {
    await expect(test_.client.run(train, { seed: 1 })).rejects.toMatchObject({ code: 'conflict', params: { reason: 'too-few-labels', count: 0 } });
  });

  test('learns, says by cross-validation what that brings, and scores nothing until it is chosen', async () => {
    const { client } = test_;
    await client.call(setLabel, { selection: { query: 'flurble', except: [] }, label: 'positive' });
    await client.call(setLabel, { selection: { query: 'gromble', except: [] }, label: 'negative' });
    const result = await client.run(train, { seed: 1 });
    trained = result.version;
    expect(result).toMatchObject({ labels: count, measures: { n: count, folds: 5 } });
    // Numbers beside the unknown words may lean to a side.
    expect(result.measures.before.accuracy).toBeLessThan(0.15);
    expect(result.measures.after.accuracy).toBeGreaterThan(0.9);
    expect(result.measures.gain.low ?? 0).toBeGreaterThan(0.6);
    const { models: known, labels } = await client.call(models, {});
    expect(labels).toBe(count);
    expect(known).toMatchObject([{ origin: 'built-in', current: true }, { version: trained, origin: 'trained', current: false, labels: count, recipe: result.recipe }]);
    expect(known[1]?.base).toBe(known[0]?.version);
    expect(await client.call(status, {})).toMatchObject({ stale: 0, scored: count, model: { origin: 'built-in' } });
  }, 120_000);

  test('once chosen, what the earlier model scored is stale until it is scored anew; both can be undone', async () => {
    const { client } = test_;
    const before = await client.call(status, {});
    await client.call(useModel, { version: trained });
    expect(await client.call(status, {})).toMatchObject({ model: { version: trained, origin: 'trained' }, stale: count, scored: 0, unscored: 0, staleModels: [before.model.version] });
    const run = await client.run(score, {});
    expect(run).toMatchObject({ model: trained, scored: count, kept: 0 });
    // A word of one message alone is not enough to learn from.
    expect(Math.min(run.labels.positive, run.labels.negative)).toBeGreaterThanOrEqual((count / 2) * 0.9);
    expect(await client.call(status, {})).toMatchObject({ stale: 0, scored: count, overridden: count });
    await client.call(historyContract.methods.undo, {});
    expect(await client.call(status, {})).toMatchObject({ model: { origin: 'built-in' }, stale: count });
    await client.call(historyContract.methods.redo, {});
    expect(await client.call(status, {})).toMatchObject({ model: { version: trained }, stale: 0 });
    await expect(client.call(useModel, { version: 'none' })).rejects.toMatchObject({ code: 'not-found', params: { reason: 'no-sentiment-model' } });
  });

  test('labels that trained a model do not measure it, but measure another', async () => {
    const { client } = test_;
    const { sample: id } = await client.run(drawSample, simple);
    const { messages } = await client.call(sample, { sample: id, coder: 'Lin' });
    await client.call(historyContract.methods.undo, {});
    for (const { message } of messages) await client.call(labelSample, { sample: id, message, label: 'mixed' });
    expect(await client.call(report, { sample: id, coder: null, model: trained })).toMatchObject({ n: 0, leftOut: { notBlind: 10 } });
  });

  test('a model is taken from a file, and what is none is refused', async () => {
    const { client } = test_;
    const path = test_.path('model.json');
    const text = writeSentimentModel(builtInModel());
    const model: Record<string, unknown> = JSON.parse(text);
    writeFileSync(path, JSON.stringify({ ...model, name: 'from-a-file' }));
    const { version } = await client.run(loadModel, { path });
    expect(version).toContain('from-a-file');
    expect((await client.call(models, {})).models).toContainEqual(expect.objectContaining({ version, origin: 'file', current: false, measures: null }));
    await client.call(useModel, { version });
    expect((await client.call(status, {})).model).toEqual({ version, origin: 'file' });
    await client.call(useModel, { version: null });
    expect((await client.call(status, {})).model.origin).toBe('built-in');
    writeFileSync(path, '{"format":"other"}');
    await expect(client.run(loadModel, { path })).rejects.toMatchObject({ code: 'invalid-input', params: { reason: 'model-not-valid' } });
    writeFileSync(path, 'not json');
    await expect(client.run(loadModel, { path })).rejects.toMatchObject({ code: 'invalid-input', params: { reason: 'model-not-json' } });
    await expect(client.run(loadModel, { path: test_.path('none.json') })).rejects.toMatchObject({ code: 'not-found' });
  });
});
