import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { codebookContract } from '#shared/contracts/codebook.ts';
import { codingContract } from '#shared/contracts/coding.ts';
import { conversationContract } from '#shared/contracts/conversation.ts';
import { historyContract } from '#shared/contracts/history.ts';
import { importContract, type UpdateChoice } from '#shared/contracts/import.ts';
import { memoContract } from '#shared/contracts/memo.ts';
import { projectContract } from '#shared/contracts/project.ts';
import { searchContract } from '#shared/contracts/search.ts';
import { tagContract } from '#shared/contracts/tag.ts';
import { importCsv, startWithProject, type TestService } from './harness.ts';

const coding = codingContract.methods;
const imports = importContract.methods;

const first = `id,conversation,time,participant,role,channel,rating,text
M1,C1,2026-08-05 10:42:06,K-1,customer,Chat,2,The fee went up twice. Nobody told me about the fee!
M2,C1,2026-08-05 10:42:31,A-1,agent,Chat,,It was announced on our site.
M3,,2026-08-06 09:00:00,K-2,customer,Post,,𠮷野家 👩‍👩‍👧 long wait
`;
const second = `id,conversation,time,participant,role,channel,rating,text
M1,C1,2026-08-05 10:42:06,K-1,customer,Chat,1,"EDIT: The fee went up twice. Nobody told me, as I said."
M2,C1,2026-08-05 10:42:31,A-1,agent,Chat,,It was announced on our site.
M3,,2026-08-06 09:00:00,K-2,customer,Post,,Now 𠮷野家 👩‍👩‍👧 had a long wait
M4,C1,2026-08-05 10:43:00,K-1,customer,Chat,,Thank you.
`;

let service: TestService & { project: string };
let rejects: { id: number; row: number }[];
let batch: number;

beforeEach(async () => {
  service = await startWithProject();
  await importCsv(service, 'first.csv', first, 'UTC');
});
afterEach(() => service.close());

async function importSecond(): Promise<void> {
  const result = await importCsv(service, 'second.csv', second, 'UTC');
  expect(result).toMatchObject({ rows: 4, imported: 1, duplicates: 1, updates: 2, rejected: 2 });
  ({ batch } = result);
  rejects = (await service.client.call(imports.rejects, { batch, offset: 0, limit: 10 })).rejects.map(({ id, row }) => ({ id, row }));
}

const decide = (choice: UpdateChoice | null, ...ids: number[]) => service.client.run(imports.decide, { selection: { rejects: ids }, choice });
const texts = async (query: string) => {
  const { hits } = await service.client.call(searchContract.methods.run, { query, limit: 50 });
  return hits.map(({ text }) => text);
};
/** What a project says of itself that a decision may change. */
async function counts() {
  const { messages, conversations, languages, codings, codedMessages, memos } = await info();
  return { messages, conversations, languages, codings, codedMessages, memos };
}
const info = () => service.client.call(projectContract.methods.info, {});
const check = async () => expect(await service.client.run(projectContract.methods.verify, {})).toMatchObject({ ok: true, problems: [] });
const outline = async (conversation: number) => [...(await service.client.call(conversationContract.methods.outline, { conversation })).messages];
const codingsOf = async (conversation: number) =>
  (await service.client.call(coding.ofConversation, { conversation })).codings.map(({ message, quote, span, intact }) => ({ message, quote, start: span?.start, intact }));

describe('an update of a message', () => {
  test('waits for a decision, and shows both texts and what would become of the codings', async () => {
    const { code } = await service.client.call(codebookContract.methods.create, { name: 'Fee', parent: null });
    await service.client.call(coding.add, { message: 1, code, span: { start: 4, end: 21 } });
    await service.client.call(coding.add, { message: 1, code, span: { start: 23, end: 52 } });
    await service.client.call(coding.add, { message: 1, code, span: null });
    await importSecond();
    const [update] = rejects;
    expect(await service.client.call(imports.update, { reject: update?.id ?? 0 })).toMatchObject({
      message: 1,
      storedText: 'The fee went up twice. Nobody told me about the fee!',
      newText: 'EDIT: The fee went up twice. Nobody told me, as I said.',
      choice: null,
      codings: { moved: 2, left: 1 },
    });
    expect((await service.client.call(imports.batches, {})).batches[0]).toMatchObject({ id: batch, undecided: 2 });
  });

  test('brings participant, role, channel, brand and time along, and what it does not state stays', async () => {
    const { batch: third } = await importCsv(service, 'third.csv', `id,time,participant,role,channel,brand,rating,text
M1,2026-08-05 11:00:00,K-7,agent,E-mail,Northbank,,The fee went up three times.
M2,,,,,,,It was announced in our app.
`, 'UTC');
    const updates = (await service.client.call(imports.rejects, { batch: third, offset: 0, limit: 10 })).rejects.map(({ id }) => id);
    expect((await service.client.call(imports.update, { reject: updates[0] ?? 0 })).changes).toEqual([
      { field: 'participant', stored: 'K-1', new: 'K-7' },
      { field: 'role', stored: 'customer', new: 'agent' },
      { field: 'channel', stored: 'Chat', new: 'E-mail' },
      { field: 'brand', stored: null, new: 'Northbank' },
      { field: 'sentAt', stored: Date.UTC(2026, 7, 5, 10, 42, 6), new: Date.UTC(2026, 7, 5, 11) },
      { field: 'rating', stored: 2, new: null },
    ]);
    expect((await service.client.call(imports.update, { reject: updates[1] ?? 0 })).changes).toEqual([]);
    expect(await info()).toMatchObject({ participants: 3 });
    expect(await texts('channel:E-mail')).toEqual([]);
    await decide('take', ...updates);
    expect(await texts('channel:E-mail brand:Northbank author:K-7 role:agent')).toEqual(['The fee went up three times.']);
    const details = (message: number) => service.client.call(conversationContract.methods.details, { message });
    expect(await details(4)).toMatchObject({ externalId: 'M1', channel: 'E-mail', brand: 'Northbank', role: 'agent', participant: { externalId: 'K-7' }, rating: null });
    expect(await details(5)).toMatchObject({ externalId: 'M2', channel: 'Chat', brand: null, role: 'agent', participant: { externalId: 'A-1' } });
    expect(await info()).toMatchObject({ participants: 3 });
    await service.client.call(historyContract.methods.undo, {});
    expect(await texts('author:K-1')).toEqual(['The fee went up twice. Nobody told me about the fee!']);
    await check();
  });

  test('moves what its batches show, as it is taken, left open again and undone', async () => {
    const shown = async () => (await service.client.call(imports.batches, {})).batches.map(({ messages }) => messages);
    await importSecond();
    expect(await shown()).toEqual([1, 3]);
    await decide('take', ...rejects.map(({ id }) => id));
    expect(await shown()).toEqual([3, 1]);
    await decide(null, rejects[0]?.id ?? 0);
    expect(await shown()).toEqual([2, 2]);
    await service.client.call(historyContract.methods.undo, {});
    await service.client.call(historyContract.methods.undo, {});
    expect(await shown()).toEqual([1, 3]);
    await decide('take', rejects[1]?.id ?? 0);
    expect(await shown()).toEqual([2, 2]);
    expect(await service.client.call(imports.withdraw, { batch })).toEqual({ messages: 2 });
    expect((await service.client.call(imports.batches, {})).batches.filter(({ state }) => state === 'complete').map(({ messages }) => messages)).toEqual([3]);
    await check();
  });

  test('kept: nothing changes but that it is decided; undone and redone', async () => {
    await importSecond();
    const before = await info();
    expect(await decide('keep', ...rejects.map(({ id }) => id))).toEqual({ decided: 2, moved: 0, left: 0 });
    const choices = async () => (await service.client.call(imports.rejects, { batch, offset: 0, limit: 10 })).rejects.map(({ choice }) => choice);
    expect(await choices()).toEqual(['keep', 'keep']);
    expect(await info()).toMatchObject({ messages: before.messages, codings: before.codings });
    await service.client.call(historyContract.methods.undo, {});
    expect(await choices()).toEqual([null, null]);
    await service.client.call(historyContract.methods.redo, {});
    expect(await choices()).toEqual(['keep', 'keep']);
    await decide(null, rejects[0]?.id ?? 0);
    expect(await choices()).toEqual([null, 'keep']);
    await check();
  });

  test('taken: the new text stands in its place, what was coded follows where its words are, the rest stays provable', async () => {
    const { code } = await service.client.call(codebookContract.methods.create, { name: 'Fee', parent: null });
    await service.client.call(coding.add, { message: 1, code, span: { start: 4, end: 21 } });
    await service.client.call(coding.add, { message: 1, code, span: { start: 23, end: 52 } });
    await service.client.call(coding.add, { message: 1, code, span: null });
    await service.client.call(coding.add, { message: 3, code, span: { start: 4, end: 9 } });
    await service.client.call(tagContract.methods.apply, { selection: { messages: [1] }, name: 'Look' });
    await service.client.call(memoContract.methods.add, { target: { kind: 'message', id: 1 }, text: 'Twice!' });
    await importSecond();
    const conversation = (await service.client.call(conversationContract.methods.ofMessage, { message: 1 })).conversation;
    expect(await outline(conversation)).toEqual([1, 2, 4]);

    expect(await service.client.run(imports.decide, { selection: { batch }, choice: 'take' })).toEqual({ decided: 2, moved: 3, left: 1 });
    // Same number of messages, in the same place of the same conversation; the old text is neither found nor counted.
    expect(await info()).toMatchObject({ messages: 4, codings: 3, codedMessages: 2 });
    expect(await outline(conversation)).toEqual([5, 2, 4]);
    expect(await texts('"went up twice"')).toEqual(['EDIT: The fee went up twice. Nobody told me, as I said.']);
    expect(await texts('"about the fee"')).toEqual([]);
    expect(await codingsOf(conversation)).toEqual([
      { message: 5, quote: null, start: undefined, intact: true },
      { message: 5, quote: 'fee went up twice', start: 10, intact: true },
    ]);
    expect(await codingsOf(-6)).toEqual([{ message: 6, quote: '👩‍👩‍👧', start: 8, intact: true }]);
    const details = await service.client.call(conversationContract.methods.details, { message: 5 });
    expect(details).toMatchObject({ externalId: 'M1', rating: 1, channel: 'Chat', provenance: { file: 'second.csv', row: 1 } });
    const { turns } = await service.client.call(conversationContract.methods.turns, { messages: [5] });
    expect(turns[0]).toMatchObject({ memos: 1, tags: [1], participant: { externalId: 'K-1' } });
    expect((await service.client.call(codebookContract.methods.tree, {})).codings).toBe(3);
    expect(await service.client.call(coding.leftBehind, { limit: 10 })).toMatchObject({
      total: 1,
      codings: [{ coding: { message: 1, quote: 'Nobody told me about the fee!', intact: true }, shown: 5, conversation }],
    });
    await check();

    // The file once more: every row of it is known, whichever version is shown.
    await importCsv(service, 'again.csv', first, 'UTC');
    expect(await importCsv(service, 'second again.csv', second, 'UTC')).toMatchObject({ imported: 0, duplicates: 4, updates: 0 });
  });

  test('taken and undone all is as before, redone as taken, also over a restart and beside a later import', async () => {
    const { code } = await service.client.call(codebookContract.methods.create, { name: 'Fee', parent: null });
    await service.client.call(coding.add, { message: 1, code, span: { start: 4, end: 21 } });
    await importSecond();
    const conversation = (await service.client.call(conversationContract.methods.ofMessage, { message: 1 })).conversation;
    const before = [await counts(), await outline(conversation), await codingsOf(conversation)];
    await decide('take', rejects[0]?.id ?? 0);
    const taken = [await outline(conversation), await codingsOf(conversation)];
    expect(taken[0]).toEqual([5, 2, 4]);
    await service.client.call(historyContract.methods.undo, {});
    expect([await counts(), await outline(conversation), await codingsOf(conversation)]).toEqual(before);
    expect(await texts('EDIT')).toEqual([]);
    await check();
    await service.restart();
    await service.client.call(projectContract.methods.open, { path: service.project, passphrase: null });
    await service.client.call(historyContract.methods.redo, {});
    expect([await outline(conversation), await codingsOf(conversation)]).toEqual(taken);
    await service.client.call(historyContract.methods.undo, {});
    // An import after the undoing takes the next ids; deciding again finds the message that was made before.
    await importCsv(service, 'third.csv', 'id,text\nM9,Quite another message\n', 'UTC');
    await decide('take', rejects[0]?.id ?? 0);
    expect(await outline(conversation)).toEqual([5, 2, 4]);
    await decide('take', rejects[1]?.id ?? 0);
    expect(await info()).toMatchObject({ messages: 5 });
    expect(await texts('"another message"')).toHaveLength(1);
    await check();
  });

  test('a decision can be changed, and a second update replaces the first', async () => {
    const { code } = await service.client.call(codebookContract.methods.create, { name: 'Fee', parent: null });
    await service.client.call(coding.add, { message: 1, code, span: { start: 4, end: 21 } });
    await importSecond();
    const [one] = rejects;
    await decide('take', one?.id ?? 0);
    const third = await importCsv(service, 'third.csv', 'id,text\nM1,Only: the fee went up twice\n', 'UTC');
    expect(third).toMatchObject({ updates: 1 });
    const [later] = (await service.client.call(imports.rejects, { batch: third.batch, offset: 0, limit: 1 })).rejects;
    expect((await service.client.call(imports.update, { reject: later?.id ?? 0 })).storedText).toMatch(/^EDIT/u);
    await decide('take', later?.id ?? 0);
    expect(await texts('"went up twice"')).toEqual(['Only: the fee went up twice']);
    expect((await service.client.call(coding.leftBehind, { limit: 10 })).total).toBe(0);
    await expect(decide('keep', one?.id ?? 0)).rejects.toMatchObject({ code: 'conflict', params: { reason: 'later-version-taken' } });
    await decide('keep', later?.id ?? 0);
    expect(await texts('"went up twice"')).toEqual(['EDIT: The fee went up twice. Nobody told me, as I said.']);
    await decide('keep', one?.id ?? 0);
    expect(await texts('"went up twice"')).toEqual(['The fee went up twice. Nobody told me about the fee!']);
    const conversation = (await service.client.call(conversationContract.methods.ofMessage, { message: 1 })).conversation;
    expect(await codingsOf(conversation)).toEqual([{ message: 1, quote: 'fee went up twice', start: 4, intact: true }]);
    await check();
  });

  test('a batch that is withdrawn takes its texts along', async () => {
    const { code } = await service.client.call(codebookContract.methods.create, { name: 'Fee', parent: null });
    await service.client.call(coding.add, { message: 1, code, span: { start: 4, end: 21 } });
    await importSecond();
    await decide('take', ...rejects.map(({ id }) => id));
    await service.client.call(imports.withdraw, { batch });
    expect(await info()).toMatchObject({ messages: 3, codings: 1 });
    expect(await texts('"went up twice"')).toEqual(['The fee went up twice. Nobody told me about the fee!']);
    await check();
    await service.client.call(historyContract.methods.undo, {});
    expect(await texts('"went up twice"')).toEqual(['EDIT: The fee went up twice. Nobody told me, as I said.']);
    await check();
  });

  test('what is no update, or none any more, is refused with its reason', async () => {
    await importSecond();
    await expect(decide('keep', 999)).rejects.toMatchObject({ code: 'not-found', params: { reason: 'no-such-reject' } });
    const bad = await importCsv(service, 'bad.csv', 'id,time,text\nB1,2026-99-99,Hello\nB2,2026-08-01,Hello again\n', 'UTC');
    const [other] = (await service.client.call(imports.rejects, { batch: bad.batch, offset: 0, limit: 1 })).rejects;
    await expect(decide('take', other?.id ?? 0)).rejects.toMatchObject({ code: 'conflict', params: { reason: 'not-an-update' } });
    await service.client.call(imports.withdraw, { batch });
    await expect(decide('take', rejects[0]?.id ?? 0)).rejects.toMatchObject({ code: 'conflict', params: { reason: 'batch-not-complete' } });
  });
});
