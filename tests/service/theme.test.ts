import { describe, expect, test } from 'vitest';
import { codebookContract } from '#shared/contracts/codebook.ts';
import { codingContract } from '#shared/contracts/coding.ts';
import { messagesContract } from '#shared/contracts/messages.ts';
import { projectContract } from '#shared/contracts/project.ts';
import { themeContract } from '#shared/contracts/theme.ts';
import { themeProject } from './theme-fixture.ts';

const theme = themeContract.methods;
const project = themeProject();
const { cluster, current, themeOf, find, undo, seen } = project;

describe('what a theme counts for', () => {
  test('a proposed one is found by search and opens its passages, and is in no export until it is accepted', async () => {
    await cluster();
    const card = await themeOf(1);
    expect(await find(`theme:"${card.name}"`)).toBe(card.messages);
    expect(await find('has:theme')).toBe((await current()).mapped);
    const view = await project.service.client.call(messagesContract.methods.open, { query: 'id:M1', sort: [] });
    expect((await project.service.client.call(messagesContract.methods.rows, { view: view.view, start: 0, count: 1 })).rows[0]?.theme).toEqual({ name: card.name, proposed: true });
    expect(await project.service.client.call(projectContract.methods.info, {})).toMatchObject({ themes: 4, acceptedThemes: 0 });
    await project.service.client.call(theme.accept, { themes: [card.id] });
    expect((await project.service.client.call(messagesContract.methods.rows, { view: view.view, start: 0, count: 1 })).rows[0]?.theme).toEqual({ name: card.name, proposed: false });
    expect(await project.service.client.call(theme.accept, { themes: 'all' })).toEqual({ accepted: 3 });
    expect(await project.service.client.call(projectContract.methods.info, {})).toMatchObject({ themes: 4, acceptedThemes: 4 });
    const facets = await project.service.client.call(messagesContract.methods.facets, { field: 'theme', query: '', limit: 10 });
    expect(facets.values).toContainEqual({ value: card.name, count: card.messages });
  });

  test('a message knows its theme, its fit, and whether a person put it there', async () => {
    expect(await project.service.client.call(theme.ofMessage, { message: 1 })).toEqual({ place: null });
    await cluster();
    const card = await themeOf(1);
    const { place } = await project.service.client.call(theme.ofMessage, { message: 1 });
    expect(place).toMatchObject({ theme: { id: card.id, name: card.name, accepted: false } });
    expect(place?.fit).toBeGreaterThan(0);
    await project.service.client.call(theme.move, { selection: { messages: [1] }, theme: null });
    expect(await project.service.client.call(theme.ofMessage, { message: 1 })).toEqual({ place: { theme: null, fit: null } });
  });

  test('passages come best first, page by page; of messages in no theme a sample can be drawn', async () => {
    await cluster();
    const card = await themeOf(1);
    const all = await project.service.client.call(theme.passages, { place: card.id, offset: 0, limit: 200 });
    expect(all.total).toBe(card.messages);
    const fits = all.passages.map(({ fit }) => fit ?? Number.NaN);
    expect(fits).toEqual(fits.toSorted((left, right) => right - left));
    const second = await project.service.client.call(theme.passages, { place: card.id, offset: 10, limit: 5 });
    expect(second.passages).toEqual(all.passages.slice(10, 15));
    await project.service.client.call(theme.move, { selection: { messages: [1, 2, 3, 4, 5] }, theme: null });
    const sample = await project.service.client.call(theme.passages, { place: 'unmapped', offset: 0, limit: 50, sample: 3 });
    expect(sample.total).toBe(3);
    expect(sample).toEqual(await project.service.client.call(theme.passages, { place: 'unmapped', offset: 0, limit: 50, sample: 3 }));
  });
});

describe('promoting', () => {
  test('makes codes and whole-message codings in one step that undo takes back', async () => {
    await cluster();
    const card = await themeOf(1);
    await project.service.client.call(theme.rename, { theme: card.id, name: 'Fee change' });
    const { theme: group } = await project.service.client.call(theme.create, { name: 'Money', parent: null });
    await project.service.client.call(theme.place, { themes: [card.id], parent: group, before: null });
    const input = { themes: [{ theme: card.id, definition: 'From a theme' }] };
    const preview = await project.service.client.run(theme.promote, { ...input, dryRun: true });
    expect(preview).toEqual({
      codes: [{ theme: card.id, name: 'Fee change', path: ['Money', 'Fee change'], existing: false, messages: card.messages, codings: card.messages }],
      codings: card.messages,
      messages: card.messages,
    });
    expect((await project.service.client.call(codebookContract.methods.tree, {})).codes).toEqual([]);
    expect(await project.service.client.run(theme.promote, { ...input, dryRun: false })).toEqual(preview);
    const { codes } = await project.service.client.call(codebookContract.methods.tree, {});
    expect(codes.map(({ name, definition, codings }) => [name, definition, codings])).toEqual([['Money', '', 0], ['Fee change', 'From a theme', card.messages]]);
    const { passages } = await project.service.client.call(codingContract.methods.passages, { code: codes[1]?.id ?? 0, below: false, cursor: null, limit: 5 });
    expect(passages[0]?.coding).toMatchObject({ span: null, origin: 'auto', intact: true });
    const again = await project.service.client.run(theme.promote, { ...input, dryRun: true });
    expect(again.codes[0]).toMatchObject({ existing: true, codings: 0 });
    await undo();
    expect((await project.service.client.call(codebookContract.methods.tree, {})).codes).toEqual([]);
    expect(await find('is:coded')).toBe(0);
  });
});

test('themes outlive a restart, and the project verifies', async () => {
  await cluster();
  await project.service.client.call(theme.move, { selection: { messages: [1] }, theme: (await themeOf(2)).id });
  const before = await seen();
  await project.service.restart();
  await project.service.client.call(projectContract.methods.open, { path: project.service.project, passphrase: null });
  expect(await seen()).toBe(before);
  expect(await project.service.client.run(projectContract.methods.verify, {})).toMatchObject({ ok: true, problems: [] });
});
