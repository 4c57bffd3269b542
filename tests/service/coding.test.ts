import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { codebookContract } from '#shared/contracts/codebook.ts';
import { codingContract } from '#shared/contracts/coding.ts';
import { conversationContract } from '#shared/contracts/conversation.ts';
import { historyContract } from '#shared/contracts/history.ts';
import { detectedOptions, importContract } from '#shared/contracts/import.ts';
import { jobsContract } from '#shared/contracts/jobs.ts';
import { memoContract } from '#shared/contracts/memo.ts';
import { projectContract, type TableChanges } from '#shared/contracts/project.ts';
import { tagContract } from '#shared/contracts/tag.ts';
import { importCsv, startWithProject, type TestService } from './harness.ts';

const coding = codingContract.methods;
const codebook = codebookContract.methods;
const history = historyContract.methods;

const csv = `id,conversation,time,participant,role,channel,text
M1,C1,2026-08-05 10:42:06,K-4471,customer,Chat,"管理费上调，没有任何人通知我。"
M2,C1,2026-08-05 10:42:31,A-1083,agent,Chat,"公告已于 7 月 20 日在官网发布，请您知悉。"
M3,C1,2026-08-05 10:43:02,K-4471,customer,Chat,"𠮷野家 👩‍👩‍👧 cafe\u0301 管理费"
M4,,2026-08-06 09:00:00,K-0001,customer,Post,"The management fee went up. No notice of the fee!"
`;

let service: TestService & { project: string };
beforeEach(async () => {
  service = await startWithProject();
  await importCsv(service, 'small.csv', csv);
});
afterEach(() => service.close());

async function conversationOf(message: number) {
  const { conversation } = await service.client.call(conversationContract.methods.ofMessage, { message });
  const { messages } = await service.client.call(conversationContract.methods.outline, { conversation });
  return { conversation, messages: [...messages] };
}

describe('reading', () => {
  test('a conversation shows its turns in order, with who spoke', async () => {
    const { conversation, messages } = await conversationOf(2);
    expect(messages).toEqual([1, 2, 3]);
    const header = await service.client.call(conversationContract.methods.header, { conversation });
    expect(header).toMatchObject({ label: 'C1', messages: 3, channel: 'Chat', startedAt: Date.UTC(2026, 7, 5, 2, 42, 6) });
    const { turns } = await service.client.call(conversationContract.methods.turns, { messages });
    expect(turns.map(({ role }) => role)).toEqual(['customer', 'agent', 'customer']);
    expect(turns[2]?.text).toBe('𠮷野家 👩‍👩‍👧 cafe\u0301 管理费');
  });

  test('a message without a conversation is a conversation of one', async () => {
    const { conversation, messages } = await conversationOf(4);
    expect(conversation).toBe(-4);
    expect(messages).toEqual([4]);
    expect(await service.client.call(conversationContract.methods.header, { conversation })).toMatchObject({ label: 'M4', messages: 1 });
  });

  test('details lead back to the row of the file', async () => {
    const details = await service.client.call(conversationContract.methods.details, { message: 3 });
    expect(details.provenance).toMatchObject({ file: 'small.csv', row: 3, purpose: 'test' });
    expect(details.provenance.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(details.participant).toMatchObject({ externalId: 'K-4471', role: 'customer' });
    const activity = await service.client.call(conversationContract.methods.participantActivity, { participant: details.participant?.id ?? 0 });
    expect(activity).toEqual({ messages: 2, conversations: 1 });
  });
});

describe('coding', () => {
  test('a change says which codings it was, undo too, and they can be asked for alone', async () => {
    const { conversation } = await conversationOf(3);
    const { code } = await service.client.call(codebook.create, { name: '费率变动', parent: null });
    const seen: TableChanges[] = [];
    service.client.on(projectContract.topics.changed, (changes) => seen.push(changes));
    const { coding: first } = await service.client.call(coding.add, { message: 3, code, span: { start: 4, end: 9 } });
    const { coding: second } = await service.client.call(coding.add, { message: 1, code, span: null });
    expect(seen).toEqual([{ tables: ['coding'], rows: { coding: [first] } }, { tables: ['coding'], rows: { coding: [second] } }]);
    const ids = async (only: number[]) => (await service.client.call(coding.ofConversation, { conversation, only })).codings.map(({ id }) => id);
    expect(await ids([first])).toEqual([first]);
    expect(await ids([first, second, 999])).toEqual([second, first]);
    expect(await ids([])).toEqual([]);
    // Of another conversation, or taken away: not among them.
    expect((await service.client.call(coding.ofConversation, { conversation: -4, only: [first] })).codings).toEqual([]);
    await service.client.call(history.undo, {});
    expect(seen.at(-1)).toEqual({ tables: ['coding', 'command'], rows: { coding: [second] } });
    expect(await ids([first, second])).toEqual([first]);
  });

  test('a span is stored with its quote, stands after a restart, and undo works across it', async () => {
    const { code } = await service.client.call(codebook.create, { name: '费率变动', parent: null });
    await service.client.call(coding.add, { message: 3, code, span: { start: 4, end: 9 } });
    await service.restart();
    await service.client.call(projectContract.methods.open, { path: service.project, passphrase: null });
    const { conversation } = await conversationOf(3);
    const { codings } = await service.client.call(coding.ofConversation, { conversation });
    expect(codings).toMatchObject([{ message: 3, span: { start: 4, end: 9 }, quote: '👩‍👩‍👧', intact: true, origin: 'manual' }]);
    await service.client.call(history.undo, {});
    expect((await service.client.call(coding.ofConversation, { conversation })).codings).toEqual([]);
    await service.restart();
    await service.client.call(projectContract.methods.open, { path: service.project, passphrase: null });
    await service.client.call(history.redo, {});
    expect((await service.client.call(coding.ofConversation, { conversation })).codings).toMatchObject([{ quote: '👩‍👩‍👧' }]);
  });

  test('the same code by the same coder does not stand twice on one span', async () => {
    const { code } = await service.client.call(codebook.create, { name: 'a', parent: null });
    await service.client.call(coding.add, { message: 1, code, span: { start: 0, end: 3 } });
    await expect(service.client.call(coding.add, { message: 1, code, span: { start: 0, end: 3 } })).rejects.toMatchObject({
      code: 'conflict',
      params: { reason: 'coding-exists' },
    });
    await service.client.call(coding.add, { message: 1, code, span: { start: 1, end: 3 } });
  });

  test('other ends are proven anew and undone; what cannot be is refused', async () => {
    const { conversation } = await conversationOf(3);
    const { code } = await service.client.call(codebook.create, { name: 'a', parent: null });
    const { coding: id } = await service.client.call(coding.add, { message: 3, code, span: { start: 0, end: 3 } });
    const { coding: other } = await service.client.call(coding.add, { message: 3, code, span: { start: 4, end: 9 } });
    const { coding: whole } = await service.client.call(coding.add, { message: 3, code, span: null });
    const quotes = async () => (await service.client.call(coding.ofConversation, { conversation })).codings.map(({ quote, intact }) => [quote, intact]);
    await service.client.call(coding.resize, { coding: id, span: { start: 0, end: 9 } });
    expect(await quotes()).toEqual([[null, true], ['𠮷野家 👩‍👩‍👧', true], ['👩‍👩‍👧', true]]);
    expect(await service.client.run(projectContract.methods.verify, {})).toMatchObject({ ok: true, spans: 2 });
    const resize = (of: number, start: number, end: number) => service.client.call(coding.resize, { coding: of, span: { start, end } });
    await expect(resize(other, 0, 9)).rejects.toMatchObject({ code: 'conflict', params: { reason: 'coding-exists' } });
    await expect(resize(other, 4, 900)).rejects.toMatchObject({ code: 'invalid-input', params: { reason: 'span-outside-text' } });
    await expect(resize(whole, 0, 3)).rejects.toMatchObject({ code: 'invalid-input', params: { reason: 'whole-message-has-no-ends' } });
    await expect(resize(999, 0, 3)).rejects.toMatchObject({ code: 'not-found', params: { reason: 'no-coding' } });
    await service.client.call(history.undo, {});
    expect(await quotes()).toEqual([[null, true], ['𠮷野家', true], ['👩‍👩‍👧', true]]);
  });

  test('an in-vivo code and its coding are one step', async () => {
    await service.client.call(coding.addWithNewCode, { message: 1, span: { start: 6, end: 14 }, name: '没有任何人通知我', parent: null, origin: 'in-vivo' });
    expect((await service.client.call(codebook.tree, {})).codes).toMatchObject([{ name: '没有任何人通知我', codings: 1 }]);
    await service.client.call(history.undo, {});
    expect(await service.client.call(codebook.tree, {})).toEqual({ codes: [], codings: 0 });
  });

  test('passages of a code and of those below it, by cursor', async () => {
    const { code: parent } = await service.client.call(codebook.create, { name: 'Fees', parent: null });
    const { code: child } = await service.client.call(codebook.create, { name: 'Notice', parent });
    await service.client.call(coding.add, { message: 1, code: parent, span: { start: 0, end: 3 } });
    await service.client.call(coding.add, { message: 4, code: child, span: { start: 28, end: 37 } });
    await service.client.call(coding.add, { message: 2, code: child, span: null });
    const first = await service.client.call(coding.passages, { code: parent, below: true, cursor: null, limit: 2 });
    expect(first).toMatchObject({ total: 3, messages: 3 });
    expect(first.passages.map(({ coding: each }) => each.quote)).toEqual(['No notice', null]);
    expect(first.passages[0]).toMatchObject({ conversation: -4, conversationLabel: 'M4', before: 'The management fee went up. ', after: ' of the fee!' });
    const second = await service.client.call(coding.passages, { code: parent, below: true, cursor: first.next, limit: 2 });
    expect(second.passages.map(({ coding: each }) => each.quote)).toEqual(['管理费']);
    expect(second.next).toBeNull();
    expect((await service.client.call(coding.passages, { code: parent, below: false, cursor: null, limit: 10 })).total).toBe(1);
  });

  test('the next message without coding comes in the order of reading, not of import', async () => {
    // The first conversation goes on in a later file; one began before it, and one has no time.
    await importCsv(service, 'later.csv', `id,conversation,time,participant,role,channel,text
M5,C2,2026-08-04 09:00:00,K-2,customer,Chat,Earlier
M6,C1,2026-08-05 10:42:10,K-4471,customer,Chat,Between the first and the second
M7,C3,,K-3,customer,Chat,Without a time
M8,C2,2026-08-07 09:00:00,K-2,customer,Chat,And later again
`);
    const { conversation } = await conversationOf(1);
    const next = async (after: number | null) => service.client.call(coding.nextUncoded, { after });
    const walked: (number | null)[] = [];
    for (let at: number | null = null; walked.length < 10; ) {
      at = (await next(at)).message;
      walked.push(at);
      if (at === null) break;
    }
    expect(walked).toEqual([5, 8, 1, 6, 2, 3, 4, 7, null]);
    expect(await next(1)).toEqual({ message: 6, conversation });
    expect((await next(3)).conversation).toBe(-4);
    const { code } = await service.client.call(codebook.create, { name: 'a', parent: null });
    for (const message of [6, 2, 5]) await service.client.call(coding.add, { message, code, span: null });
    expect(await next(1)).toMatchObject({ message: 3 });
    expect(await next(null)).toMatchObject({ message: 8 });
    expect(await next(7)).toEqual({ message: null, conversation: null });
    await service.client.call(history.undo, {});
    expect(await next(null)).toMatchObject({ message: 5 });
    // A batch that is withdrawn is not read.
    const { batches } = await service.client.call(importContract.methods.batches, {});
    await service.client.call(importContract.methods.withdraw, { batch: batches.find(({ name }) => name === 'later')?.id ?? 0 });
    expect(await next(1)).toMatchObject({ message: 3 });
    expect(await next(null)).toMatchObject({ message: 1 });
  });

  test('bulk coding by query counts what it added and what stood already', async () => {
    const { code } = await service.client.call(codebook.create, { name: 'a', parent: null });
    await service.client.call(coding.add, { message: 1, code, span: null });
    const selection = { query: 'role:customer', except: [4] };
    expect(await service.client.call(coding.addToMessages, { selection, code })).toEqual({ added: 1, already: 1 });
    expect(await service.client.call(coding.removeFromMessages, { selection: { messages: [1, 3] }, code })).toEqual({ removed: 2 });
    await service.client.call(history.undo, {});
    expect((await service.client.call(codebook.tree, {})).codings).toBe(2);
  });
});

describe('auto-coding', () => {
  test('codes every hit at its exact place, as one step, with its own origin', async () => {
    const dry = await service.client.run(coding.auto, { query: '管理费', code: 'Fee', regex: false, dryRun: true });
    expect(dry).toMatchObject({ codings: 2, messages: 2, code: null });
    expect((await service.client.call(codebook.tree, {})).codes).toEqual([]);
    const done = await service.client.run(coding.auto, { query: '管理费', code: 'Fee', regex: false, dryRun: false });
    expect(done).toMatchObject({ codings: 2, already: 0 });
    const { passages } = await service.client.call(coding.passages, { code: done.code ?? 0, below: false, cursor: null, limit: 10 });
    expect(passages.map(({ coding: each }) => [each.message, each.span?.start, each.quote, each.origin])).toEqual([
      [3, 16, '管理费', 'auto'],
      [1, 0, '管理费', 'auto'],
    ]);
    expect(await service.client.run(coding.auto, { query: '管理费', code: 'Fee', regex: false, dryRun: false })).toMatchObject({ codings: 0, already: 2 });
    await service.client.call(history.undo, {});
    expect((await service.client.call(codebook.tree, {})).codes).toEqual([]);
  });

  test('by pattern; a bad pattern is named, a runaway one can be cancelled', async () => {
    expect(await service.client.run(coding.auto, { query: 'fee\\b', code: 'Fee', regex: true, dryRun: true })).toMatchObject({ codings: 2, messages: 1 });
    await expect(service.client.run(coding.auto, { query: '(', code: 'x', regex: true, dryRun: true })).rejects.toMatchObject({
      code: 'invalid-input',
      params: { reason: 'bad-pattern' },
    });
    await importCsv(service, 'runaway.csv', `id,text\nR1,${'a'.repeat(60)}!\n`);
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 500);
    await expect(
      service.client.run(coding.auto, { query: '^(a+)+$', code: 'x', regex: true, dryRun: true }, { signal: controller.signal }),
    ).rejects.toMatchObject({ code: 'cancelled' });
    expect((await service.client.call(jobsContract.methods.list, {})).jobs.at(-1)).toMatchObject({ method: 'coding.auto', state: 'cancelled' });
    // The project goes on working afterwards.
    await service.client.call(codebook.create, { name: 'after', parent: null });
  });
});

test('memos on every kind of thing, found again by conversation', async () => {
  const { code } = await service.client.call(codebook.create, { name: 'a', parent: null });
  const { coding: coded } = await service.client.call(coding.add, { message: 1, code, span: { start: 0, end: 3 } });
  const { conversation } = await conversationOf(1);
  for (const target of [
    { kind: 'project' as const, id: 0 },
    { kind: 'code' as const, id: code },
    { kind: 'coding' as const, id: coded },
    { kind: 'message' as const, id: 2 },
    { kind: 'conversation' as const, id: conversation },
    { kind: 'conversation' as const, id: -4 },
  ]) await service.client.call(memoContract.methods.add, { target, text: `on ${target.kind}` });
  expect((await service.client.call(memoContract.methods.list, { limit: 10, offset: 0 })).total).toBe(6);
  const found = await service.client.call(memoContract.methods.ofConversation, { conversation });
  expect(found.memos.map(({ text }) => text)).toEqual(['on coding', 'on message', 'on conversation']);
  await expect(service.client.call(memoContract.methods.add, { target: { kind: 'code', id: 99 }, text: 'x' })).rejects.toMatchObject({ code: 'not-found' });
  await service.client.call(coding.remove, { codings: [coded] });
  await service.client.call(history.undo, {});
  expect((await service.client.call(memoContract.methods.of, { kind: 'coding', id: coded })).memos).toHaveLength(1);
});

test('tags in bulk, by query, as one step', async () => {
  expect(await service.client.call(tagContract.methods.apply, { selection: { query: '', except: [] }, name: 'urgent' })).toMatchObject({ added: 4, already: 0 });
  expect(await service.client.call(tagContract.methods.apply, { selection: { messages: [1, 999] }, name: 'urgent' })).toMatchObject({ added: 0, already: 1 });
  expect((await service.client.call(tagContract.methods.list, {})).tags).toMatchObject([{ name: 'urgent', messages: 4 }]);
  await service.client.call(history.undo, {});
  expect((await service.client.call(tagContract.methods.list, {})).tags).toEqual([]);
});

test('a project whose import was taken back verifies', async () => {
  await service.client.call(history.undo, {});
  expect((await service.client.call(projectContract.methods.info, {})).messages).toBe(0);
  expect((await service.client.run(projectContract.methods.verify, {})).problems).toEqual([]);
  await importCsv(service, 'again.csv', csv);
  expect((await service.client.call(projectContract.methods.info, {})).messages).toBe(4);
  expect((await service.client.run(projectContract.methods.verify, {})).problems).toEqual([]);
});

test('withdrawing an import by undo hides its messages and keeps their codings for redo', async () => {
  const { code } = await service.client.call(codebook.create, { name: 'a', parent: null });
  await importCsv(service, 'second.csv', 'id,text\nX1,第二批的一条\n');
  await service.client.call(coding.add, { message: 5, code, span: { start: 0, end: 2 } });
  await service.client.call(history.undo, {});
  await service.client.call(history.undo, {});
  expect(await service.client.call(projectContract.methods.info, {})).toMatchObject({ messages: 4, batches: 1 });
  await expect(service.client.call(conversationContract.methods.details, { message: 5 })).rejects.toMatchObject({ code: 'not-found' });
  await service.client.call(history.redo, {});
  await service.client.call(history.redo, {});
  expect((await service.client.call(coding.passages, { code, below: false, cursor: null, limit: 5 })).passages).toMatchObject([{ coding: { quote: '第二' } }]);
});

test('reading and coding go on while a large import runs, and a window that goes away leaves the job running', async () => {
  const { code } = await service.client.call(codebook.create, { name: 'a', parent: null });
  const file = service.path('large.csv');
  writeFileSync(file, `id,text\n${Array.from({ length: 120_000 }, (_, row) => `L${row},赎回到账时间是什么时候 ${row} redemption`).join('\n')}\n`);
  const other = service.connect();
  const started = new Promise<string>((resolve) => {
    void other
      .run(
        importContract.methods.run,
        {
          file, options: detectedOptions, columns: [], guessRest: true, timeZone: null, dayOrder: null, grouping: null, batchName: null,
          purpose: '', legalBasis: '', source: '', retainUntil: null, saveProfile: null,
        },
        { onProgress: (_progress, job) => resolve(job) },
      )
      .catch(() => undefined);
  });
  const job = await started;
  const state = async () => (await service.client.call(jobsContract.methods.list, {})).jobs.find(({ id }) => id === job)?.state;
  let coded = 0;
  for (let start = 0; start < 10; start++) {
    await service.client.call(coding.add, { message: 1, code, span: { start, end: start + 2 } });
    expect((await service.client.call(projectContract.methods.info, {})).messages).toBeLessThanOrEqual(120_004);
    if ((await state()) === 'running') coded++;
  }
  expect(coded).toBeGreaterThan(0);
  other.close();
  await expect.poll(state, { timeout: 60_000, interval: 100 }).toBe('done');
  expect((await service.client.call(projectContract.methods.info, {})).messages).toBe(120_004);
}, 90_000);

test('an input that does not fit the contract is refused before anything runs', async () => {
  const wrong = { message: 1, code: '1', span: null } as unknown as { message: number; code: number; span: null };
  await expect(service.client.call(coding.add, wrong)).rejects.toMatchObject({ code: 'invalid-input', params: { reason: 'schema', path: 'code' } });
});
