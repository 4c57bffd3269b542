import { readFileSync, writeFileSync } from 'node:fs';
import Papa from 'papaparse';
import { afterEach, expect, it } from 'vitest';
import { sliceCodePoints } from '#shared/base/code-points.ts';
import { codebookContract } from '#shared/contracts/codebook.ts';
import { codingContract, type Coding, type Span } from '#shared/contracts/coding.ts';
import { conversationContract } from '#shared/contracts/conversation.ts';
import { exportContract, type ExportOptions } from '#shared/contracts/export.ts';
import { historyContract } from '#shared/contracts/history.ts';
import { projectContract } from '#shared/contracts/project.ts';
import type { Client } from '#shared/rpc/client.ts';
import { importFile, readJsonLines } from './export-fixture.ts';
import { startWithProject, type TestService } from './harness.ts';

/** A text as a person would cut it: every part is coded by itself, from its first code point to its last. */
const texts: readonly (readonly string[])[] = [
  // Astral Han (CJK extensions B, E, G), which UTF-16 counts twice.
  ['姓名', '\u{20BB7}', '和', '\u{2CC56}\u{30EDE}', '打不出来'],
  // ZWJ sequences, skin tones, a flag of two regional indicators, a tag flag, a keycap, variation selectors.
  ['柜台 ', '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}\u200D\u{1F466}', '\u{1F44D}\u{1F3FD}', ' ', '\u{1F1E8}\u{1F1F3}', '1\uFE0F\u20E3', '\u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}', '\u2764\uFE0F'],
  // A span may begin or end inside what a person sees as one character.
  ['half a family \u{1F468}\u200D', '\u{1F469}\u200D\u{1F467}', '\u200D\u{1F466} cut'],
  // Decomposed and precomposed forms side by side, stacked marks, Hangul jamo, an ideographic variation.
  ['cafe\u0301', ' caf\u00E9', ' q\u0307\u0323', ' \u1112\u1161\u11AB', ' \u845B\u{E0100}', ' a\u0308\u0304\u030C'],
  // Every line end there is, and one at each end of a span.
  ['first\r\n', 'second\n', '\r\nthird', '\r\n\r\n', 'fourth\u2028fifth\u2029', 'end\r\n'],
  ['\u{20BB7}\r\n', 'e\u0301\r\n', '\u{1F468}\u200D\u{1F469}', '\r\n,"quoted"\t;', ' =1+1'],
  // Directions, widths and what is not seen.
  ['\u202Eoverride\u202C', ' \u0645\u0631\u062D\u0628\u0627', ' \u200Bzero\u2060', ' ＡＢＣ１２３', '\u00A0nbsp '],
];

const textOf = (parts: readonly string[]): string => parts.join('');
/** The span of each part, and of all but the first and last code points. */
function spansOf(parts: readonly string[]): Span[] {
  let start = 0;
  const spans = parts.map((part) => ({ start, end: (start += [...part].length) }));
  return [...spans, { start: 1, end: start - 1 }];
}
const bytes = (text: string | null | undefined): string | null => (text === null || text === undefined ? null : Buffer.from(text, 'utf8').toString('hex'));

/** A line of a source file with every column that the mapping of the fixture names. */
const sourceLine = (number: number, text: string): string =>
  JSON.stringify({ id: `M-${number}`, text, conversation: `C-${number >> 1}`, participant: 'P-1', role: 'customer', sentAt: '2026-08-05T02:42:06Z', channel: 'chat', rating: 2 });

let open: TestService[] = [];
afterEach(async () => {
  for (const test of open) await test.close();
  open = [];
});
async function project(): Promise<TestService & { project: string }> {
  const test = await startWithProject();
  open.push(test);
  return test;
}

/** What a coding says: where, and the bytes of its quote. */
interface Fact {
  message: number;
  start: number;
  end: number;
  quote: string | null;
}
const sorted = (facts: Fact[]): Fact[] => facts.toSorted((a, b) => a.message - b.message || a.start - b.start || a.end - b.end);

const expectedFacts = sorted(
  texts.flatMap((parts, index) =>
    spansOf(parts).map((span) => {
      const start = span?.start ?? 0;
      const end = span?.end ?? 0;
      // Cut by code points with nothing of the product: the quote every stage must show.
      return { message: index + 1, start, end, quote: bytes([...textOf(parts)].slice(start, end).join('')) };
    }),
  ),
);

async function storedTexts(client: Client): Promise<(string | null)[]> {
  const { turns } = await client.call(conversationContract.methods.turns, { messages: texts.map((_, index) => index + 1) });
  return turns.map(({ text }) => bytes(text));
}
async function codings(client: Client): Promise<Coding[]> {
  const found: Coding[] = [];
  for (const [index] of texts.entries()) {
    const { conversation } = await client.call(conversationContract.methods.ofMessage, { message: index + 1 });
    for (const coding of (await client.call(codingContract.methods.ofConversation, { conversation })).codings) {
      if (!found.some(({ id }) => id === coding.id)) found.push(coding);
    }
  }
  return found;
}
async function storedFacts(client: Client): Promise<Fact[]> {
  const all = await codings(client);
  expect(all.every(({ intact }) => intact)).toBe(true);
  return sorted(all.map(({ message, span, quote }) => ({ message, start: span?.start ?? -1, end: span?.end ?? -1, quote: bytes(quote) })));
}

it('every text and every coding is the same, byte for byte, from import to re-import', async () => {
  const test = await project();
  const { client } = test;
  const source = test.path('in.jsonl');
  writeFileSync(source, texts.map((parts, index) => sourceLine(index + 1, textOf(parts))).join('\n'));
  const want = texts.map((parts) => bytes(textOf(parts)));

  // Import.
  expect(await importFile(client, source)).toMatchObject({ imported: texts.length, rejected: 0 });
  expect(await storedTexts(client)).toEqual(want);

  // Coding.
  const { code } = await client.call(codebookContract.methods.create, { name: '原样 \u{20BB7}', parent: null });
  for (const [index, parts] of texts.entries()) {
    for (const span of spansOf(parts)) await client.call(codingContract.methods.add, { message: index + 1, code, span });
  }
  expect(await storedFacts(client)).toEqual(expectedFacts);
  const { passages } = await client.call(codingContract.methods.passages, { code, below: false, cursor: null, limit: 1000 });
  for (const { coding, before, after } of passages) {
    expect(textOf(texts[coding.message - 1] ?? [])).toContain(`${before.replace(/^…/, '')}${coding.quote ?? ''}${after.replace(/…$/, '')}`);
  }

  // Undo to the beginning, redo, again after a restart.
  for (const _ of expectedFacts) await client.call(historyContract.methods.undo, {});
  expect(await storedFacts(client)).toEqual([]);
  await test.restart();
  await test.client.call(projectContract.methods.open, { path: test.project, passphrase: null });
  for (const _ of expectedFacts) await test.client.call(historyContract.methods.redo, {});
  expect(await storedFacts(test.client)).toEqual(expectedFacts);
  expect(await storedTexts(test.client)).toEqual(want);
  expect(await test.client.run(projectContract.methods.verify, {})).toMatchObject({ ok: true, spans: expectedFacts.length, problems: [] });

  // Export in every form, and re-import of each into a project of its own.
  const write = async (name: string, format: string, options: ExportOptions = {}): Promise<string> => {
    const path = test.path(name);
    await test.client.run(exportContract.methods.run, { path, format, filter: '', options, overwrite: false });
    return path;
  };
  const exported: [what: string, path: string][] = [
    ['jsonl', await write('out.jsonl', 'jsonl')],
    ['csv', await write('out.csv', 'csv', { raw: true })],
    ['csv without mark', await write('plain.csv', 'csv', { raw: true, byteOrderMark: false })],
    ['xlsx', await write('out.xlsx', 'xlsx')],
  ];
  const records = readJsonLines(test.path('out.jsonl'));
  expect(records.map(({ text }) => bytes(text))).toEqual(want);
  const factsOf = (all: readonly { start: number | null; end: number | null; quote: string | null }[], message: number): Fact[] =>
    all.map(({ start, end, quote }) => ({ message, start: start ?? -1, end: end ?? -1, quote: bytes(quote) }));
  expect(sorted(records.flatMap(({ codings: all }, index) => factsOf(all, index + 1)))).toEqual(expectedFacts);

  const table = Papa.parse<Record<string, string>>(readFileSync(test.path('plain.csv'), 'utf8'), { header: true, skipEmptyLines: true }).data;
  expect(table.map(({ text }) => bytes(text))).toEqual(want);
  const inCells = table.flatMap(({ codings: cell }, index) => {
    const all: { start: number; end: number; quote: string }[] = JSON.parse(cell ?? '[]');
    return factsOf(all, index + 1);
  });
  expect(sorted(inCells)).toEqual(expectedFacts);

  const perCoding = Papa.parse<Record<string, string>>(readFileSync(await write('codings.csv', 'csv', { rows: 'codings', raw: true, byteOrderMark: false }), 'utf8'), {
    header: true,
    skipEmptyLines: true,
  }).data;
  expect(
    sorted(perCoding.map(({ id, start, end, quote }) => ({ message: Number(id?.slice(2)), start: Number(start), end: Number(end), quote: bytes(quote) }))),
  ).toEqual(expectedFacts);

  for (const [what, path] of exported) {
    const again = await project();
    expect([what, await importFile(again.client, path)]).toMatchObject([what, { imported: texts.length, rejected: 0 }]);
    const back = await storedTexts(again.client);
    expect([what, back]).toEqual([what, want]);
    // The codings of the first project, cut out of the texts of the second.
    const { turns } = await again.client.call(conversationContract.methods.turns, { messages: texts.map((_, index) => index + 1) });
    const resliced = expectedFacts.map((fact) => ({ ...fact, quote: bytes(sliceCodePoints(turns[fact.message - 1]?.text ?? '', fact.start, fact.end)) }));
    expect([what, resliced]).toEqual([what, expectedFacts]);
  }
}, 120_000);

it('what a spreadsheet must not run is marked in a safe table, and spans hold behind the mark', async () => {
  const test = await project();
  const text = '=1+1 \u{20BB7}\r\ne\u0301';
  writeFileSync(test.path('in.jsonl'), sourceLine(1, text));
  await importFile(test.client, test.path('in.jsonl'));
  const { code } = await test.client.call(codebookContract.methods.create, { name: 'x', parent: null });
  await test.client.call(codingContract.methods.add, { message: 1, code, span: { start: 5, end: 8 } });
  const path = test.path('safe.csv');
  await test.client.run(exportContract.methods.run, { path, format: 'csv', filter: '', options: { byteOrderMark: false }, overwrite: false });
  const [row] = Papa.parse<Record<string, string>>(readFileSync(path, 'utf8'), { header: true, skipEmptyLines: true }).data;
  expect(bytes(row?.['text'])).toBe(bytes(`'${text}`));
  const [coding]: { start: number; end: number; quote: string }[] = JSON.parse(row?.['codings'] ?? '[]');
  expect(bytes(coding?.quote)).toBe(bytes('\u{20BB7}\r\n'));
  expect(bytes(sliceCodePoints(row?.['text']?.slice(1) ?? '', coding?.start ?? 0, coding?.end ?? 0))).toBe(bytes(coding?.quote));
});
