import { describe, expect, test } from 'vitest';
import { isAppError } from '#shared/base/errors.ts';
import { historyContract } from '#shared/contracts/history.ts';
import { importContract } from '#shared/contracts/import.ts';
import { themeContract } from '#shared/contracts/theme.ts';
import { csvOf, later, rejection, themeProject } from './theme-fixture.ts';

const theme = themeContract.methods;
const project = themeProject();
const { importCsv, cluster, current, themes, themeOf, find, undo, redo, seen } = project;

describe('clustering', () => {
  test('finds what the messages are about, with every message counted once and the recipe recorded', async () => {
    const steps = new Set<string>();
    const result = await project.service.client.run(
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
    expect((await project.service.client.call(theme.overview, {})).current).toBeNull();
    await redo();
    expect(await seen()).toBe(before);
  });

  test('can be of a query and of one language; the denominators are theirs', async () => {
    const chinese = await find('lang:zh OR lang:mixed');
    const [some, together] = [await find('赎回 OR 基金'), await find('')];
    expect([chinese, some, together].every((each) => each > 20) && together).toBe(120);
    expect(await cluster({ clusters: 2, language: 'zh' })).toMatchObject({ scope: chinese });
    expect(await cluster({ clusters: 2, anew: true, query: '赎回 OR 基金' })).toMatchObject({ scope: some });
    const { sets, current: now } = await project.service.client.call(theme.overview, {});
    expect(sets.map(({ query, language, current: is }) => [query, language, is])).toEqual([['', 'zh', false], ['赎回 OR 基金', 'both', true]]);
    await project.service.client.call(theme.show, { set: sets[0]?.id ?? 0 });
    expect((await current()).scope).toBe(chinese);
    await project.service.client.call(theme.removeSet, { set: now?.set.id ?? 0 });
    expect((await project.service.client.call(theme.overview, {})).sets).toHaveLength(1);
    await undo();
    await undo();
    expect((await current()).scope).toBe(some);
  });

  test('cancelled, it leaves the former set as it was', async () => {
    await cluster();
    const before = await seen();
    const own = new AbortController();
    const running = project.service.client.run(theme.cluster, { query: '', language: 'both', clusters: 3, seed: 2, anew: false }, { signal: own.signal, onProgress: () => own.abort() });
    expect(isAppError(await rejection(running), 'cancelled')).toBe(true);
    expect(await seen()).toBe(before);
    expect((await project.service.client.call(historyContract.methods.list, { before: null, limit: 1 })).entries[0]?.type).toBe('theme.cluster');
  });

  test('refuses what cannot be clustered', async () => {
    expect(await rejection(cluster({ query: 'nothing-says-this' }))).toMatchObject({ code: 'invalid-input', params: { reason: 'too-few-messages', messages: 0 } });
    await cluster();
    expect(await rejection(cluster({ query: 'theme:x' }))).toMatchObject({ code: 'invalid-input', params: { reason: 'theme-in-scope' } });
    expect(await rejection(cluster({ query: 'rating:many' }))).toMatchObject({ code: 'invalid-input', params: { reason: 'query' } });
  });
});

describe('a re-run', () => {
  test('an edit made meanwhile makes it void, and the edit stays', async () => {
    await cluster();
    const card = await themeOf(1);
    let edited: Promise<unknown> | undefined;
    const running = project.service.client.run(theme.cluster, { query: '', language: 'both', clusters: 4, seed: 3, anew: false }, {
      onProgress: () => void (edited ??= project.service.client.call(theme.rename, { theme: card.id, name: 'Named meanwhile' })),
    });
    expect(await rejection(running)).toMatchObject({ code: 'conflict', params: { reason: 'themes-changed' } });
    await edited;
    expect(await themeOf(1)).toMatchObject({ id: card.id, name: 'Named meanwhile' });
  });


  test('keeps what the analyst made of the themes, and says how much', async () => {
    await cluster();
    const [card, exchange, fees, redemption] = [await themeOf(1), await themeOf(2), await themeOf(3), await themeOf(4)];
    await project.service.client.call(theme.rename, { theme: card.id, name: 'Fee change' });
    await project.service.client.call(theme.pin, { themes: [exchange.id], pinned: true });
    await project.service.client.call(theme.noise, { themes: [redemption.id], noise: true });
    await project.service.client.call(theme.move, { selection: { messages: [3, 7] }, theme: card.id });
    const { theme: group } = await project.service.client.call(theme.create, { name: 'Group', parent: null });
    await project.service.client.call(theme.place, { themes: [card.id], parent: group, before: null });
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
    await project.service.client.call(theme.merge, { from: [exchange.id], into: card.id });
    await project.service.client.call(theme.merge, { from: [redemption.id], into: fees.id });
    const { themes: parts } = await project.service.client.run(theme.split, { theme: fees.id, parts: 2, seed: 3, dryRun: false });
    const result = await cluster({ clusters: 4, seed: 5 });
    expect(result.kept).toMatchObject({ merged: 2, split: 2 });
    expect([(await themeOf(1)).id, (await themeOf(2)).id]).toEqual([card.id, card.id]);
    expect(new Set([(await themeOf(3)).id, (await themeOf(4)).id])).toEqual(new Set(parts));
  });

  test('an accepted theme that nobody edited goes on under its name as long as its messages belong together', async () => {
    await cluster();
    const card = await themeOf(1);
    await project.service.client.call(theme.accept, { themes: [card.id] });
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
    await project.service.client.call(theme.merge, { from: [redemption.id], into: card.id });
    await project.service.client.run(theme.split, { theme: card.id, parts: 2, seed: 1, dryRun: false });
    const before = await current();
    await importCsv('later.csv', csvOf(later));
    expect((await current()).stale).toEqual({ added: 3, gone: 0, model: false });
    expect((await current()).mapped).toBe(before.mapped);
    expect(await project.service.client.run(theme.assign, {})).toMatchObject({ assigned: 3, unmapped: 0 });
    const after = await current();
    expect(after).toMatchObject({ scope: 123, mapped: before.mapped + 3, stale: { added: 0, gone: 0 } });
    // Through the parts of a theme that was split, too.
    expect((await themeOf(121)).id).toBe((await themeOf(1)).id);
    expect((await themeOf(122)).id).toBe((await themeOf(2)).id);
    expect((await themeOf(123)).id).toBe((await themeOf(3)).id);
    expect(await project.service.client.run(theme.assign, {})).toMatchObject({ assigned: 0, unmapped: 0 });
  });

  test('that are withdrawn leave the counts and come back with them', async () => {
    await cluster();
    const { batch } = await importCsv('later.csv', csvOf(later));
    await project.service.client.run(theme.assign, {});
    const before = await seen();
    await project.service.client.call(importContract.methods.withdraw, { batch });
    expect((await current()).scope).toBe(120);
    await undo();
    expect(await seen()).toBe(before);
  });
});
