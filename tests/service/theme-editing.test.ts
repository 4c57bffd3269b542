import { beforeEach, describe, expect, test } from 'vitest';
import { themeContract } from '#shared/contracts/theme.ts';
import { rejection, themeProject } from './theme-fixture.ts';

const theme = themeContract.methods;
const project = themeProject();
const { cluster, current, themes, themeOf, find, undo, redo, seen } = project;

describe('editing', () => {
  beforeEach(async () => {
    await cluster();
  });

  test('every edit is one step that undo takes back whole, and redo does again', async () => {
    const [card, exchange, fees, redemption] = [await themeOf(1), await themeOf(2), await themeOf(3), await themeOf(4)];
    const { theme: group } = await project.service.client.call(theme.create, { name: 'Group', parent: null });
    const edits: (() => Promise<unknown>)[] = [
      () => project.service.client.call(theme.rename, { theme: card.id, name: 'Card delivery' }),
      () => project.service.client.call(theme.pin, { themes: [card.id], pinned: true }),
      () => project.service.client.call(theme.noise, { themes: [redemption.id], noise: true }),
      () => project.service.client.call(theme.accept, { themes: [fees.id] }),
      () => project.service.client.call(theme.create, { name: 'Other', parent: null }),
      () => project.service.client.call(theme.place, { themes: [card.id, exchange.id], parent: group, before: null }),
      () => project.service.client.call(theme.move, { selection: { messages: [1, 5, 9] }, theme: fees.id }),
      () => project.service.client.call(theme.merge, { from: [fees.id, redemption.id], into: exchange.id }),
      () => project.service.client.run(theme.split, { theme: exchange.id, parts: 2, seed: 1, dryRun: false }),
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
    expect(await project.service.client.call(theme.merge, { from: [redemption.id], into: card.id })).toEqual({ messages: redemption.messages });
    const merged = await themeOf(1);
    expect(merged).toMatchObject({ id: card.id, messages: card.messages + redemption.messages, accepted: true });
    expect(merged.keywords).toEqual(expect.arrayContaining([card.keywords[0], redemption.keywords[0]]));
    expect((await themes()).map(({ id }) => id)).not.toContain(redemption.id);
    expect(await rejection(project.service.client.call(theme.merge, { from: [card.id], into: card.id }))).toMatchObject({ params: { reason: 'theme-into-itself' } });
  });

  test('a split shows its parts first, then makes them; the largest keeps the theme', async () => {
    const [card, redemption] = [await themeOf(1), await themeOf(4)];
    await project.service.client.call(theme.rename, { theme: card.id, name: 'Everything' });
    await project.service.client.call(theme.merge, { from: [redemption.id], into: card.id });
    await project.service.client.call(theme.move, { selection: { messages: [2] }, theme: card.id });
    const before = await seen();
    const preview = await project.service.client.run(theme.split, { theme: card.id, parts: 2, seed: 1, dryRun: true });
    expect(await seen()).toBe(before);
    expect(preview).toMatchObject({ themes: [], stay: 1 });
    expect(preview.parts.map(({ messages }) => messages)).toEqual([30, 30]);
    expect(preview.parts.every(({ samples }) => samples.length > 0)).toBe(true);
    const done = await project.service.client.run(theme.split, { theme: card.id, parts: 2, seed: 1, dryRun: false });
    expect(done.parts).toEqual(preview.parts);
    expect(done.themes[0]).toBe(card.id);
    expect(new Set([(await themeOf(1)).id, (await themeOf(4)).id])).toEqual(new Set(done.themes));
    expect((await themeOf(2)).id).toBe(card.id);
    expect((await themes()).find(({ id }) => id === card.id)).toMatchObject({ name: 'Everything', messages: 31, moved: 1 });
  });

  test('noise leaves the denominator and is shown apart', async () => {
    const redemption = await themeOf(4);
    const before = await current();
    await project.service.client.call(theme.noise, { themes: [redemption.id], noise: true });
    const after = await current();
    expect(after).toMatchObject({ scope: before.scope, noise: redemption.messages, mapped: before.mapped - redemption.messages, unmapped: before.unmapped });
    expect(after.themes.find(({ id }) => id === redemption.id)).toMatchObject({ noise: true, accepted: true, messages: redemption.messages });
  });

  test('groups hold themes and do not nest; a search for a group finds what is under it', async () => {
    const [card, redemption] = [await themeOf(1), await themeOf(4)];
    const { theme: group } = await project.service.client.call(theme.create, { name: 'Money', parent: null });
    const { theme: other } = await project.service.client.call(theme.create, { name: 'Other', parent: null });
    await project.service.client.call(theme.place, { themes: [card.id, redemption.id], parent: group, before: null });
    expect(await find('theme:money')).toBe(card.messages + redemption.messages);
    expect(await find(`theme:"money/${card.name}"`)).toBe(card.messages);
    const passages = await project.service.client.call(theme.passages, { place: group, offset: 0, limit: 1 });
    expect(passages.total).toBe(card.messages + redemption.messages);
    expect(await rejection(project.service.client.call(theme.place, { themes: [group], parent: other, before: null }))).toMatchObject({ code: 'conflict', params: { reason: 'theme-has-members' } });
    expect(await rejection(project.service.client.call(theme.place, { themes: [other], parent: card.id, before: null }))).toMatchObject({ code: 'conflict', params: { reason: 'theme-nested' } });
    expect(await rejection(project.service.client.call(theme.remove, { theme: card.id }))).toMatchObject({ code: 'conflict', params: { reason: 'theme-in-use', messages: card.messages } });
    await project.service.client.call(theme.remove, { theme: group });
    expect((await themes()).find(({ id }) => id === card.id)?.parent).toBeNull();
  });

  test('a message moved by a person goes before the machine, into a theme, out of all and back', async () => {
    const [card, fees] = [await themeOf(1), await themeOf(3)];
    expect(await project.service.client.call(theme.move, { selection: { messages: [1, 3] }, theme: fees.id })).toEqual({ moved: 1, already: 1 });
    expect((await themeOf(1)).id).toBe(fees.id);
    expect((await project.service.client.call(theme.passages, { place: fees.id, offset: 0, limit: 1 })).passages[0]).toMatchObject({ message: 1, fit: null });
    await project.service.client.call(theme.move, { selection: { query: `theme:"${fees.name}"`, except: [3] }, theme: null });
    expect((await themes()).find(({ id }) => id === fees.id)).toMatchObject({ messages: 1, accepted: true });
    await project.service.client.call(theme.move, { selection: { messages: [1] }, theme: card.id });
    expect((await themeOf(1)).id).toBe(card.id);
  });
});

test('themes that are alike come under proposed groups in one step', async () => {
  await cluster({ clusters: 6 });
  const before = await seen();
  const result = await project.service.client.run(theme.group, {});
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
  await project.service.client.call(theme.place, { themes: (await themes()).slice(0, 5).map(({ id }) => id), parent: (await themes())[5]?.id ?? 0, before: null });
  expect(await rejection(project.service.client.run(theme.group, {}))).toMatchObject({ code: 'conflict', params: { reason: 'nothing-alike' } });
});
