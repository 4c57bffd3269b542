import { safeCell } from '#service/exporters/csv/safe-cell.ts';
import type { ExportContent } from './content.ts';

/** Original, rewrite and tables as plain text. */
export function rewriteTxt({ title, labels, facts, rewrite, tables }: ExportContent): string {
  const section = (name: string, text: string) => `${name}\n${'='.repeat(8)}\n${text}\n`;
  return [
    title,
    ...facts.map(([name, value]) => `${name}: ${value}`),
    '',
    section(labels.rewrite, rewrite.text),
    section(labels.original, rewrite.original),
    ...tables.filter(({ rows }) => rows.length > 0).map(({ title: name, columns, rows }) => section(name, [columns, ...rows].map((cells) => cells.map(oneLine).join('\t')).join('\n'))),
  ].join('\n');
}

const oneLine = (text: string) => text.replace(/[\t\r\n]+/g, ' ');

/** One table as CSV: the rewrite whole, then each edit, check, term and sign-off as a row that names its part. */
export function rewriteCsv({ labels, rewrite, facts, tables }: ExportContent): string {
  const width = Math.max(2, ...tables.map(({ columns }) => columns.length));
  const rows: string[][] = [
    ['part', ...Array.from({ length: width }, (_, index) => String(index + 1))],
    ...facts.map((fact) => ['', ...fact]),
    [labels.original, rewrite.original],
    [labels.rewrite, rewrite.text],
    ...tables.flatMap(({ title, columns, rows: cells }) => [[title, ...columns], ...cells.map((row) => [title, ...row])]),
  ];
  const line = (row: readonly string[]) => Array.from({ length: width + 1 }, (_, index) => safeCell(row[index] ?? '')).join(',');
  return `\ufeff${rows.map(line).join('\r\n')}\r\n`;
}
