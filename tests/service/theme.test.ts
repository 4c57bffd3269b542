import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isAppError } from '#shared/base/errors.ts';
import { codebookContract } from '#shared/contracts/codebook.ts';
import { codingContract } from '#shared/contracts/coding.ts';
import { historyContract } from '#shared/contracts/history.ts';
import { detectedOptions, importContract } from '#shared/contracts/import.ts';
import { messagesContract } from '#shared/contracts/messages.ts';
import { projectContract } from '#shared/contracts/project.ts';
import { themeContract, type CurrentThemes, type Theme } from '#shared/contracts/theme.ts';
import { plantedTexts } from '../unit/nlp/cluster/cluster-fixture.ts';
import { startWithProject, type TestService } from './harness.ts';

const theme = themeContract.methods;
const history = historyContract.methods;

function csvOf(rows: readonly { id: string; text: string; day: number }[]): string {
  return `id,time,role,channel,text\n${rows.map(({ id, text, day }) => `${id},2026-08-${String(day).padStart(2, '0')} 10:00:00,customer,Chat,"${text}"`).join('\n')}\n`;
}

/** 30 messages a subject in turn: message 1 is on cards, 2 on exchange, 3 on fees, 4 on redemption, 5 on cards again. Three come later. */
const planted = plantedTexts(123, 1).texts.map((text, index) => ({ id: `M${index + 1}`, text, day: 1 + (index % 28) }));
const [rows, later] = [planted.slice(0, 120), planted.slice(120)];

let service: TestService & { project: string };
beforeEach(async () => {
  service = await startWithProject();
  await importCsv('messages.csv', csvOf(rows));
});
afterEach(() => service.close());

async function importCsv(name: string, content: string) {
  const file = service.path(name);
  writeFileSync(file, content);
  return service.client.run(importContract.methods.run, {
    file, options: detectedOptions, columns: [], guessRest: true, timeZone: 'Asia/Shanghai', dayOrder: null, grouping: null, batchName: null,
    purpose: 'test', legalBasis: '', source: '', retainUntil: null, saveProfile: null,
  });
}

const cluster = (options: { clusters?: number | 'auto'; anew?: boolean; seed?: number; query?: string; language?: 'both' | 'zh' | 'en'; accept?: boolean } = {}) =>
  service.client.run(theme.cluster, { query: '', language: 'both', clusters: 4, seed: 7, anew: false, ...options });
async function current(): Promise<CurrentThemes> {
  const { current: found } = await service.client.call(theme.overview, {});
  if (found === null) throw new Error('no themes');
  return found;
}
const themes = async (): Promise<Theme[]> => (await current()).themes;
/** The theme that a message belongs to; groups, which come before their members, have those of their members too. */
async function themeOf(message: number): Promise<Theme> {
  for (const each of (await themes()).toReversed()) {
    const { passages } = await service.client.call(theme.passages, { place: each.id, offset: 0, limit: 200 });
    if (passages.some((passage) => passage.message === message)) return each;
  }
  throw new Error(`message ${message} is in no theme`);
}
const find = async (query: string) => (await service.client.call(messagesContract.methods.open, { query, sort: [] })).count;
const undo = () => service.client.call(history.undo, {});
const redo = () => service.client.call(history.redo, {});
/** All that a person sees of the themes, without times. */
const seen = async () => JSON.stringify(await service.client.call(theme.overview, {}));
const rejection = (work: Promise<unknown>) => work.then(() => undefined, (error: unknown) => error);

describe('clustering', () => {
  test('finds what the messages are about, with every message counted once and the recipe recorded', async () => {
    const steps = new Set<string>();
    const result = await service.client.run(
      theme.cluster,
      { query: '', language: 'both', clusters: 4, seed: 7, anew: false },
      { onProgress: ({ step, done, total }) => {
        steps.add(step);
        expect(done).toBeLessThanOrEqual(total);
      } },
    );
    expect(result).toMatchObject({ themes: 4, scope: 120, run: { seed: 7, asked: 4, clusters: 4, kept: 0 }, gone: 0 });
    expect(result.mapped + result.unmapped).toBe(120);
    expect(result.run.stability).toBeGreaterThan(0.8);
    expect(steps.size).toBeGreaterThan(0);
    const { scope, mapped, unmapped, noise, themes: found, weeks } = await current();
    expect({ scope, mapped, unmapped, noise }).toEqual({ scope: 120, mapped: result.mapped, unmapped: result.unmapped, noise: 0 });
    expect(found.reduce((sum, { messages }) => sum + messages, 0)).toBe(mapped);
    expect(found.every(({ accepted, namedBy, keywords }) => !accepted && namedBy === 'machine' && keywords.length > 0)).toBe(true);
    expect(weeks).toHaveLength(13);
    const card = await themeOf(1);
    expect(card.messages).toBeGreaterThanOrEqual(28);
    expect((await themeOf(3)).keywords.join(' ')).toMatch(/费/u);
    expect(card.weeks.reduce((sum, each) => sum + each, 0)).toBe(card.messages);
  });

  test('is the same for the same seed, and one step to undo and to do again', async () => {
    const first = await cluster();
    const before = await seen();
    const again = await cluster({ anew: true });
    expect(again).toMatchObject({ mapped: first.mapped, run: { coherence: first.run.coherence, stability: first.run.stability } });
    await undo();
    expect(await seen()).toBe(before);
    await undo();
    expect((await service.client.call(theme.overview, {})).current).toBeNull();
    await redo();
    expect(await seen()).toBe(before);
  });

  test('can be of a query and of one language; the denominators are theirs', async () => {
    const chinese = await find('lang:zh OR lang:mixed');
    const [some, together] = [await find('赎回 OR 基金'), await find('')];
    expect([chinese, some, together].every((each) => each > 20) && together).toBe(120);
    expect(await cluster({ clusters: 2, language: 'zh' })).toMatchObject({ scope: chinese });
    expect(await cluster({ clusters: 2, anew: true, query: '赎回 OR 基金' })).toMatchObject({ scope: some });
    const { sets, current: now } = await service.client.call(theme.overview, {});
    expect(sets.map(({ query, language, current: is }) => [query, language, is])).toEqual([['', 'zh', false], ['赎回 OR 基金', 'both', true]]);
    await service.client.call(theme.show, { set: sets[0]?.id ?? 0 });
    expect((await current()).scope).toBe(chinese);
    await service.client.call(theme.removeSet, { set: now?.set.id ?? 0 });
    expect((await service.client.call(theme.overview, {})).sets).toHaveLength(1);
    await undo();
    await undo();
    expect((await current()).scope).toBe(some);
  });

  test('cancelled, it leaves the former set as it was', async () => {
    await cluster();
    const before = await seen();
    const own = new AbortController();
    const running = service.client.run(theme.cluster, { query: '', language: 'both', clusters: 3, seed: 2, anew: false }, { signal: own.signal, onProgress: () => own.abort() });
    expect(isAppError(await rejection(running), 'cancelled')).toBe(true);
    expect(await seen()).toBe(before);
    expect((await service.client.call(history.list, { before: null, limit: 1 })).entries[0]?.type).toBe('theme.cluster');
  });

  test('refuses what cannot be clustered', async () => {
    expect(await rejection(cluster({ query: 'nothing-says-this' }))).toMatchObject({ code: 'invalid-input', params: { reason: 'too-few-messages', messages: 0 } });
    await cluster();
    expect(await rejection(cluster({ query: 'theme:x' }))).toMatchObject({ code: 'invalid-input', params: { reason: 'theme-in-scope' } });
    expect(await rejection(cluster({ query: 'rating:many' }))).toMatchObject({ code: 'invalid-input', params: { reason: 'query' } });
  });
});

describe('what a theme counts for', () => {
  test('a proposed one is found by search and opens its passages, and is in no export until it is accepted', async () => {
    await cluster();
    const card = await themeOf(1);
    expect(await find(`theme:"${card.name}"`)).toBe(card.messages);
    expect(await find('has:theme')).toBe((await current()).mapped);
    const view = await service.client.call(messagesContract.methods.open, { query: 'id:M1', sort: [] });
    expect((await service.client.call(messagesContract.methods.rows, { view: view.view, start: 0, count: 1 })).rows[0]?.theme).toEqual({ name: card.name, proposed: true });
    expect(await service.client.call(projectContract.methods.info, {})).toMatchObject({ themes: 4, acceptedThemes: 0 });
    await service.client.call(theme.accept, { themes: [card.id] });
    expect((await service.client.call(messagesContract.methods.rows, { view: view.view, start: 0, count: 1 })).rows[0]?.theme).toEqual({ name: card.name, proposed: false });
    expect(await service.client.call(theme.accept, { themes: 'all' })).toEqual({ accepted: 3 });
    expect(await service.client.call(projectContract.methods.info, {})).toMatchObject({ themes: 4, acceptedThemes: 4 });
    const facets = await service.client.call(messagesContract.methods.facets, { field: 'theme', query: '', limit: 10 });
    expect(facets.values).toContainEqual({ value: card.name, count: card.messages });
  });

  test('a message knows its theme, its fit, and whether a person put it there', async () => {
    expect(await service.client.call(theme.ofMessage, { message: 1 })).toEqual({ place: null });
    await cluster();
    const card = await themeOf(1);
    const { place } = await service.client.call(theme.ofMessage, { message: 1 });
    expect(place).toMatchObject({ theme: { id: card.id, name: card.name, accepted: false } });
    expect(place?.fit).toBeGreaterThan(0);
    await service.client.call(theme.move, { selection: { messages: [1] }, theme: null });
    expect(await service.client.call(theme.ofMessage, { message: 1 })).toEqual({ place: { theme: null, fit: null } });
  });

  test('passages come best first, page by page; of messages in no theme a sample can be drawn', async () => {
    await cluster();
    const card = await themeOf(1);
    const all = await service.client.call(theme.passages, { place: card.id, offset: 0, limit: 200 });
    expect(all.total).toBe(card.messages);
    const fits = all.passages.map(({ fit }) => fit ?? Number.NaN);
    expect(fits).toEqual(fits.toSorted((left, right) => right - left));
    const second = await service.client.call(theme.passages, { place: card.id, offset: 10, limit: 5 });
    expect(second.passages).toEqual(all.passages.slice(10, 15));
    await service.client.call(theme.move, { selection: { messages: [1, 2, 3, 4, 5] }, theme: null });
    const sample = await service.client.call(theme.passages, { place: 'unmapped', offset: 0, limit: 50, sample: 3 });
    expect(sample.total).toBe(3);
    expect(sample).toEqual(await service.client.call(theme.passages, { place: 'unmapped', offset: 0, limit: 50, sample: 3 }));
  });
});

describe('editing', () => {
  beforeEach(async () => {
    await cluster();
  });

  test('every edit is one step that undo takes back whole, and redo does again', async () => {
    const [card, exchange, fees, redemption] = [await themeOf(1), await themeOf(2), await themeOf(3), await themeOf(4)];
    const { theme: group } = await service.client.call(theme.create, { name: 'Group', parent: null });
    const edits: (() => Promise<unknown>)[] = [
      () => service.client.call(theme.rename, { theme: card.id, name: 'Card delivery' }),
      () => service.client.call(theme.pin, { themes: [card.id], pinned: true }),
      () => service.client.call(theme.noise, { themes: [redemption.id], noise: true }),
      () => service.client.call(theme.accept, { themes: [fees.id] }),
      () => service.client.call(theme.create, { name: 'Other', parent: null }),
      () => service.client.call(theme.place, { themes: [card.id, exchange.id], parent: group, before: null }),
      () => service.client.call(theme.move, { selection: { messages: [1, 5, 9] }, theme: fees.id }),
      () => service.client.call(theme.merge, { from: [fees.id, redemption.id], into: exchange.id }),
      () => service.client.run(theme.split, { theme: exchange.id, parts: 2, seed: 1, dryRun: false }),
      () => cluster({ seed: 2 }),
    ];
    const states = [await seen()];
    for (const edit of edits) {
      await edit();
      states.push(await seen());
    }
    expect(new Set(states).size).toBe(edits.length + 1);
    for (const state of states.slice(0, -1).toReversed()) {
      await undo();
      expect(await seen()).toBe(state);
    }
    for (const state of states.slice(1)) {
      await redo();
      expect(await seen()).toBe(state);
    }
  });

  test('a merged theme has the messages of all, and the others are gone', async () => {
    const [card, redemption] = [await themeOf(1), await themeOf(4)];
    expect(await service.client.call(theme.merge, { from: [redemption.id], into: card.id })).toEqual({ messages: redemption.messages });
    const merged = await themeOf(1);
    expect(merged).toMatchObject({ id: card.id, messages: card.messages + redemption.messages, accepted: true });
    expect(merged.keywords).toEqual(expect.arrayContaining([card.keywords[0], redemption.keywords[0]]));
    expect((await themes()).map(({ id }) => id)).not.toContain(redemption.id);
    expect(await rejection(service.client.call(theme.merge, { from: [card.id], into: card.id }))).toMatchObject({ params: { reason: 'theme-into-itself' } });
  });

  test('a split shows its parts first, then makes them; the largest keeps the theme', async () => {
    const [card, redemption] = [await themeOf(1), await themeOf(4)];
    await service.client.call(theme.rename, { theme: card.id, name: 'Everything' });
    await service.client.call(theme.merge, { from: [redemption.id], into: card.id });
    await service.client.call(theme.move, { selection: { messages: [2] }, theme: card.id });
    const before = await seen();
    const preview = await service.client.run(theme.split, { theme: card.id, parts: 2, seed: 1, dryRun: true });
    expect(await seen()).toBe(before);
    expect(preview).toMatchObject({ themes: [], stay: 1 });
    expect(preview.parts.map(({ messages }) => messages)).toEqual([30, 30]);
    expect(preview.parts.every(({ samples }) => samples.length > 0)).toBe(true);
    const done = await service.client.run(theme.split, { theme: card.id, parts: 2, seed: 1, dryRun: false });
    expect(done.parts).toEqual(preview.parts);
    expect(done.themes[0]).toBe(card.id);
    expect(new Set([(await themeOf(1)).id, (await themeOf(4)).id])).toEqual(new Set(done.themes));
    expect((await themeOf(2)).id).toBe(card.id);
    expect((await themes()).find(({ id }) => id === card.id)).toMatchObject({ name: 'Everything', messages: 31, moved: 1 });
  });

  test('noise leaves the denominator and is shown apart', async () => {
    const redemption = await themeOf(4);
    const before = await current();
    await service.client.call(theme.noise, { themes: [redemption.id], noise: true });
    const after = await current();
    expect(after).toMatchObject({ scope: before.scope, noise: redemption.messages, mapped: before.mapped - redemption.messages, unmapped: before.unmapped });
    expect(after.themes.find(({ id }) => id === redemption.id)).toMatchObject({ noise: true, accepted: true, messages: redemption.messages });
  });

  test('groups hold themes and do not nest; a search for a group finds what is under it', async () => {
    const [card, redemption] = [await themeOf(1), await themeOf(4)];
    const { theme: group } = await service.client.call(theme.create, { name: 'Money', parent: null });
    const { theme: other } = await service.client.call(theme.create, { name: 'Other', parent: null });
    await service.client.call(theme.place, { themes: [card.id, redemption.id], parent: group, before: null });
    expect(await find('theme:money')).toBe(card.messages + redemption.messages);
    expect(await find(`theme:"money/${card.name}"`)).toBe(card.messages);
    const passages = await service.client.call(theme.passages, { place: group, offset: 0, limit: 1 });
    expect(passages.total).toBe(card.messages + redemption.messages);
    expect(await rejection(service.client.call(theme.place, { themes: [group], parent: other, before: null }))).toMatchObject({ code: 'conflict', params: { reason: 'theme-has-members' } });
    expect(await rejection(service.client.call(theme.place, { themes: [other], parent: card.id, before: null }))).toMatchObject({ code: 'conflict', params: { reason: 'theme-nested' } });
    expect(await rejection(service.client.call(theme.remove, { theme: card.id }))).toMatchObject({ code: 'conflict', params: { reason: 'theme-in-use', messages: card.messages } });
    await service.client.call(theme.remove, { theme: group });
    expect((await themes()).find(({ id }) => id === card.id)?.parent).toBeNull();
  });

  test('a message moved by a person goes before the machine, into a theme, out of all and back', async () => {
    const [card, fees] = [await themeOf(1), await themeOf(3)];
    expect(await service.client.call(theme.move, { selection: { messages: [1, 3] }, theme: fees.id })).toEqual({ moved: 1, already: 1 });
    expect((await themeOf(1)).id).toBe(fees.id);
    expect((await service.client.call(theme.passages, { place: fees.id, offset: 0, limit: 1 })).passages[0]).toMatchObject({ message: 1, fit: null });
    await service.client.call(theme.move, { selection: { query: `theme:"${fees.name}"`, except: [3] }, theme: null });
    expect((await themes()).find(({ id }) => id === fees.id)).toMatchObject({ messages: 1, accepted: true });
    await service.client.call(theme.move, { selection: { messages: [1] }, theme: card.id });
    expect((await themeOf(1)).id).toBe(card.id);
  });
});

test('themes that are alike come under proposed groups in one step', async () => {
  await cluster({ clusters: 6 });
  const before = await seen();
  const result = await service.client.run(theme.group, {});
  expect(result.groups).toBeGreaterThanOrEqual(1);
  const after = await themes();
  const groups = after.filter(({ id }) => after.some(({ parent }) => parent === id));
  expect(groups).toHaveLength(result.groups);
  expect(groups.every(({ messages, accepted, name }) => messages === 0 && !accepted && name !== '')).toBe(true);
  expect(after.filter(({ parent }) => parent !== null)).toHaveLength(result.themes);
  // Found anew, themes that go on stay under their group, and it with them.
  const [kept] = groups;
  await cluster({ clusters: 6 });
  expect((await themes()).find(({ id }) => id === kept?.id)).toMatchObject({ name: kept?.name });
  await undo();
  await undo();
  expect(await seen()).toBe(before);
  await service.client.call(theme.place, { themes: (await themes()).slice(0, 5).map(({ id }) => id), parent: (await themes())[5]?.id ?? 0, before: null });
  expect(await rejection(service.client.run(theme.group, {}))).toMatchObject({ code: 'conflict', params: { reason: 'nothing-alike' } });
});

describe('a re-run', () => {
  test('an edit made meanwhile makes it void, and the edit stays', async () => {
    await cluster();
    const card = await themeOf(1);
    let edited: Promise<unknown> | undefined;
    const running = service.client.run(theme.cluster, { query: '', language: 'both', clusters: 4, seed: 3, anew: false }, {
      onProgress: () => void (edited ??= service.client.call(theme.rename, { theme: card.id, name: 'Named meanwhile' })),
    });
    expect(await rejection(running)).toMatchObject({ code: 'conflict', params: { reason: 'themes-changed' } });
    await edited;
    expect(await themeOf(1)).toMatchObject({ id: card.id, name: 'Named meanwhile' });
  });


  test('keeps what the analyst made of the themes, and says how much', async () => {
    await cluster();
    const [card, exchange, fees, redemption] = [await themeOf(1), await themeOf(2), await themeOf(3), await themeOf(4)];
    await service.client.call(theme.rename, { theme: card.id, name: 'Fee change' });
    await service.client.call(theme.pin, { themes: [exchange.id], pinned: true });
    await service.client.call(theme.noise, { themes: [redemption.id], noise: true });
    await service.client.call(theme.move, { selection: { messages: [3, 7] }, theme: card.id });
    const { theme: group } = await service.client.call(theme.create, { name: 'Group', parent: null });
    await service.client.call(theme.place, { themes: [card.id], parent: group, before: null });
    const before = await themes();
    const state = await seen();
    const result = await cluster({ clusters: 6, seed: 99 });
    expect(result.kept).toEqual({ made: 1, renamed: 1, pinned: 1, merged: 0, split: 0, grouped: 1, noise: 1, moved: 2, total: 7 });
    expect((await current()).run).toMatchObject({ asked: 6, seed: 99, kept: 7 });
    for (const id of [card.id, exchange.id, redemption.id, group]) {
      const [was, is] = [before.find((each) => each.id === id), (await themes()).find((each) => each.id === id)];
      expect(is).toMatchObject({ name: was?.name, parent: was?.parent, pinned: was?.pinned, noise: was?.noise, accepted: was?.accepted, moved: was?.moved });
      expect(is?.messages).toBeGreaterThanOrEqual(was?.messages ?? Infinity);
    }
    expect([(await themeOf(3)).id, (await themeOf(7)).id]).toEqual([card.id, card.id]);
    expect((await themeOf(11)).id).not.toBe(card.id);
    await undo();
    expect(await seen()).toBe(state);
    expect((await themeOf(11)).id).toBe(fees.id);
  });

  test('keeps merged and split themes apart as the analyst had them', async () => {
    await cluster();
    const [card, exchange, fees, redemption] = [await themeOf(1), await themeOf(2), await themeOf(3), await themeOf(4)];
    await service.client.call(theme.merge, { from: [exchange.id], into: card.id });
    await service.client.call(theme.merge, { from: [redemption.id], into: fees.id });
    const { themes: parts } = await service.client.run(theme.split, { theme: fees.id, parts: 2, seed: 3, dryRun: false });
    const result = await cluster({ clusters: 4, seed: 5 });
    expect(result.kept).toMatchObject({ merged: 2, split: 2 });
    expect([(await themeOf(1)).id, (await themeOf(2)).id]).toEqual([card.id, card.id]);
    expect(new Set([(await themeOf(3)).id, (await themeOf(4)).id])).toEqual(new Set(parts));
  });

  test('an accepted theme that nobody edited goes on under its name as long as its messages belong together', async () => {
    await cluster();
    const card = await themeOf(1);
    await service.client.call(theme.accept, { themes: [card.id] });
    await cluster({ seed: 12 });
    expect(await themeOf(1)).toMatchObject({ id: card.id, name: card.name, accepted: true });
    expect((await themeOf(2)).accepted).toBe(false);
  });
});

describe('messages of a later import', () => {
  test('are told of, then placed among the themes there are, and the old ones stay where they were', async () => {
    await cluster();
    const redemption = await themeOf(4);
    const card = await themeOf(1);
    await service.client.call(theme.merge, { from: [redemption.id], into: card.id });
    await service.client.run(theme.split, { theme: card.id, parts: 2, seed: 1, dryRun: false });
    const before = await current();
    await importCsv('later.csv', csvOf(later));
    expect((await current()).stale).toEqual({ added: 3, gone: 0, model: false });
    expect((await current()).mapped).toBe(before.mapped);
    expect(await service.client.run(theme.assign, {})).toMatchObject({ assigned: 3, unmapped: 0 });
    const after = await current();
    expect(after).toMatchObject({ scope: 123, mapped: before.mapped + 3, stale: { added: 0, gone: 0 } });
    // Through the parts of a theme that was split, too.
    expect((await themeOf(121)).id).toBe((await themeOf(1)).id);
    expect((await themeOf(122)).id).toBe((await themeOf(2)).id);
    expect((await themeOf(123)).id).toBe((await themeOf(3)).id);
    expect(await service.client.run(theme.assign, {})).toMatchObject({ assigned: 0, unmapped: 0 });
  });

  test('that are withdrawn leave the counts and come back with them', async () => {
    await cluster();
    const { batch } = await importCsv('later.csv', csvOf(later));
    await service.client.run(theme.assign, {});
    const before = await seen();
    await service.client.call(importContract.methods.withdraw, { batch });
    expect((await current()).scope).toBe(120);
    await undo();
    expect(await seen()).toBe(before);
  });
});

describe('promoting', () => {
  test('makes codes and whole-message codings in one step that undo takes back', async () => {
    await cluster();
    const card = await themeOf(1);
    await service.client.call(theme.rename, { theme: card.id, name: 'Fee change' });
    const { theme: group } = await service.client.call(theme.create, { name: 'Money', parent: null });
    await service.client.call(theme.place, { themes: [card.id], parent: group, before: null });
    const input = { themes: [{ theme: card.id, definition: 'From a theme' }] };
    const preview = await service.client.run(theme.promote, { ...input, dryRun: true });
    expect(preview).toEqual({
      codes: [{ theme: card.id, name: 'Fee change', path: ['Money', 'Fee change'], existing: false, messages: card.messages, codings: card.messages }],
      codings: card.messages,
      messages: card.messages,
    });
    expect((await service.client.call(codebookContract.methods.tree, {})).codes).toEqual([]);
    expect(await service.client.run(theme.promote, { ...input, dryRun: false })).toEqual(preview);
    const { codes } = await service.client.call(codebookContract.methods.tree, {});
    expect(codes.map(({ name, definition, codings }) => [name, definition, codings])).toEqual([['Money', '', 0], ['Fee change', 'From a theme', card.messages]]);
    const { passages } = await service.client.call(codingContract.methods.passages, { code: codes[1]?.id ?? 0, below: false, cursor: null, limit: 5 });
    expect(passages[0]?.coding).toMatchObject({ span: null, origin: 'auto', intact: true });
    const again = await service.client.run(theme.promote, { ...input, dryRun: true });
    expect(again.codes[0]).toMatchObject({ existing: true, codings: 0 });
    await undo();
    expect((await service.client.call(codebookContract.methods.tree, {})).codes).toEqual([]);
    expect(await find('is:coded')).toBe(0);
  });
});

test('themes outlive a restart, and the project verifies', async () => {
  await cluster();
  await service.client.call(theme.move, { selection: { messages: [1] }, theme: (await themeOf(2)).id });
  const before = await seen();
  await service.restart();
  await service.client.call(projectContract.methods.open, { path: service.project, passphrase: null });
  expect(await seen()).toBe(before);
  expect(await service.client.run(projectContract.methods.verify, {})).toMatchObject({ ok: true, problems: [] });
});
