import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { codebookContract } from '#shared/contracts/codebook.ts';
import { codingContract } from '#shared/contracts/coding.ts';
import { exportContract } from '#shared/contracts/export.ts';
import { historyContract } from '#shared/contracts/history.ts';
import { detectedOptions, importContract } from '#shared/contracts/import.ts';
import { messagesContract } from '#shared/contracts/messages.ts';
import { projectContract } from '#shared/contracts/project.ts';
import { recipeContract } from '#shared/contracts/recipe.ts';
import { suggestionContract, type Proposal } from '#shared/contracts/suggestion.ts';
import { plantedTexts } from '../unit/nlp/cluster/cluster-fixture.ts';
import { startWithProject, type TestService } from './harness.ts';

const suggestion = suggestionContract.methods;
const coding = codingContract.methods;

/** A greeting, a passage on one of four subjects in turn, and thanks; 𠮷 is two UTF-16 units and one code point. */
const passages = plantedTexts(160, 1).texts.map((text) => text.replaceAll('，', ''));
const texts = passages.map((passage, index) => `𠮷你好。${passage}${index % 4 < 2 ? '. ' : '。'}谢谢，再见 ${index}`);
const subjects = ['Cards', 'Exchange', '收费', '赎回'];
const spanOf = (index: number) => ({ start: 4, end: 4 + [...(passages[index] ?? '')].length });

let service: TestService & { project: string };
let codes: number[];
beforeEach(async () => {
  service = await startWithProject();
  const rows = texts.map((text, index) => `M${index + 1},c${Math.floor(index / 4) + 1},2026-08-05 10:${String(index % 60).padStart(2, '0')}:00,customer,"${text}"`);
  await importRows('messages.csv', rows);
  codes = [];
  for (const name of subjects) codes.push((await service.client.call(codebookContract.methods.create, { name, parent: null })).code);
});
afterEach(() => service.close());

async function importRows(name: string, rows: readonly string[]): Promise<void> {
  writeFileSync(service.path(name), `id,conversation,time,role,text\n${rows.join('\n')}\n`);
  await service.client.run(importContract.methods.run, {
    file: service.path(name), options: detectedOptions, columns: [], guessRest: true, timeZone: 'Asia/Shanghai', dayOrder: null, grouping: null, batchName: null,
    purpose: 'test', legalBasis: '', source: '', retainUntil: null, saveProfile: null,
  });
}

/** Codes the passages of the first messages, by their subject. */
async function codeFirst(count: number, whole = false): Promise<void> {
  const all = Array.from({ length: count }, (_, index) => ({ message: index + 1, code: codes[index % 4] ?? 0, span: whole ? null : spanOf(index) }));
  await Promise.all(all.map((each) => service.client.call(coding.add, each)));
}
const learn = () => service.client.run(suggestion.learn, {});
const propose = () => service.client.run(suggestion.propose, {});
const status = () => service.client.call(suggestion.status, {});
const of = async (message: number): Promise<Proposal[]> => (await service.client.call(suggestion.ofMessages, { messages: [message] })).proposals;
const queue = (options: { order?: 'uncertain' | 'confident'; code?: number | null; uncoded?: boolean } = {}) =>
  service.client.call(suggestion.queue, { order: 'confident', code: null, uncoded: false, start: 0, count: 200, ...options });
const undo = () => service.client.call(historyContract.methods.undo, {});
const redo = () => service.client.call(historyContract.methods.redo, {});
const rejection = (work: Promise<unknown>) => work.then(() => undefined, (error: unknown) => error);
const count = async (query: string) => (await service.client.call(messagesContract.methods.open, { query, sort: [] })).count;
async function best(message: number): Promise<Proposal> {
  const [first] = await of(message);
  if (first === undefined) throw new Error(`nothing is proposed for ${message}`);
  return first;
}

describe('learning', () => {
  test('needs codings, and says how many', async () => {
    expect(await status()).toMatchObject({ model: null, run: null, codings: 0, needed: 10, due: false });
    expect((await service.client.call(suggestion.ofMessages, { messages: [1] })).version).toBeNull();
    expect(await rejection(learn())).toMatchObject({ code: 'conflict', params: { reason: 'too-few-codings', count: 0, needed: 10 } });
    expect(await rejection(propose())).toMatchObject({ code: 'not-found', params: { reason: 'nothing-learnt' } });
    await codeFirst(10);
    expect(await status()).toMatchObject({ codings: 10, due: true });
  });

  test('proposes the passage, in code points, with measures on what it had not seen', async () => {
    await codeFirst(60);
    const steps = new Set<string>();
    const result = await service.client.run(suggestion.learn, {}, { onProgress: ({ step }) => steps.add(step) });
    expect(result).toMatchObject({ version: 1, codings: 60, codes: 4 });
    expect(steps).toContain('learn');
    for (const index of [100, 101, 102, 103]) {
      const { code, span, quote, score } = await best(index + 1);
      expect(code).toBe(codes[index % 4]);
      // The clause ends with its full stop.
      expect(span).toEqual({ start: 4, end: spanOf(index).end + 1 });
      expect(quote).toContain(passages[index]);
      expect(score).toBeGreaterThan(0.5);
    }
    const { version, codes: learnt } = await service.client.call(suggestion.codes, {});
    expect(version).toBe(1);
    expect(learnt.map(({ code }) => code)).toEqual(codes);
    for (const { method, ofPassages, examples, precision, recall } of learnt) {
      expect({ method, ofPassages, examples, n: recall.n }).toEqual({ method: 'linear', ofPassages: true, examples: 15, n: 15 });
      expect(precision.value).toBeGreaterThan(0.8);
      expect(precision.n).toBeGreaterThan(0);
      expect(precision.low ?? 1).toBeLessThan(precision.value ?? 0);
    }
    const recipe = (await service.client.call(recipeContract.methods.show, { recipe: result.recipe }));
    expect(recipe).toMatchObject({ kind: 'suggestion-model', messages: 60, seed: 1 });
  });

  test('proposes whole messages where these are coded', async () => {
    await codeFirst(40, true);
    await learn();
    const { code, span, quote } = await best(102);
    expect({ code, span, quote }).toEqual({ code: codes[101 % 4], span: null, quote: null });
  });

  test('goes stale with codings and codebook, and no longer is when they are taken back', async () => {
    await codeFirst(40);
    await learn();
    expect((await status()).model).toMatchObject({ version: 1, codings: 40, stale: false, changes: 0 });
    await service.client.call(coding.add, { message: 50, code: codes[0] ?? 0, span: null });
    expect(await status()).toMatchObject({ model: { stale: true, changes: 1 }, due: false });
    await undo();
    expect((await status()).model).toMatchObject({ stale: false, changes: 0 });
    await service.client.call(codebookContract.methods.update, { code: codes[0] ?? 0, definition: 'Cards that do not come' });
    expect((await status()).model).toMatchObject({ stale: true, changes: 0 });
    await undo();
    for (let message = 60; message < 66; message += 1) await service.client.call(coding.add, { message, code: codes[1] ?? 0, span: null });
    expect(await status()).toMatchObject({ model: { stale: true, changes: 6 }, due: true });
    expect(await learn()).toMatchObject({ version: 2, codings: 46 });
    expect(await status()).toMatchObject({ model: { version: 2, stale: false }, due: false });
  });

  test('auto-coding that nobody looked at teaches nothing', async () => {
    await codeFirst(40);
    await service.client.run(coding.auto, { query: 'exchange', code: 'Looked for', regex: false, dryRun: false });
    expect(await status()).toMatchObject({ codings: 40 });
    await learn();
    expect((await service.client.call(suggestion.codes, {})).codes.map(({ code }) => code)).toEqual(codes);
  });

  test('of the same codings learns the same, and survives a restart', async () => {
    await codeFirst(40);
    await learn();
    const first = await service.client.call(suggestion.ofMessages, { messages: [90, 91, 92] });
    await learn();
    const second = await service.client.call(suggestion.ofMessages, { messages: [90, 91, 92] });
    expect(second).toEqual({ ...first, version: 2, learntAt: second.learntAt });
    await service.restart();
    await service.client.call(projectContract.methods.open, { path: service.project, passphrase: null });
    expect(await service.client.call(suggestion.ofMessages, { messages: [90, 91, 92] })).toEqual(second);
  });

  test('proposals count nowhere until they are accepted', async () => {
    const file = service.path('out.jsonl');
    const seen = async () => {
      await service.client.run(exportContract.methods.run, { path: file, format: 'jsonl', options: {}, filter: '', overwrite: true });
      const { audit: _audit, exports: _exports, ...info } = await service.client.call(projectContract.methods.info, {});
      return {
        info,
        tree: await service.client.call(codebookContract.methods.tree, {}),
        found: await Promise.all([...subjects.map((name) => count(`code:${name}`)), count('has:code'), count('NOT has:code')]),
        passages: await service.client.call(coding.passages, { code: codes[0] ?? 0, below: true, cursor: null, limit: 50 }),
        next: await service.client.call(coding.nextUncoded, { after: null }),
        exported: readFileSync(file, 'utf8'),
      };
    };
    await codeFirst(40);
    const before = await seen();
    expect(before.found).toEqual([10, 10, 10, 10, 40, 120]);
    await learn();
    await propose();
    expect((await queue({ uncoded: true })).total).toBeGreaterThan(50);
    expect(await seen()).toEqual(before);
    const { message, code, span, score } = await best(101);
    await service.client.call(suggestion.reject, { message, code, span, score });
    expect(await seen()).toEqual(before);
    const other = await best(102);
    await service.client.call(suggestion.accept, { message: 102, code: other.code, span: other.span, score: other.score });
    const accepted = await seen();
    expect(accepted.tree.codings).toBe(41);
    expect(accepted.found).toEqual([10, 11, 10, 10, 41, 119]);
    expect(accepted.exported.match(/"origin":"suggestion"/g)).toHaveLength(1);
  });

  test('cancelled, leaves what was learnt before', async () => {
    await codeFirst(40);
    await learn();
    const controller = new AbortController();
    const running = service.client.run(suggestion.learn, {}, { signal: controller.signal, onProgress: () => controller.abort() });
    expect(await rejection(running)).toMatchObject({ code: 'cancelled' });
    expect((await status()).model).toMatchObject({ version: 1, stale: false });
    expect((await best(100)).score).toBeGreaterThan(0);
  });
});

describe('a proposal', () => {
  beforeEach(async () => {
    await codeFirst(40);
    await learn();
    await propose();
  });

  test('is queued by confidence and by doubt, by code and for uncoded messages', async () => {
    const { rows, total } = await queue();
    expect(total).toBeGreaterThan(100);
    expect(rows.map(({ score }) => score)).toEqual(rows.map(({ score }) => score).toSorted((left, right) => right - left));
    const [row] = rows;
    expect(row).toMatchObject({ conversationLabel: expect.stringMatching(/^c\d+$/), before: expect.stringContaining('你好') });
    const doubtful = (await queue({ order: 'uncertain' })).rows.map(({ score }) => Math.abs(score - 0.5));
    expect(doubtful).toEqual(doubtful.toSorted((left, right) => left - right));
    expect(new Set((await queue({ code: codes[2] ?? null })).rows.map(({ code }) => code))).toEqual(new Set([codes[2]]));
    const uncoded = await queue({ uncoded: true });
    expect(uncoded.rows.every(({ message }) => message > 40)).toBe(true);
    expect((await status()).run).toMatchObject({ version: 1, messages: 160, sampled: 160 });
  });

  test('of words that were proposed before stands further behind in the doubtful queue', async () => {
    await importRows('again.csv', Array.from({ length: 4 }, (_, index) => `A${index + 1},again,2026-08-06 10:0${index}:00,customer,"${texts[100] ?? ''}"`));
    await propose();
    const { rows } = await queue({ order: 'uncertain', code: (await best(101)).code });
    const again = rows.filter(({ quote }) => quote?.includes(passages[100] ?? '') === true);
    expect(again.map(({ message }) => message)).toEqual([101, 161, 162, 163, 164]);
    const doubt = (1 - 2 * Math.abs((again[0]?.score ?? 0) - 0.5)) / 5;
    const behind = rows.findIndex(({ message }) => message === 164);
    for (const { score, quote } of rows.slice(0, behind)) if (!again.some((each) => each.quote === quote)) expect(1 - 2 * Math.abs(score - 0.5)).toBeGreaterThanOrEqual(doubt - 1e-9);
    for (const { score } of rows.slice(behind + 1)) expect(1 - 2 * Math.abs(score - 0.5)).toBeLessThanOrEqual(doubt + 1e-9);
  });

  test('accepted is a coding of origin suggestion, in one step to undo, and leaves the queue', async () => {
    const proposal = (await queue({ uncoded: true })).rows[0];
    if (proposal === undefined) throw new Error('an empty queue');
    const { message, code, span, score, conversation } = proposal;
    const before = await queue();
    await service.client.call(suggestion.accept, { message, code, span, score });
    const { codings } = await service.client.call(coding.ofConversation, { conversation });
    expect(codings.filter((each) => each.message === message)).toMatchObject([{ code, span, quote: proposal.quote, origin: 'suggestion', intact: true }]);
    expect((await queue()).total).toBe(before.total - 1);
    expect((await of(message)).map((each) => each.code)).not.toContain(code);
    expect((await service.client.call(suggestion.codes, {})).codes.find((each) => each.code === code)).toMatchObject({ accepted: 1, rejected: 0 });
    expect(await rejection(service.client.call(suggestion.accept, { message, code, span, score }))).toMatchObject({ code: 'conflict', params: { reason: 'coding-exists' } });
    await undo();
    expect(await queue()).toEqual(before);
    expect((await service.client.call(suggestion.codes, {})).codes.find((each) => each.code === code)).toMatchObject({ accepted: 0 });
    await redo();
    expect((await queue()).total).toBe(before.total - 1);
  });

  test('rejected is not made again, after learning either, until that is undone', async () => {
    const proposal = await best(101);
    const { message, code, span, score } = proposal;
    await service.client.call(suggestion.reject, { message, code, span, score });
    expect((await of(message)).map((each) => each.code)).not.toContain(code);
    expect((await queue({ code })).rows.map((row) => row.message)).not.toContain(message);
    expect((await status()).model).toMatchObject({ stale: true, changes: 1 });
    await learn();
    await propose();
    expect((await of(message)).map((each) => each.code)).not.toContain(code);
    expect((await queue({ code })).rows.map((row) => row.message)).not.toContain(message);
    expect((await service.client.call(suggestion.codes, {})).codes.find((each) => each.code === code)).toMatchObject({ rejected: 1 });
    await undo();
    expect((await of(message)).map((each) => each.code)).toContain(code);
  });

  test('rejected speaks against the code at the next learning', async () => {
    const likeness = await best(105);
    for (const message of [101, 109, 113, 117, 121, 125]) {
      const { code, span, score } = await best(message);
      expect(code).toBe(likeness.code);
      await service.client.call(suggestion.reject, { message, code, span, score });
    }
    await learn();
    expect((await of(105)).find(({ code }) => code === likeness.code)?.score ?? 0).toBeLessThan(likeness.score);
  });

  test('explains itself by the words that make its score and the codings that are most like it', async () => {
    const { message, code, span, score, quote } = await best(101);
    const why = await service.client.call(suggestion.explain, { message, code, span });
    expect(why.score).toBeCloseTo(score, 10);
    expect(why.words.length).toBeGreaterThan(0);
    const points = [...(texts[message - 1] ?? '')];
    for (const { start, end, text, adds } of why.words) {
      expect(points.slice(start, end).join('')).toBe(text);
      expect(quote).toContain(text);
      expect(Math.abs(adds)).toBeLessThanOrEqual(1);
    }
    expect(why.words.map(({ adds }) => Math.abs(adds))).toEqual(why.words.map(({ adds }) => Math.abs(adds)).toSorted((left, right) => right - left));
    expect(why.words[0]?.adds).toBeGreaterThan(0);
    // Ten of the forty codings have the code; those shown have it indeed, and the nearest is first.
    expect(why.compared).toBe(10);
    expect(why.similar.length).toBeGreaterThan(2);
    for (const each of why.similar) expect(each).toMatchObject({ span: spanOf(each.message - 1), quote: passages[each.message - 1] });
    expect(why.similar.every((each) => codes[(each.message - 1) % 4] === code)).toBe(true);
    expect(why.similar.map(({ likeness }) => likeness)).toEqual(why.similar.map(({ likeness }) => likeness).toSorted((left, right) => right - left));
    // Another code has other reasons; one that was not learnt has none.
    const other = codes.find((each) => each !== code) ?? 0;
    expect((await service.client.call(suggestion.explain, { message, code: other, span })).score ?? 1).toBeLessThan(score);
    expect(await service.client.call(suggestion.explain, { message, code: 999, span: null })).toEqual({ score: null, words: [], similar: [], compared: 0 });
    expect(await rejection(service.client.call(suggestion.explain, { message: 9999, code, span: null }))).toMatchObject({ code: 'not-found', params: { reason: 'no-message' } });
  });

  test('can be asked for a passage that a person selected: likely codes, but those that stand there or were rejected', async () => {
    const ask = async (message: number, span: { start: number; end: number } | null) => (await service.client.call(suggestion.ofPassage, { message, span })).codes;
    // Message 101 is on cards; its greeting and its thanks are about nothing.
    const asked = await ask(101, spanOf(100));
    expect(asked.length).toBeLessThanOrEqual(3);
    expect(asked[0]).toMatchObject({ code: codes[0] });
    expect(asked[0]?.score).toBeGreaterThan(0.5);
    expect(asked.map(({ score }) => score)).toEqual(asked.map(({ score }) => score).toSorted((left, right) => right - left));
    expect((await ask(101, { start: 0, end: 4 }))[0]?.score ?? 0).toBeLessThan(0.5);
    const { code } = await best(101);
    expect((await ask(101, null))[0]).toMatchObject({ code });
    // A part of it that is coded is not coded again; beside it the code may stand once more.
    await service.client.call(coding.add, { message: 101, code: codes[0] ?? 0, span: { start: 4, end: 8 } });
    expect((await ask(101, spanOf(100))).map((each) => each.code)).not.toContain(codes[0]);
    expect((await ask(101, { ...spanOf(100), start: 9 })).map((each) => each.code)).toContain(codes[0]);
    await undo();
    await service.client.call(suggestion.reject, { message: 101, code: codes[0] ?? 0, span: spanOf(100), score: 0.9 });
    expect((await ask(101, spanOf(100))).map((each) => each.code)).not.toContain(codes[0]);
    await undo();
    expect(await ask(101, spanOf(100))).toEqual(asked);
    expect(await rejection(ask(9999, null))).toMatchObject({ code: 'not-found', params: { reason: 'no-message' } });
    expect(await rejection(ask(101, { start: 5, end: 10_000 }))).toMatchObject({ code: 'invalid-input', params: { reason: 'span-outside-text' } });
  });

  test('of a retired or removed code is not made', async () => {
    const { code } = await best(101);
    await service.client.call(codebookContract.methods.retire, { code, retired: true });
    expect((await of(101)).map((each) => each.code)).not.toContain(code);
    expect((await queue({ code })).total).toBe(0);
    await undo();
    await service.client.call(codebookContract.methods.merge, { from: code, into: codes.find((each) => each !== code) ?? 0 });
    expect((await of(101)).map((each) => each.code)).not.toContain(code);
    expect((await service.client.call(suggestion.codes, {})).codes.map((each) => each.code)).not.toContain(code);
  });

  test('of a withdrawn batch is not shown', async () => {
    const { batches } = await service.client.call(importContract.methods.batches, {});
    await service.client.call(importContract.methods.withdraw, { batch: batches[0]?.id ?? 0 });
    expect((await queue()).total).toBe(0);
    expect(await of(101)).toEqual([]);
  });

  test('outside its text, of no code or of no message is refused, and nothing is recorded', async () => {
    const decided = { message: 101, code: codes[0] ?? 0, span: { start: 0, end: 10_000 }, score: 0.5 };
    for (const method of [suggestion.accept, suggestion.reject]) {
      expect(await rejection(service.client.call(method, decided))).toMatchObject({ code: 'invalid-input', params: { reason: 'span-outside-text' } });
      expect(await rejection(service.client.call(method, { ...decided, code: 999 }))).toMatchObject({ code: 'not-found' });
      expect(await rejection(service.client.call(method, { ...decided, message: 9999, span: null }))).toMatchObject({ code: 'not-found' });
    }
    expect((await status()).model).toMatchObject({ stale: false });
  });
});
