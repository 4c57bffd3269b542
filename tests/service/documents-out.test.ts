import { existsSync, readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import mammoth from 'mammoth';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentContract } from '../../shared/contracts/document.ts';
import { glossaryContract } from '../../shared/contracts/glossary.ts';
import { historyContract } from '../../shared/contracts/history.ts';
import { projectContract } from '../../shared/contracts/project.ts';
import { checkNames, exportLabelNames, rewriteContract, type ExportLabels, type RewriteRecord } from '../../shared/contracts/rewrite.ts';
import { openFileSource } from '#service/importers/file-source.ts';
import { importerFor } from '#service/importers/registry.ts';
import { startWithProject } from './harness.ts';

let test_: Awaited<ReturnType<typeof startWithProject>>;
const call: typeof test_.client.call = (...parts) => test_.client.call(...parts);
const { methods } = rewriteContract;
beforeAll(async () => {
  test_ = await startWithProject();
  await call(glossaryContract.methods.addStarter, {});
});
afterAll(() => test_.close());

const formats = ['docx', 'html', 'txt', 'csv'] as const;
/** Labels that no text of these tests holds, so that parts are found by them. */
const labels = Object.fromEntries(exportLabelNames.map((name) => [name, `«${name}»`])) as ExportLabels;
let count = 0;

/** A draft whose every edit is accepted; the rewrite ends in words put in by hand. */
async function draftOf(original: string, added: string): Promise<RewriteRecord> {
  const { document } = await call(documentContract.methods.paste, { name: '', text: original });
  const { rewrite } = await test_.client.run(methods.propose, { document, audience: '客户' });
  await call(methods.decideAll, { rewrite, state: 'accepted' });
  const { text } = await call(methods.show, { rewrite });
  const end = [...text].length;
  if (added !== '') await call(methods.handEdit, { rewrite, start: end, end, text: added });
  return call(methods.show, { rewrite });
}

async function written(rewrite: number, format: (typeof formats)[number]): Promise<string> {
  const path = test_.path(`out-${++count}.${format}`);
  const { bytes } = await test_.client.run(methods.exportFile, { rewrite, path, format, overwrite: false, labels });
  expect(readFileSync(path).length).toBe(bytes);
  return path;
}

interface ReadBack {
  original: string;
  rewrite: string;
  /** Cells of the rows behind the texts, by the title of their table. */
  tables: Record<string, string[][]>;
}

type HtmlNode = DefaultTreeAdapterTypes.Node;
const childrenOf = (node: HtmlNode): HtmlNode[] => ('childNodes' in node ? node.childNodes : []);
const textOf = (node: HtmlNode): string => ('value' in node ? node.value : childrenOf(node).map(textOf).join(''));
const all = (node: HtmlNode, name: string): HtmlNode[] => [...(node.nodeName === name ? [node] : []), ...childrenOf(node).flatMap((child) => all(child, name))];
const cellsOf = (table: HtmlNode, inside: (cell: HtmlNode) => string = textOf) => all(table, 'tr').map((row) => childrenOf(row).map(inside));

const readers: Record<(typeof formats)[number], (path: string) => Promise<ReadBack> | ReadBack> = {
  docx: async (path) => {
    const { value } = await mammoth.convertToHtml({ path }, { ignoreEmptyParagraphs: false, styleMap: ['br => br:fresh'] });
    const [html] = all(parse(value), 'body');
    const back: ReadBack = { original: '', rewrite: '', tables: {} };
    const lines: Record<string, string[]> = {};
    let title = '';
    for (const node of html === undefined ? [] : childrenOf(html)) {
      if (node.nodeName === 'h2') title = textOf(node);
      else if (node.nodeName === 'table') back.tables[title] = cellsOf(node, (cell) => childrenOf(cell).map(textOf).join('\n'));
      else (lines[title] ??= []).push(textOf(node));
    }
    back.original = (lines[labels.original] ?? []).join('\n');
    back.rewrite = (lines[labels.rewrite] ?? []).join('\n');
    return back;
  },
  html: (path) => {
    const page = parse(readFileSync(path, 'utf8'));
    expect([...all(page, 'script'), ...all(page, 'img'), ...all(page, 'a')]).toEqual([]);
    const texts = all(page, 'div').filter((node) => 'attrs' in node && node.attrs.some(({ name, value }) => name === 'class' && value === 'text'));
    expect(texts).toHaveLength(2);
    const titles = all(page, 'h2').slice(2).map(textOf);
    const tables = all(page, 'table').slice(1).map((table) => cellsOf(table));
    return { original: textOf(texts[0] ?? page), rewrite: textOf(texts[1] ?? page), tables: Object.fromEntries(titles.map((title, index) => [title, tables[index] ?? []])) };
  },
  txt: (path) => {
    const file = readFileSync(path, 'utf8');
    const sections = file.split(/(?:^|\n)(«[\w]+»)\n={8}\n/).slice(1);
    const named = Object.fromEntries(sections.flatMap((section, index) => (index % 2 === 0 ? [[section, sections[index + 1] ?? '']] : [])));
    const { [labels.original]: original = '', [labels.rewrite]: rewrite = '', ...tables } = named;
    return {
      original: original.replace(/\n$/, ''),
      rewrite: rewrite.replace(/\n$/, ''),
      tables: Object.fromEntries(Object.entries(tables).map(([title, rows]) => [title, rows.trimEnd().split('\n').map((row) => row.split('\t'))])),
    };
  },
  csv: async (path) => {
    const source = openFileSource(path);
    try {
      const importer = importerFor(source, 'csv');
      const opened = await importer.read(source, {}, { aborted: false, throwIfAborted: () => undefined });
      const back: ReadBack = { original: '', rewrite: '', tables: {} };
      for await (const { columns, cells, problems } of opened.chunks()) {
        expect(problems).toEqual([]);
        for (let at = 0; at < cells.length; at += columns.length) {
          const [part = '', ...row] = cells.slice(at, at + columns.length).map((cell) => cell ?? '');
          if (part === labels.original) back.original = row[0] ?? '';
          else if (part === labels.rewrite) back.rewrite = row[0] ?? '';
          else if (part !== '') (back.tables[part] ??= []).push(row);
        }
      }
      return back;
    } finally {
      source.close();
    }
  },
};

/**
 * What a format cannot say, and says in another way: XML has no control characters, a spreadsheet no text that begins
 * like a formula. The reader of Word files used here takes U+0085 and U+2028 for ends of lines, as XML 1.1 has it.
 */
const asWritten: Record<(typeof formats)[number], (text: string) => string> = {
  docx: (text) => text.replace(/\r\n?|[\u0085\u2028]/g, '\n').replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '\uFFFD'),
  html: (text) => text,
  txt: (text) => text,
  csv: (text) => (/^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text),
};
const codePoints = (text: string) => [...text].map((character) => character.codePointAt(0));

const hostile: [name: string, text: string][] = [
  ['a formula', "=cmd|'/C calc'!A"],
  ['formulas of other kinds', '@SUM(A1)\n+x\n-x\n\t=x'],
  ['the end of a script', '</script><script>alert(document.cookie)</script><img src=x onerror=alert(x)>'],
  ['ends of what is written', '</div></section>"\'&amp;&lt; ]]> --> </w:t></w:r> %s ${x} {{y}}'],
  ['marks of direction', 'a\u202Eb\u2066c\u2069\u200F\u061Cd\u202C'],
  ['control characters', 'a\u0001b\u0007\u001Bc\u007F\u0085d\u2028e\u2029f'],
  ['what nobody sees', '\uFEFFa\u200Bb\u200Dc\u00ADd\u2060'],
  ['emoji and marks', '👩‍👩‍👧‍👦🏳️‍🌈 e\u0301 ง่ำ Z͑ͫ̓'],
  ['astral Han', '𠮷𪚥𰻞\u{2F804}\u{E0100}'],
  ['quotes and commas', '"a","b"\r\n"",\'c\''],
  ['all kinds of line ends', 'a\r\nb\nc\rd\n\n\ne\r\n'],
  ['white space', '  a  b\t\tc \u3000\u00A0 '],
  ['what XML forbids', 'a\uFFFEb\uFFFFc'],
  ['mixed languages', '本公司 and the customer または 고객'],
];

/** Original and rewrite out in every format and back again. */
async function roundTrip(draft: RewriteRecord): Promise<void> {
  for (const format of formats) {
    const back = await readers[format](await written(draft.id, format));
    expect(codePoints(back.original), format).toEqual(codePoints(asWritten[format](draft.original)));
    expect(codePoints(back.rewrite), format).toEqual(codePoints(asWritten[format](draft.text)));
    const [, ...edits] = back.tables[labels.edits] ?? [];
    expect(edits, format).toHaveLength(draft.edits.filter(({ state }) => state === 'accepted').length);
  }
}

describe('original and rewrite come back to the code point from every format', () => {
  test.each(hostile)('%s', async (_name, text) => {
    const draft = await draftOf(`${text}\n投保人应当通知本公司。${text}`, `\n${text}`);
    expect(draft.blocked).toBe(false);
    expect(draft.text).toContain('交保费的人（投保人）应当通知本公司。');
    await roundTrip(draft);
  });

  test('any text', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (given) => {
        const text = given.replaceAll('\0', '');
        const draft = await draftOf(`a${text}\n受益人`, text === '' ? '' : `b${text}`);
        fc.pre(!draft.blocked);
        await roundTrip(draft);
      }),
      { numRuns: 6 },
    );
  });
});

describe.each(formats)('a rewrite as %s', (format) => {
  test('holds edits, checks, glossary sheet, reviewer and sign-off, in the words of whoever exports', async () => {
    const draft = await draftOf('投保人应当于10日内通知本公司，免赔额为200元。', '');
    await call(methods.signOff, { rewrite: draft.id, decision: 'returned', note: 'again' });
    await call(methods.signOff, { rewrite: draft.id, decision: 'signed', note: 'read =it' });
    const path = await written(draft.id, format);
    const { tables } = await readers[format](path);
    const rows = (title: string) => (tables[title] ?? []).slice(1).map((row) => row.filter((cell) => cell !== ''));
    expect(rows(labels.checks)).toEqual(draft.checks.map(({ name, facts }) => [labels[`check.${name}`], labels.green, String(facts)]));
    expect(draft.checks.map(({ name }) => name)).toEqual([...checkNames]);
    expect(rows(labels.glossary).map(([term]) => term)).toEqual(expect.arrayContaining(['投保人', '免赔额']));
    expect(rows(labels.edits)[0]?.slice(1)).toEqual(['投保人', '交保费的人（投保人）', labels['origin.glossary'], '1']);
    expect(rows(labels.signOff).map((row) => row.slice(1))).toEqual([['Lin', labels['decision.signed'], 'read =it'], ['Lin', labels['decision.returned'], 'again']]);
    if (format !== 'docx') expect(readFileSync(path, 'utf8')).toContain('Lin, 20');
  });

  test('is not written while a check is red or an edit is open; the reason is said and no file is left', async () => {
    const draft = await draftOf('投保人应当于10日内通知本公司。', '可以不通知。');
    expect(draft.blocked).toBe(true);
    const path = test_.path(`red.${format}`);
    const write = () => test_.client.run(methods.exportFile, { rewrite: draft.id, path, format, overwrite: false, labels });
    await expect(write()).rejects.toMatchObject({ code: 'conflict', params: { reason: 'rewrite-blocked', check: expect.any(String) } });
    await expect(call(methods.signOff, { rewrite: draft.id, decision: 'signed', note: '' })).rejects.toMatchObject({ params: { reason: 'rewrite-blocked' } });
    await call(historyContract.methods.undo, {});
    await call(historyContract.methods.undo, {});
    await expect(write()).rejects.toMatchObject({ code: 'conflict', params: { reason: 'rewrite-undecided' } });
    expect(existsSync(path)).toBe(false);
    await call(methods.decideAll, { rewrite: draft.id, state: 'accepted' });
    await write();
    expect(existsSync(path)).toBe(true);
  });
});

test('what went out as a page or a Word file comes in again line by line', async () => {
  const draft = await draftOf('第一条 投保人应当通知本公司。\n\n第二条  费用\t1.5%', '');
  for (const format of ['docx', 'html'] as const) {
    const { document } = await test_.client.run(documentContract.methods.importFile, { source: await written(draft.id, format) });
    const { text } = await call(documentContract.methods.text, { document });
    for (const each of [draft.original, draft.text]) expect(text).toContain(each);
  }
});

describe('the audit log', () => {
  test('holds sign-offs and exports by what they are of, without a word of the text or the note', async () => {
    const draft = await draftOf('受益人应当提供身份证明。', '');
    await call(methods.signOff, { rewrite: draft.id, decision: 'signed', note: 'a private remark' });
    await written(draft.id, 'txt');
    const verified = await test_.client.run(projectContract.methods.verify, {});
    expect(verified.problems).toEqual([]);
    const db = new Database(test_.project, { readonly: true });
    try {
      const log = db.prepare<[], Record<string, unknown>>('SELECT * FROM audit ORDER BY seq').all();
      expect(log.map(({ action }) => action)).toEqual(expect.arrayContaining(['rewrite.signOff', 'rewrite.export']));
      expect(log.at(-1)).toMatchObject({ action: 'rewrite.export', target: `rewrite:${draft.id}` });
      const words = JSON.stringify(log);
      for (const word of ['受益人', '身份证明', 'private remark']) expect(words).not.toContain(word);
    } finally {
      db.close();
    }
  });

  test('a sign-off holds for the draft as it was: a later change leaves it as history', async () => {
    const draft = await draftOf('受益人应当提供身份证明。', '');
    await call(methods.signOff, { rewrite: draft.id, decision: 'signed', note: '' });
    const end = [...draft.text].length;
    await call(methods.handEdit, { rewrite: draft.id, start: end, end, text: '谢谢。' });
    expect((await call(methods.show, { rewrite: draft.id })).signOffs).toMatchObject([{ current: false }]);
    expect(readFileSync(await written(draft.id, 'txt'), 'utf8')).toContain(`«reviewer»: ${labels.unsigned}`);
  });
});
