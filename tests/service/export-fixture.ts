import { readFileSync, writeFileSync } from 'node:fs';
import { codePointLength } from '#shared/base/code-points.ts';
import { codebookContract } from '#shared/contracts/codebook.ts';
import { codingContract } from '#shared/contracts/coding.ts';
import { detectedOptions, importContract, type ColumnMapping, type ImportResult } from '#shared/contracts/import.ts';
import type { Client } from '#shared/rpc/client.ts';
import type { ExportedMessage } from '#service/exporters/record.ts';

/** Texts that get lost, cut, shifted or run where an export is careless. */
export const difficultTexts: readonly string[] = [
  'plain words, "quoted", and; separators\tinside',
  '姓名里的“\u{20BB7}”和“\u{2CC56}”打不出来',
  'family \u{1F468}\u200D\u{1F469}\u200D\u{1F467}\u200D\u{1F466} at the branch',
  'cafe\u0301 and café are not the same code points',
  'first line\r\nsecond line\nthird line',
  '=HYPERLINK("http://evil.example","click")',
  '+1 for the new app',
  '-0.5 is what I earned',
  '@everyone check your fees',
  '＝full width',
  '\u202Eright to left override\u202C and מספר 12',
  'مرحبا، الرسوم ارتفعت',
  'zero\u200Bwidth and \uFEFF inside',
  "'starts with an apostrophe",
  '_x000D_ written out, <b>markup</b> & ampersand',
  '  spaces around  ',
  'NULL',
  '0012',
  'line separator \u2028 and paragraph separator \u2029 inside',
];

const mapping: readonly ColumnMapping[] = [
  { column: 'id', field: 'id', attribute: null },
  { column: 'text', field: 'text', attribute: null },
  { column: 'conversation', field: 'conversation', attribute: null },
  { column: 'participant', field: 'participant', attribute: null },
  { column: 'role', field: 'role', attribute: null },
  { column: 'sentAt', field: 'time', attribute: null },
  { column: 'channel', field: 'channel', attribute: null },
  { column: 'rating', field: 'rating', attribute: null },
];

/** Imports an exported file (or one with the same column names). */
export function importFile(client: Client, file: string): Promise<ImportResult> {
  return client.run(importContract.methods.run, {
    file,
    options: detectedOptions,
    columns: [...mapping],
    guessRest: false,
    timeZone: 'UTC',
    dayOrder: 'day-first',
    grouping: 'column',
    batchName: null,
    purpose: 'test',
    legalBasis: 'test',
    source: 'test',
    retainUntil: null,
    saveProfile: null,
  });
}

/** A project of the difficult texts, each coded over its first five code points, its last two and as a whole. */
export async function fillDifficultProject(client: Client, file: string): Promise<void> {
  const lines = difficultTexts.map((text, index) =>
    JSON.stringify({
      id: `M-${index + 1}`,
      text,
      conversation: `C-${Math.floor(index / 4)}`,
      participant: `P-${index % 3}`,
      role: index % 2 === 0 ? 'customer' : 'agent',
      sentAt: new Date(Date.UTC(2026, 6, 1, 8, index)).toISOString(),
      channel: 'chat',
      rating: (index % 5) + 1,
    }),
  );
  writeFileSync(file, lines.join('\n'));
  const result = await importFile(client, file);
  if (result.imported !== difficultTexts.length) throw new Error(`imported ${JSON.stringify(result)}`);
  const { code: parent } = await client.call(codebookContract.methods.create, { name: 'Fees/charges', parent: null });
  const { code } = await client.call(codebookContract.methods.create, { name: '告知不足', parent });
  for (const [index, text] of difficultTexts.entries()) {
    const length = codePointLength(text);
    const spans = [{ start: 0, end: Math.min(5, length) }, { start: length - 2, end: length }, null];
    for (const span of spans) await client.call(codingContract.methods.add, { message: index + 1, code, span });
  }
}

/** The records of a JSONL export. */
export function readJsonLines(file: string): ExportedMessage[] {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  return lines.map((line): ExportedMessage => JSON.parse(line));
}
