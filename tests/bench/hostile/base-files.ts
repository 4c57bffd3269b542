import { encodeLegacy } from './legacy-encoding.ts';
import { entriesOf, sheetXml, workbookParts } from './workbook-parts.ts';
import { zipArchive } from './zip-archive.ts';

/** A sound file that mutations start from. */
export interface BaseFile {
  readonly name: string;
  readonly extension: string;
  readonly bytes: Buffer;
}

const header = ['编号', '会话号', '时间', '发言方', '客户号', '内容', '渠道', '评分'];
const words = ['手续费上调没有通知', 'The redemption page says T+3', '坐过山车一样的净值', '您好，“费率”已经调整', 'cafe\u0301 \u{1F468}\u200D\u{1F469}', '第一行\n第二行', '多扣了 38 块钱', 'no reply for 3 days, "again"'];
const rows = Array.from({ length: 24 }, (_, row) => [
  `M-${row + 1}`, `C-${row >> 2}`, `2026/8/5 10:${String(row + 10)}:06`, row % 2 === 0 ? '客户' : '坐席', `K-${row % 5}`, `${words[row % words.length] ?? ''}（${row}）`, row % 3 === 0 ? '微信' : 'app', String((row % 5) + 1),
]);
const quoted = (cell: string, delimiter: string): string => (cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const delimited = (delimiter: string, end: string): string => [header, ...rows].map((cells) => cells.map((cell) => quoted(cell, delimiter)).join(delimiter) + end).join('');
const objects = rows.map((cells) => Object.fromEntries(header.map((name, column) => [name, name === '评分' ? Number(cells[column]) : cells[column]])));

const csv = delimited(',', '\r\n');
const plainHan = csv.replaceAll(/[\u0300\u0301\u200D]|\p{Extended_Pictographic}/gu, '');
const wide = (text: string, big: boolean): Buffer => {
  const bytes = Buffer.from(text, 'utf16le');
  return big ? bytes.swap16() : bytes;
};

/** Every format and encoding that the importers read, 24 rows each. */
export const baseFiles: readonly BaseFile[] = [
  { name: 'utf-8', extension: 'csv', bytes: Buffer.from(csv, 'utf8') },
  { name: 'utf-8 with mark', extension: 'csv', bytes: Buffer.from(`\uFEFF${csv}`, 'utf8') },
  { name: 'gb18030', extension: 'csv', bytes: encodeLegacy(plainHan, 'gb18030') },
  { name: 'big5', extension: 'csv', bytes: encodeLegacy(plainHan, 'big5') },
  { name: 'utf-16le with mark', extension: 'csv', bytes: wide(`\uFEFF${csv}`, false) },
  { name: 'utf-16le', extension: 'csv', bytes: wide(csv, false) },
  { name: 'utf-16be with mark', extension: 'csv', bytes: wide(`\uFEFF${csv}`, true) },
  { name: 'utf-16be', extension: 'csv', bytes: wide(csv, true) },
  { name: 'utf-8', extension: 'tsv', bytes: Buffer.from(delimited('\t', '\n'), 'utf8') },
  { name: 'lines', extension: 'jsonl', bytes: Buffer.from(objects.map((value) => JSON.stringify(value)).join('\n'), 'utf8') },
  { name: 'array', extension: 'json', bytes: Buffer.from(JSON.stringify(objects), 'utf8') },
  { name: 'wrapped', extension: 'json', bytes: Buffer.from(JSON.stringify({ total: 24, data: objects }, null, 1), 'utf8') },
  { name: 'lines', extension: 'txt', bytes: Buffer.from(rows.map((cells) => cells[5]?.replaceAll('\n', ' ')).join('\r\n'), 'utf8') },
  { name: 'workbook', extension: 'xlsx', bytes: zipArchive(entriesOf(workbookParts(sheetXml([header, ...rows])))) },
];

/** The sheet of the sound workbook, for mutations that keep its container sound. */
export const baseSheet = sheetXml([header, ...rows]);
