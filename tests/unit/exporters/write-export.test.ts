import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readXlsx } from 'hucre/xlsx';
import { AppError } from '#shared/base/errors.ts';
import type { ByteSink } from '#service/exporters/exporter.ts';
import type { ExportedCoding, ExportedMessage } from '#service/exporters/record.ts';
import { allExporters, exporterFor } from '#service/exporters/registry.ts';
import type { ExportManifest } from '#service/features/export/manifest.ts';
import { findSpanFault } from '#service/features/export/verify-span.ts';
import { writeExport, type ExportContext, type ExportSource } from '#service/features/export/write-export.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'verbatim-export-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const coding = (fields: Partial<ExportedCoding> = {}): ExportedCoding => ({
  id: 'g-1', code: '告知不足', path: 'Fees/告知不足', start: 0, end: 2, quote: '没有', coder: 'Lin', createdAt: '2026-10-09T06:00:00.000Z', origin: 'manual', ...fields,
});
const message = (index: number, fields: Partial<ExportedMessage> = {}): ExportedMessage => ({
  id: `M-${index}`, guid: `guid-${index}`, conversation: `M-${index}`, batch: 'B', channel: 'chat', brand: null, participant: 'K-1', role: 'customer', sentAt: null,
  text: '没有人通知我', language: 'zh', rating: null, attributes: { region: 'East' }, sentiment: null, tags: [], themes: [], codings: [], memos: [], ...fields,
});
const source = (messages: readonly ExportedMessage[]): ExportSource => ({
  appVersion: '0', project: 'p', schemaVersion: 10, audit: { seq: 3, h: 'aa' }, header: { attributeKeys: ['region'] }, measured: null, total: messages.length,
  conversations: messages.length, records: () => messages,
});
const calm: ExportContext = { signal: { aborted: false, throwIfAborted: () => undefined }, progress: () => undefined, now: () => Date.UTC(2026, 9, 9) };
const write = (messages: readonly ExportedMessage[], format: string, options: object = {}, more: { allowBroken?: boolean; overwrite?: boolean } = {}, context = calm) =>
  writeExport(
    source(messages),
    { path: join(folder, `out.${format}`), format, filter: '', exporter: exporterFor(format).configure(options), overwrite: more.overwrite ?? false, allowBroken: more.allowBroken ?? false },
    context,
  );
const manifest = (format: string): ExportManifest => JSON.parse(readFileSync(join(folder, `out.${format}.manifest.json`), 'utf8'));

describe('span proof', () => {
  it.each([
    ['没有人', { start: 0, end: 2, quote: '没有' }, null],
    ['\u{20BB7}ab', { start: 1, end: 2, quote: 'a' }, null],
    ['\u{20BB7}ab', { start: 1, end: 2, quote: 'b' }, 'quote'],
    ['ab', { start: 1, end: 3, quote: 'b' }, 'offsets'],
    ['ab', { start: 1, end: 1, quote: '' }, 'offsets'],
    ['ab', { start: -1, end: 1, quote: 'a' }, 'offsets'],
    ['ab', { start: null, end: 1, quote: 'a' }, 'offsets'],
    ['ab', { start: null, end: null, quote: null }, null],
    ['ab', { start: null, end: null, quote: 'ab' }, 'quote'],
    ['e\u0301', { start: 0, end: 2, quote: '\u00E9' }, 'quote'],
  ] as const)('%j %o gives %s', (text, fields, fault) => expect(findSpanFault(text, fields)).toBe(fault));
});

describe('writing an export', () => {
  it.each(allExporters().map(({ id }) => id))('%s: equal data gives an equal file, named in the manifest', async (format) => {
    const messages = [message(1, { codings: [coding()] }), message(2)];
    const first = await write(messages, format);
    const bytes = readFileSync(join(folder, `out.${format}`));
    const second = await write(messages, format, {}, { overwrite: true });
    expect(second.sha256).toBe(first.sha256);
    expect(first.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(manifest(format)).toMatchObject({ counts: { messages: 2, conversations: 2, codings: 1, rows: 2 }, audit: { seq: 3, h: 'aa' }, masking: 'off' });
    expect(readdirSync(folder).toSorted()).toEqual([`out.${format}`, `out.${format}.manifest.json`]);
  });

  it('refuses codings that do not match, counts them, and leaves nothing', async () => {
    const broken = message(1, { codings: [coding({ quote: '别的' }), coding({ id: 'g-2', end: 99 })] });
    await expect(write([broken, message(2)], 'jsonl')).rejects.toMatchObject({ code: 'conflict', params: { reason: 'broken-codings', count: 2 } });
    expect(readdirSync(folder)).toEqual([]);
    await write([broken, message(2)], 'jsonl', {}, { allowBroken: true });
    expect(manifest('jsonl').spans).toEqual({
      checked: 2,
      matching: 0,
      wholeMessage: 0,
      broken: [
        { coding: 'g-1', message: 'guid-1', fault: 'quote' },
        { coding: 'g-2', message: 'guid-1', fault: 'offsets' },
      ],
    });
  });

  it.each(['jsonl', 'xlsx'])('%s: a cancel in the middle leaves nothing, and an earlier file as it was', async (format) => {
    writeFileSync(join(folder, `out.${format}`), 'earlier');
    let seen = 0;
    const cancelling: ExportContext = {
      ...calm,
      signal: {
        aborted: false,
        throwIfAborted: () => {
          seen++;
          if (seen > 300) throw new AppError('cancelled');
        },
      },
    };
    const many = Array.from({ length: 1000 }, (_, index) => message(index));
    await expect(write(many, format, {}, { overwrite: true }, cancelling)).rejects.toMatchObject({ code: 'cancelled' });
    expect(readdirSync(folder)).toEqual([`out.${format}`]);
    expect(readFileSync(join(folder, `out.${format}`), 'utf8')).toBe('earlier');
  });

  it.each(allExporters().map(({ id }) => id))('%s: an error of the disk reaches the caller', async (format) => {
    let room = 3;
    const full: ByteSink = {
      write: async () => {
        if (--room < 0) throw new AppError('io', { reason: 'disk-full' });
      },
    };
    const writer = exporterFor(format).configure({}).open(full, { attributeKeys: [] });
    const work = async () => {
      for (let index = 0; index < 4000; index++) await writer.write(message(index, { text: Math.sin(index).toString().repeat(20) }));
      await writer.end();
    };
    await expect(work()).rejects.toMatchObject({ code: 'io', params: { reason: 'disk-full' } });
  });

  it('writes one row a coding where asked, without the messages that have none', async () => {
    await write([message(1, { codings: [coding(), coding({ id: 'g-2', start: null, end: null, quote: null })] }), message(2)], 'csv', { rows: 'codings', byteOrderMark: false });
    const lines = readFileSync(join(folder, 'out.csv'), 'utf8').trimEnd().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toBe('id,guid,conversation,batch,channel,brand,participant,role,sentAt,language,rating,text,attr:region,coding,code,path,start,end,quote,coder,createdAt,origin');
    expect(lines[1]).toContain('g-1,告知不足,Fees/告知不足,0,2,没有,Lin');
  });
});

describe('XLSX', () => {
  const read = async (): Promise<{ name: string; rows: unknown[][] }[]> => {
    const { sheets } = await readXlsx(readFileSync(join(folder, 'out.xlsx')));
    return sheets.map(({ name, rows }) => ({ name, rows }));
  };

  it('types every text as text', async () => {
    await write([message(1, { text: '=1+1', id: '0012', rating: 4 })], 'xlsx');
    const [sheet] = await read();
    const [header, row] = sheet?.rows ?? [];
    const cell = (name: string): unknown => row?.[header?.indexOf(name) ?? -1];
    expect([cell('text'), cell('id'), cell('rating')]).toEqual(['=1+1', '0012', 4]);
  });

  it('goes on in another sheet when one is full', async () => {
    await write([1, 2, 3, 4, 5].map((index) => message(index)), 'xlsx', { sheetRows: 3 });
    const sheets = await read();
    expect(sheets.map(({ name, rows }) => [name, rows.length])).toEqual([['Data', 3], ['Data 2', 3], ['Data 3', 2]]);
    expect(manifest('xlsx').sheets).toEqual(['Data', 'Data 2', 'Data 3']);
  });

  it('continues a text over the cell limit on a sheet of its own, whole', async () => {
    const text = '长文本\u{20BB7}'.repeat(16_000);
    await write([message(1), message(2, { text })], 'xlsx');
    const [data, continued] = await read();
    const column = data?.rows[0]?.indexOf('text') ?? -1;
    const parts = [data?.rows[2]?.[column], ...(continued?.rows.slice(1).map((row) => row[4]) ?? [])];
    expect(parts.join('')).toBe(text);
    expect(data?.rows[2]?.at(-1)).toBe('text');
    expect(manifest('xlsx').continued).toEqual([{ sheet: 'Data', row: 3, column: 'text', parts: parts.length }]);
  });
});
