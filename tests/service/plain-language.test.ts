import { readFileSync, writeFileSync } from 'node:fs';
import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { documentContract } from '../../shared/contracts/document.ts';
import { glossaryContract, type GlossaryFields } from '../../shared/contracts/glossary.ts';
import { detectedOptions, importContract } from '../../shared/contracts/import.ts';
import { jargonContract } from '../../shared/contracts/jargon.ts';
import { historyContract } from '../../shared/contracts/history.ts';
import { exportLabelNames, rewriteContract, type ExportLabels } from '../../shared/contracts/rewrite.ts';
import { jobsContract } from '../../shared/contracts/jobs.ts';
import { recipeContract } from '../../shared/contracts/recipe.ts';
import { startWithProject } from './harness.ts';

let test_: Awaited<ReturnType<typeof startWithProject>>;
const call: typeof test_.client.call = (...parts) => test_.client.call(...parts);
const run: typeof test_.client.run = (...parts) => test_.client.run(...parts);
beforeEach(async () => {
  test_ = await startWithProject();
});
afterEach(() => test_.close());

const fields = (given: Partial<GlossaryFields> & Pick<GlossaryFields, 'term' | 'plain'>): GlossaryFields => ({
  language: 'zh', variants: [], plainPlural: null, forms: null, definition: '', mode: 'replace', partOfSpeech: 'noun', sense: '',
  context: { any: [], none: [] }, topic: 'other', audience: '', source: '', keepFormal: true, ...given,
});
const labels = Object.fromEntries(exportLabelNames.map((name) => [name, name])) as ExportLabels;
const clause = '第五条 投保人应当于10日内通知本公司。被保险人罹患重大疾病的，本公司给付保险金。\n第六条 因下列情形之一，本公司不承担责任：（一）战争；（二）核辐射。';

async function draftOf(text: string): Promise<number> {
  await call(glossaryContract.methods.addStarter, {});
  const { document } = await call(documentContract.methods.paste, { name: 'clause', text });
  return (await run(rewriteContract.methods.propose, { document, audience: 'customers' })).rewrite;
}
const show = (rewrite: number) => call(rewriteContract.methods.show, { rewrite });

describe('the glossary', () => {
  test('entries begin as drafts, count versions, and undo takes a change back', async () => {
    const { entry } = await call(glossaryContract.methods.create, { fields: fields({ term: '赎回', plain: '卖出' }) });
    await call(glossaryContract.methods.update, { entry, fields: fields({ term: '赎回', plain: '卖出份额' }) });
    await call(glossaryContract.methods.setStatus, { entries: [entry], status: 'approved' });
    const { entries } = await call(glossaryContract.methods.list, {});
    expect(entries).toMatchObject([{ id: entry, plain: '卖出份额', status: 'approved', version: 3 }]);
    const { versions } = await call(glossaryContract.methods.history, { entry });
    expect(versions.map(({ version, plain, status }) => [version, plain, status])).toEqual([[3, '卖出份额', 'approved'], [2, '卖出份额', 'draft'], [1, '卖出', 'draft']]);
    await call(historyContract.methods.undo, {});
    await call(historyContract.methods.undo, {});
    expect((await call(glossaryContract.methods.list, {})).entries).toMatchObject([{ plain: '卖出', status: 'draft', version: 1 }]);
    expect((await call(glossaryContract.methods.history, { entry })).versions).toHaveLength(1);
  });

  test('one term in one sense has one entry; another sense may have its own', async () => {
    await call(glossaryContract.methods.create, { fields: fields({ term: '赎回', plain: '卖出份额' }) });
    await expect(call(glossaryContract.methods.create, { fields: fields({ term: '贖回', plain: '取回' }) })).rejects.toMatchObject({ code: 'conflict', params: { reason: 'glossary-term-taken' } });
    await call(glossaryContract.methods.create, { fields: fields({ term: '赎回', plain: '取回抵押品', context: { any: ['抵押'], none: [] } }) });
  });

  test('conflicts and circular renderings are told', async () => {
    const make = async (term: string, plain: string, variants: string[] = []) => (await call(glossaryContract.methods.create, { fields: fields({ term, plain, variants }) })).entry;
    const [first, second] = [await make('净值', '单位价格'), await make('单位价格', '每份的净值')];
    const [third, fourth] = [await make('免赔额', '自付部分'), await make('起付线', '自付门槛', ['免赔额'])];
    const { problems } = await call(glossaryContract.methods.list, {});
    expect(problems).toEqual(expect.arrayContaining([
      { kind: 'circular', word: '净值', entries: [first, second] },
      { kind: 'same-word', word: '免赔额', entries: [third, fourth] },
    ]));
  });

  test('a glossary goes out and comes back the same, as CSV and as JSON', async () => {
    await call(glossaryContract.methods.addStarter, {});
    expect(await call(glossaryContract.methods.addStarter, {})).toMatchObject({ added: 0 });
    await call(glossaryContract.methods.create, { fields: fields({ term: '=1+1', plain: '@cmd', variants: ['加,号', '引"号'] }) });
    for (const format of ['csv', 'json'] as const) {
      const before = (await call(glossaryContract.methods.list, {})).entries;
      const path = test_.path(`glossary.${format}`);
      expect(await run(glossaryContract.methods.exportFile, { path, format })).toMatchObject({ entries: before.length });
      const result = await run(glossaryContract.methods.importFile, { source: path, update: false });
      expect(result.already + result.added).toBe(before.length);
      // The one cell that a spreadsheet would run is written with a mark before it, so it comes back as another term.
      expect(result.added).toBe(format === 'csv' ? 1 : 0);
    }
    expect(readFileSync(test_.path('glossary.csv'), 'utf8')).toContain("'=1+1");
  });
});

describe('documents', () => {
  async function docx(name: string, children: (Paragraph | Table)[]): Promise<string> {
    const path = test_.path(name);
    writeFileSync(path, await Packer.toBuffer(new Document({ sections: [{ children }] })));
    return path;
  }
  const paragraph = (text: string) => new Paragraph({ children: [new TextRun(text)] });

  test('a Word file comes in with its paragraphs and tables', async () => {
    const table = new Table({ rows: [new TableRow({ children: ['费率', '1.5%'].map((text) => new TableCell({ children: [paragraph(text)] })) })] });
    const { document, notes } = await run(documentContract.methods.importFile, { source: await docx('a.docx', [paragraph('第一段 𠮷😀'), table, paragraph('second')]) });
    const { text } = await call(documentContract.methods.text, { document });
    expect(text.split('\n')).toEqual(['第一段 𠮷😀', '费率\t1.5%', 'second']);
    expect(notes).toEqual(['tables']);
  });

  test('HTML is read as a person reads it; scripts and styles are no text', async () => {
    const path = test_.path('a.html');
    writeFileSync(path, '<html><head><title>t</title><style>p{}</style></head><body><p>One &amp; two</p><script>alert(1)</script><ul><li>three<li>four</ul></body>');
    const { document } = await run(documentContract.methods.importFile, { source: path });
    expect((await call(documentContract.methods.text, { document })).text).toBe('One & two\nthree\nfour');
  });

  test('GB18030 text is read as such', async () => {
    const path = test_.path('a.txt');
    writeFileSync(path, Buffer.from([0xcd, 0xb6, 0xb1, 0xa3, 0xc8, 0xcb, 0xd3, 0xa6, 0xb5, 0xb1, 0xcd, 0xa8, 0xd6, 0xaa, 0xb1, 0xbe, 0xb9, 0xab, 0xcb, 0xbe, 0xa1, 0xa3]));
    const { document } = await run(documentContract.methods.importFile, { source: path });
    expect((await call(documentContract.methods.text, { document })).text).toBe('投保人应当通知本公司。');
  });

  test.each([
    ['broken.docx', Buffer.from('PK\u0003\u0004 nothing more than a beginning of a container'), 'damaged-document'],
    ['old.doc', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Buffer.alloc(64), ...Buffer.from('WordDocument', 'utf16le')]), 'old-word'],
    ['a.pdf', Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj'), 'not-a-document'],
    ['blank.txt', Buffer.from(' \n \n'), 'empty-document'],
  ])('%s is refused and nothing is left', async (name, bytes, reason) => {
    writeFileSync(test_.path(name), bytes);
    await expect(run(documentContract.methods.importFile, { source: test_.path(name) })).rejects.toMatchObject({ params: { reason } });
    expect((await call(documentContract.methods.list, {})).documents).toEqual([]);
  });

  test('a Word file without a word is refused with its reason', async () => {
    await expect(run(documentContract.methods.importFile, { source: await docx('scan.docx', [paragraph('')]) })).rejects.toMatchObject({ params: { reason: 'empty-document' } });
    await expect(call(documentContract.methods.paste, { name: '', text: ' \n' })).rejects.toMatchObject({ params: { reason: 'empty-text' } });
  });
});

/** Imports messages as [role, text]. */
async function importTalk(rows: readonly (readonly string[])[]): Promise<void> {
  const file = test_.path('talk.csv');
  writeFileSync(file, `role,text\n${rows.map(([role, text]) => `${role},"${text}"`).join('\n')}\n`);
  await run(importContract.methods.run, {
    file, options: detectedOptions, columns: [{ column: 'role', field: 'role', attribute: null }, { column: 'text', field: 'text', attribute: null }], guessRest: true,
    timeZone: null, dayOrder: null, grouping: null, batchName: null, purpose: '', legalBasis: '', source: '', retainUntil: null, saveProfile: null,
  });
}

describe('jargon', () => {
  test('counts terms by who says them, who asks, and who leaves them unexplained; each with its denominator', async () => {
    await call(glossaryContract.methods.addStarter, {});
    const rows = [
      ['customer', '什么是免赔额？我不懂'],
      ['customer', '免赔额太高了。'],
      ['agent', '免赔额（自己先承担的部分）是二百元。'],
      ['agent', '您的免赔额已经扣除。'],
      ['customer', '谢谢'],
      ...Array.from({ length: 8 }, (_, index) => ['agent', `您的工单已流转至清算岗 ${index}`]),
      ...Array.from({ length: 8 }, (_, index) => ['customer', `钱什么时候回来 ${index}`]),
    ];
    await importTalk(rows);
    const report = await run(jargonContract.methods.scan, { query: '' });
    expect(report).toMatchObject({ messages: rows.length, customers: 11, agents: 10 });
    expect(report.terms.find(({ term }) => term === '免赔额')).toMatchObject({ occurrences: 4, messages: 4, customers: 2, asked: 1, agents: 2, unexplained: 1, first: { start: 3, end: 6 } });
    expect(report.words.map(({ word }) => word)).toContain('工单');
    expect(report.words.some(({ word }) => word === '免赔额')).toBe(false);
  });

  test('the scan is a job: it tells how far it is and how fast, is listed, and stopped leaves no recipe', async () => {
    await call(glossaryContract.methods.addStarter, {});
    await importTalk(Array.from({ length: 20_000 }, (_, index) => [index % 2 === 0 ? 'customer' : 'agent', `免赔额是多少？第 ${index} 次问，犹豫期内退保还要扣工本费吗`]));
    const stop = new AbortController();
    const seen: { done: number; total: number; rate: number }[] = [];
    const stopped = test_.client.run(jargonContract.methods.scan, { query: '' }, {
      signal: stop.signal,
      onProgress: (progress) => {
        seen.push(progress);
        stop.abort();
      },
    });
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
    expect(seen[0]).toMatchObject({ total: 20_000 });
    expect((await call(recipeContract.methods.list, { kind: 'jargon', before: null, limit: 10 })).total).toBe(0);
    const report = await test_.client.run(jargonContract.methods.scan, { query: '' }, { onProgress: (progress) => seen.push(progress) });
    expect(report.messages).toBe(20_000);
    expect(seen.at(-1)).toMatchObject({ done: 20_000, total: 20_000, secondsLeft: 0 });
    expect(seen.at(-1)?.rate).toBeGreaterThan(0);
    const { jobs } = await call(jobsContract.methods.list, {});
    expect(jobs.filter(({ method }) => method === 'jargon.scan').map(({ state }) => state).toSorted()).toEqual(['cancelled', 'done']);
  });
});

describe('a rewrite', () => {
  test('proposals are shown and checked; nothing can be signed before they are decided', async () => {
    const rewrite = await draftOf(clause);
    const shown = await show(rewrite);
    expect(shown.original).toBe(clause);
    expect(shown.blocked).toBe(false);
    expect(shown.undecided).toBe(shown.edits.length);
    expect(shown.text).toContain('交保费的人（投保人）应当于10日内通知本公司');
    await expect(call(rewriteContract.methods.signOff, { rewrite, decision: 'signed', note: '' })).rejects.toMatchObject({ params: { reason: 'rewrite-undecided' } });
    await call(rewriteContract.methods.decideAll, { rewrite, state: 'accepted' });
    await call(rewriteContract.methods.signOff, { rewrite, decision: 'signed', note: 'read it' });
    expect((await show(rewrite)).signOffs).toMatchObject([{ decision: 'signed', note: 'read it', coder: 'Lin', current: true }]);
  });

  test('a hand that turns must into may is caught at its place and blocks; undo is byte-exact', async () => {
    const rewrite = await draftOf(clause);
    await call(rewriteContract.methods.decideAll, { rewrite, state: 'accepted' });
    const before = await show(rewrite);
    const start = [...before.text].join('').indexOf('应当');
    await call(rewriteContract.methods.handEdit, { rewrite, start, end: start + 2, text: '可以' });
    const after = await show(rewrite);
    expect(after.text).toBe(before.text.replace('应当', '可以'));
    expect(after.checks.filter(({ ok }) => !ok).map(({ name }) => name)).toContain('obligations');
    await expect(call(rewriteContract.methods.signOff, { rewrite, decision: 'signed', note: '' })).rejects.toMatchObject({ params: { reason: 'rewrite-blocked' } });
    await expect(run(rewriteContract.methods.exportFile, { rewrite, path: test_.path('x.txt'), format: 'txt', overwrite: false, labels })).rejects.toMatchObject({ params: { reason: 'rewrite-blocked' } });
    await call(historyContract.methods.undo, {});
    const back = await show(rewrite);
    expect(back.text).toBe(before.text);
    expect(back.edits).toEqual(before.edits);
  });

  test('a hand that touches a replacement takes it up, and giving the original back leaves no edit', async () => {
    const rewrite = await draftOf('投保人应当通知本公司。');
    const { text } = await show(rewrite);
    const { edit } = await call(rewriteContract.methods.handEdit, { rewrite, start: 1, end: 2, text: '缴' });
    const shown = await show(rewrite);
    expect(shown.text).toBe(`${text.charAt(0)}缴${text.slice(2)}`);
    expect(shown.edits).toMatchObject([{ id: edit, origin: 'hand', state: 'accepted', original: { start: 0, end: 3 } }]);
    const end = [...shown.text].length - [...'应当通知本公司。'].length;
    expect(await call(rewriteContract.methods.handEdit, { rewrite, start: 0, end, text: '投保人' })).toEqual({ edit: null });
    expect((await show(rewrite)).text).toBe('投保人应当通知本公司。');
  });

  test('a suggestion is in no text, no file and no count before somebody takes it; taking and undoing it are exact', async () => {
    const original = '本公司应当对上述申请进行审核。投保人可以解除合同。';
    const rewrite = await draftOf(original);
    const before = await show(rewrite);
    const suggestions = before.edits.filter(({ origin }) => origin === 'suggestion');
    expect(suggestions.map(({ replacement, state, rewrite: place }) => [replacement, state, place])).toEqual([['审核上述申请', 'proposed', null]]);
    expect(before.text).toContain('对上述申请进行审核');
    await call(rewriteContract.methods.decideAll, { rewrite, state: 'accepted' });
    const decided = await show(rewrite);
    expect(decided).toMatchObject({ undecided: 0, blocked: false });
    expect(decided.text).toContain('对上述申请进行审核');
    const path = test_.path('suggestion.txt');
    await run(rewriteContract.methods.exportFile, { rewrite, path, format: 'txt', overwrite: false, labels });
    expect(readFileSync(path, 'utf8')).not.toContain('审核上述申请');
    await call(rewriteContract.methods.decide, { edits: suggestions.map(({ id }) => id), state: 'accepted' });
    const taken = await show(rewrite);
    expect(taken.blocked).toBe(false);
    expect(taken.text).toBe(decided.text.replace('对上述申请进行审核', '审核上述申请'));
    await call(historyContract.methods.undo, {});
    expect((await show(rewrite)).text).toBe(decided.text);
  });

  test('exclusions stand beside the cover they limit', async () => {
    const { pairs } = await call(rewriteContract.methods.clauses, { rewrite: await draftOf(clause) });
    const texts = pairs.map(({ cover, exclusion }) => [cover, exclusion].map((side) => (side === null ? null : clause.slice(side.original.start, side.original.end))));
    expect(texts[0]?.[0]).toContain('给付保险金');
    expect(texts[0]?.[1]).toContain('不承担责任');
    expect(pairs.every(({ exclusion }) => exclusion === null || exclusion.kept)).toBe(true);
  });

  test('readers of either text answer its question; shares have their interval, and another text or question begins anew', async () => {
    const rewrite = await draftOf(clause);
    const { methods } = rewriteContract;
    const asked = () => call(methods.comprehension, { rewrite });
    const record = (side: 'original' | 'rewrite', right: number, wrong: number) => call(methods.recordAnswers, { rewrite, side, right, wrong, note: '' });
    await expect(record('rewrite', 1, 0)).rejects.toMatchObject({ params: { reason: 'no-question' } });
    await call(methods.setQuestion, { rewrite, question: '出险后几日内要通知？', answer: '10 日内' });
    await expect(record('rewrite', 0, 0)).rejects.toMatchObject({ params: { reason: 'no-readers' } });
    expect(await asked()).toMatchObject({ rewrite: { right: 0, readers: 0, interval: null, small: true }, earlier: 0, answers: [] });

    await record('rewrite', 7, 1);
    await record('original', 12, 18);
    const { original, rewrite: after } = await asked();
    expect(after).toMatchObject({ right: 7, readers: 8, small: true });
    // Wilson's interval of 7 of 8 and of 12 of 30, by hand.
    expect(after.interval?.low).toBeCloseTo(0.5291, 4);
    expect(after.interval?.high).toBeCloseTo(0.9776, 4);
    expect(original).toMatchObject({ right: 12, readers: 30, small: false });
    expect(original.interval?.low).toBeCloseTo(0.2459, 4);
    expect(original.interval?.high).toBeCloseTo(0.5768, 4);
    await record('rewrite', 1, 0);
    expect((await asked()).rewrite).toMatchObject({ right: 8, readers: 9 });
    await call(historyContract.methods.undo, {});
    expect((await asked()).rewrite).toMatchObject({ right: 7, readers: 8 });

    // Another text was not read by those who were asked; the original is what it was.
    await call(methods.decideAll, { rewrite, state: 'refused' });
    expect(await asked()).toMatchObject({ rewrite: { readers: 0, interval: null }, original: { readers: 30 }, earlier: 8 });
    await call(historyContract.methods.undo, {});
    expect(await asked()).toMatchObject({ rewrite: { readers: 8 }, earlier: 0 });
    await call(methods.setQuestion, { rewrite, question: '谁来通知？', answer: '投保人' });
    expect(await asked()).toMatchObject({ rewrite: { readers: 0 }, original: { readers: 0 }, earlier: 38 });
    await call(historyContract.methods.undo, {});

    await call(methods.decideAll, { rewrite, state: 'accepted' });
    const path = test_.path('asked.txt');
    await run(methods.exportFile, { rewrite, path, format: 'txt', overwrite: false, labels });
    expect(readFileSync(path, 'utf8')).toContain('7 / 8 = 87.5% [52.9%, 97.8%]');
    const [first] = (await asked()).answers;
    await call(methods.removeAnswers, { answer: first?.id ?? 0 });
    expect((await asked()).answers).toHaveLength(1);
    await call(methods.remove, { rewrite });
    await call(historyContract.methods.undo, {});
    expect((await asked()).answers).toHaveLength(1);
  });

  test.each(['docx', 'html', 'txt', 'csv'] as const)('goes out as %s, and hostile text stays text', async (format) => {
    const hostile = '=cmd|calc 投保人应当通知本公司。<script>alert(1)</script>';
    const rewrite = await draftOf(hostile);
    await call(rewriteContract.methods.decideAll, { rewrite, state: 'accepted' });
    const path = test_.path(`out.${format}`);
    const { bytes } = await run(rewriteContract.methods.exportFile, { rewrite, path, format, overwrite: false, labels });
    const written = readFileSync(path);
    expect(written.length).toBe(bytes);
    if (format === 'docx') {
      const { document } = await run(documentContract.methods.importFile, { source: path });
      expect((await call(documentContract.methods.text, { document })).text).toContain('交保费的人（投保人）应当通知本公司');
    } else {
      expect(written.toString()).toContain('交保费的人（投保人）应当通知本公司');
      expect(written.toString().includes('<script>')).toBe(format !== 'html');
      if (format === 'csv') expect(written.toString()).toContain("'=cmd");
    }
  });
});
