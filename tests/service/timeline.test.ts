import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { codingContract } from '#shared/contracts/coding.ts';
import { historyContract } from '#shared/contracts/history.ts';
import { detectedOptions, importContract, type ColumnMapping, type ImportField } from '#shared/contracts/import.ts';
import { recipeContract } from '#shared/contracts/recipe.ts';
import { searchContract } from '#shared/contracts/search.ts';
import { sentimentContract } from '#shared/contracts/sentiment.ts';
import { defaultWatch, timelineContract, type TimelineSpec } from '#shared/contracts/timeline.ts';
import { createRandom } from '#service/nlp/statistics/random.ts';
import { startWithProject, type TestService } from './harness.ts';
import { angry, happy, plain } from './sentiment-fixture.ts';

const { methods } = timelineContract;
const fields: readonly [string, ImportField][] = [['id', 'id'], ['text', 'text'], ['author', 'participant'], ['role', 'role'], ['channel', 'channel'], ['time', 'time']];
const mapping: ColumnMapping[] = fields.map(([column, field]) => ({ column, field, attribute: null }));

interface Said {
  readonly text: string;
  readonly time: string | null;
  readonly author?: string;
  readonly role?: string;
  readonly channel?: string;
}

let service: TestService;
beforeEach(async () => {
  service = await startWithProject();
});
afterEach(() => service.close());

async function importSaid(said: readonly Said[]): Promise<void> {
  const file = service.path('said.csv');
  const lines = said.map(({ text, time, author = 'K-1', role = 'customer', channel = 'app' }, index) => [index + 1, `"${text}"`, author, role, `"${channel}"`, time ?? ''].join(','));
  writeFileSync(file, ['id,text,author,role,channel,time', ...lines].join('\n'));
  const { imported } = await service.client.run(importContract.methods.run, {
    file, options: detectedOptions, columns: mapping, guessRest: false, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, dayOrder: null, grouping: 'message',
    batchName: null, purpose: '', legalBasis: '', source: '', retainUntil: null, saveProfile: null,
  });
  if (imported !== said.length) throw new Error(`${imported} of ${said.length} imported`);
}

const isoDay = (from: string, after: number): string => new Date(Date.parse(`${from}T00:00:00Z`) + after * 86_400_000).toISOString().slice(0, 10);
const spec = (changes: Partial<TimelineSpec> = {}): TimelineSpec => ({ query: '', bucket: 'day', split: null, denominator: 'polar', reference: null, ...changes });

/** A quarter with twelve messages a day by many customers; from 3 August on most are angry. */
function quarter(): Said[] {
  const random = createRandom(12);
  return Array.from({ length: 90 }, (_, day) =>
    Array.from({ length: 12 }, (_, index): Said => ({
      text: random() < (day >= 33 ? 0.85 : 0.35) ? angry : happy,
      time: `${isoDay('2026-07-01', day)} ${String(8 + index).padStart(2, '0')}:15`,
      author: `K-${Math.floor(random() * 300)}`,
      channel: index % 3 === 0 ? '=app' : 'hotline',
    })),
  ).flat();
}

describe('a timeline', () => {
  test('counts customers and agents by day, with what has no time apart, before and after scoring', async () => {
    await importSaid([
      { text: angry, time: '2026-08-03 09:00' }, { text: happy, time: '2026-08-03 23:59' }, { text: angry, time: '2026-08-05 00:00' },
      { text: plain, time: '2026-08-05 10:00', role: 'agent', author: 'A-1' }, { text: angry, time: null },
    ]);
    const before = await service.client.call(methods.series, { spec: spec() });
    expect(before).toMatchObject({ days: ['2026-08-03', '2026-08-04', '2026-08-05'], until: '2026-08-05', messages: 5, withoutTime: 1, scored: 0, total: 5 });
    expect(before.series).toMatchObject([{ key: 'all', labels: [4, 0, 0, 0, 0], net: null, interval: null }]);

    await service.client.run(sentimentContract.methods.score, {});
    const after = await service.client.call(methods.series, { spec: spec({ query: 'NOT role:agent', reference: '' }) });
    expect(after.scored).toBe(4);
    const counts = [...after.columns.counts];
    expect([counts.slice(0, 5), counts.slice(5, 10), counts.slice(10, 15)]).toEqual([[0, 1, 0, 1, 0], [0, 0, 0, 0, 0], [0, 1, 0, 0, 0]]);
    expect([...after.columns.net.slice(0, 3)]).toEqual([0, Number.NaN, -1]);
    expect(after.columns.low[0]).toBeLessThan(-0.8);
    expect(after.series.map(({ key }) => key)).toEqual(['all', 'reference']);
    expect(after.series[1]?.labels.reduce((sum, count) => sum + count, 0)).toBe(4);
  });

  test('by code counts what the code finds, and takes no notice of a query that does not parse but to say so', async () => {
    await importSaid([{ text: angry, time: '2026-08-03 09:00' }, { text: happy, time: '2026-08-04 09:00' }]);
    await service.client.call(codingContract.methods.addWithNewCode, { message: 1, span: null, name: 'Anger', parent: null, origin: 'manual' });
    const { series, overlapping } = await service.client.call(methods.series, { spec: spec({ split: { field: 'code' } }) });
    expect(overlapping).toBe(true);
    expect(series.map(({ kind, name, query, labels }) => [kind, name, query, labels[0]])).toEqual([['value', 'Anger', 'code:Anger', 1], ['none', null, 'NOT has:code', 1]]);
    await expect(service.client.call(methods.series, { spec: spec({ query: '(' }) })).rejects.toMatchObject({ code: 'invalid-input', params: { reason: 'query' } });
  });

  test('a time of the year 1900, as a spreadsheet writes zero, is told and can be left out', async () => {
    await importSaid([{ text: angry, time: '1900-01-01 09:00' }, { text: happy, time: '2026-08-04 09:00' }]);
    await expect(service.client.call(methods.series, { spec: spec() })).rejects.toMatchObject({ code: 'resource-limit', params: { reason: 'too-many-buckets' } });
    const { days } = await service.client.call(methods.series, { spec: spec({ query: 'date:>1900' }) });
    expect(days).toEqual(['2026-08-04']);
  });
});

describe('warnings', () => {
  test('a change is found, named and opens its messages; what rests on too few authors is left out', async () => {
    await importSaid(quarter());
    await service.client.run(sentimentContract.methods.score, {});
    const { warnings, dropped, statements } = await service.client.call(methods.warnings, { spec: spec(), watch: defaultWatch });
    const change = warnings.find(({ rule }) => rule === 'change');
    expect(change).toMatchObject({ series: 'all', direction: 'down', until: '2026-09-28', expected: null });
    expect(['2026-08-02', '2026-08-03', '2026-08-04']).toContain(change?.from);
    expect(change?.net).toBeLessThan((change?.before ?? -1) - 0.5);
    expect(change?.authors).toBeGreaterThan(100);
    const { count } = await service.client.call(searchContract.methods.count, { query: change?.query ?? '' });
    expect(count).toBeGreaterThan(600);
    expect(statements.map(({ rule }) => rule)).toEqual(defaultWatch.rules);
    expect(statements.every(({ runLength, falseAlarms }) => runLength >= 90 && Math.abs(runLength * falseAlarms - 90) < 1e-9)).toBe(true);

    const strict = await service.client.call(methods.warnings, { spec: spec(), watch: { ...defaultWatch, minimum: { messages: 1, authors: 100_000 } } });
    expect(strict.warnings).toEqual([]);
    expect(strict.dropped).toBe(warnings.length + dropped);
  });
});

describe('a kept timeline', () => {
  const named = { name: 'Fees', spec: spec({ query: 'channel:hotline' }), watch: defaultWatch };

  test('has a recipe that reproduces it until something changes, and can be undone', async () => {
    await importSaid([{ text: angry, time: '2026-08-03 09:00', channel: 'hotline' }, { text: happy, time: '2026-08-04 09:00' }]);
    const { timeline, recipe } = await service.client.call(methods.save, named);
    expect((await service.client.call(methods.list, {})).timelines).toMatchObject([{ id: timeline, recipe, ...named }]);
    expect(await service.client.call(recipeContract.methods.show, { recipe })).toMatchObject({
      kind: 'timeline', query: 'channel:hotline', messages: 1, appVersion: '0.0.0-test', parameters: { spec: named.spec, sentimentRecipe: null },
    });
    expect(await service.client.call(methods.recheck, { recipe })).toEqual({ same: true, messages: { recorded: 1, now: 1 } });
    // The same once more needs no new recipe.
    expect(await service.client.call(methods.record, { spec: named.spec, watch: named.watch })).toEqual({ recipe });

    await service.client.run(sentimentContract.methods.score, {});
    expect(await service.client.call(methods.recheck, { recipe })).toMatchObject({ same: false });
    const { recipe: next } = await service.client.call(methods.record, { spec: named.spec, watch: named.watch });
    expect(next).not.toBe(recipe);

    await expect(service.client.call(methods.save, named)).rejects.toMatchObject({ code: 'conflict', params: { reason: 'timeline-exists' } });
    await service.client.call(methods.rename, { timeline, name: 'Other' });
    await service.client.call(methods.update, { timeline, spec: spec(), watch: named.watch });
    await service.client.call(methods.remove, { timeline });
    expect((await service.client.call(methods.list, {})).timelines).toEqual([]);
    for (let step = 0; step < 3; step++) await service.client.call(historyContract.methods.undo, {});
    expect((await service.client.call(methods.list, {})).timelines).toMatchObject([{ id: timeline, recipe, ...named }]);
    await service.client.call(historyContract.methods.undo, {});
    expect((await service.client.call(methods.list, {})).timelines).toEqual([]);
    await expect(service.client.call(methods.recheck, { recipe: 999 })).rejects.toMatchObject({ code: 'not-found', params: { reason: 'no-recipe' } });
  });
});

test('events are noted, changed, taken back, and come in order of time', async () => {
  const event = { from: '2026-08-03', to: '2026-08-03', title: 'Fee change', note: '', color: null };
  const { event: fee } = await service.client.call(methods.addEvent, event);
  await service.client.call(methods.addEvent, { ...event, from: '2026-07-20', to: '2026-07-21', title: 'Notice', color: 2 });
  await service.client.call(methods.updateEvent, { event: fee, ...event, title: 'New fee' });
  const titles = async (): Promise<string[]> => (await service.client.call(methods.events, {})).events.map(({ title }) => title);
  expect(await titles()).toEqual(['Notice', 'New fee']);
  await service.client.call(methods.removeEvent, { event: fee });
  expect(await titles()).toEqual(['Notice']);
  await service.client.call(historyContract.methods.undo, {});
  await service.client.call(historyContract.methods.undo, {});
  expect(await titles()).toEqual(['Notice', 'Fee change']);
  await expect(service.client.call(methods.addEvent, { ...event, to: '2026-08-02' })).rejects.toMatchObject({ code: 'invalid-input', params: { reason: 'event-ends-before' } });
  await expect(service.client.call(methods.addEvent, { ...event, from: '2026-13-02' })).rejects.toMatchObject({ code: 'invalid-input' });
  await expect(service.client.call(methods.removeEvent, { event: 99 })).rejects.toMatchObject({ code: 'not-found', params: { reason: 'no-event' } });
});
