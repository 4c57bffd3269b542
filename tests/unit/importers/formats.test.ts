import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { openFileSource } from '#service/importers/file-source.ts';
import { importerFor } from '#service/importers/registry.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'verbatim-formats-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const never = { aborted: false, throwIfAborted: () => undefined };

function place(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Everything a reader gives for a file, as objects by column name. */
async function read(path: string, options: object = {}, format: string | null = null) {
  const source = openFileSource(path);
  try {
    const importer = importerFor(source, format);
    const opened = await importer.read(source, options, never);
    const rows: Record<string, string>[] = [];
    const problems: { row: number; reason: string; params: object }[] = [];
    for await (const chunk of opened.chunks()) {
      chunk.rowNumbers.forEach((_, index) => {
        rows.push(Object.fromEntries(chunk.columns.map((column, at) => [column, chunk.cells[index * chunk.columns.length + at] ?? ''])));
      });
      for (const { row, reason, params } of chunk.problems) problems.push({ row, reason, params });
    }
    source.assertUnchanged();
    return { format: importer.id, facts: opened.facts, columns: opened.columns, rows, problems };
  } finally {
    source.close();
  }
}

describe('delimited files', () => {
  it.each([
    ['commas', 'id,text\n1,hello there\n2,bye now\n', ','],
    ['semicolons with commas in the text', 'id;text\n1;one, two\n2;three, four\n', ';'],
    ['bars', 'id|text\n1|a, b\n2|c\n', '|'],
    ['tabs', 'id\ttext\n1\thello\n2\tbye\n', '\t'],
  ])('finds %s', async (_what, content, delimiter) => {
    const result = await read(place('table.csv', content));
    expect(result.facts.delimiter).toBe(delimiter);
    expect(result.columns).toEqual(['id', 'text']);
    expect(result.rows).toHaveLength(2);
  });

  it('keeps quotes of tab files that do not quote, and takes them off where they do', async () => {
    const plain = await read(place('plain.tsv', 'label\ttext\nneg\t"Bad" service\npos\t"Great"\n'));
    expect(plain.rows.map(({ text }) => text)).toEqual(['"Bad" service', '"Great"']);
    const quoted = await read(place('quoted.tsv', 'label\ttext\nneg\t"one\ttab"\npos\t"a ""b"""\n'));
    expect(quoted.rows.map(({ text }) => text)).toEqual(['one\ttab', 'a "b"']);
  });

  it('reads a file without header, with letters for names', async () => {
    const result = await read(place('bare.csv', '1,2026-08-05,你好\n2,2026-08-06,再见\n'));
    expect(result.columns).toEqual(['A', 'B', 'C']);
    expect(result.rows).toHaveLength(2);
  });

  it('makes repeated and empty headers distinct', async () => {
    const result = await read(place('twice.csv', 'text,text,\nx,y,z\n'), { header: true });
    expect(result.columns).toEqual(['text', 'text (2)', 'C']);
  });

  it('says which bytes are invalid, by their offset in the file', async () => {
    const content = Buffer.concat([Buffer.from('id,text\n1,good\n2,'), Buffer.from([0xe4, 0xb8]), Buffer.from(' x\n3,良好\n')]);
    const result = await read(place('broken.csv', content), { encoding: 'utf-8' });
    expect(result.rows.map(({ id }) => id)).toEqual(['1', '3']);
    expect(result.problems).toEqual([{ row: 2, reason: 'invalid-bytes', params: { offset: 17 } }]);
  });

  it('reads a header row wider than the sample and refuses one that is too wide', async () => {
    const wide = Array.from({ length: 16_000 }, (_, index) => `column_with_a_long_name_${index}`);
    const result = await read(place('wide.csv', `${wide.join(',')}\n${wide.map(() => '1').join(',')}\n`), { header: true });
    expect(result.columns).toHaveLength(16_000);
    expect(result.rows).toHaveLength(1);
    await expect(read(place('million.csv', `${'a,'.repeat(1_000_000)}a\n`))).rejects.toMatchObject({ code: 'resource-limit', params: { reason: 'too-many-columns' } });
  });

  it('rejects a huge cell and reads what stands behind it', async () => {
    const result = await read(place('huge.csv', `id,text\n1,a\n2,"${'长'.repeat(18_000_000)}"\n3,b\n`));
    expect(result.rows.map(({ id }) => id)).toEqual(['1', '3']);
    expect(result.problems).toMatchObject([{ row: 2, reason: 'cell-too-large' }]);
  });
});

describe('JSON', () => {
  it('reads an array of objects with nested keys', async () => {
    const result = await read(place('list.json', JSON.stringify([{ id: 1, user: { name: '王' }, tags: ['a', 'b'], ok: true }, { id: 2, text: 'late', user: null }])));
    expect(result.rows).toEqual([
      { id: '1', 'user.name': '王', tags: 'a; b', ok: 'true', text: '', user: '' },
      { id: '2', 'user.name': '', tags: '', ok: '', text: 'late', user: '' },
    ]);
  });

  it('reads the list inside an object', async () => {
    const result = await read(place('wrapped.json', JSON.stringify({ count: 2, data: [{ text: 'a' }, { text: 'b' }] })));
    expect(result.rows.map(({ text }) => text)).toEqual(['a', 'b']);
  });

  it('lists broken elements and goes on', async () => {
    const result = await read(place('partly.json', '[{"text":"a"},{"text":},7,{"text":"\\ud800"},{"text":"d]}"}]'));
    expect(result.rows.map(({ text }) => text)).toEqual(['a', 'd]}']);
    expect(result.problems.map(({ reason }) => reason)).toEqual(['not-json', 'not-an-object', 'lone-surrogate']);
  });

  it.each([
    ['no JSON at all', 'hello', 'not-json'],
    ['an array cut off', '[{"text":"a"},{"te', 'json-cut-off'],
    ['something behind the array', '[{"text":"a"}] x', 'not-json'],
  ])('refuses %s', async (_what, content, reason) => {
    await expect(read(place('bad.json', content), {}, 'json')).rejects.toMatchObject({ code: 'unsupported-format', params: { reason } });
  });

  it('survives nesting of any depth', async () => {
    const deep = `[{"text":"a","x":${'{"y":'.repeat(50_000)}1${'}'.repeat(50_000)}},{"text":"b"}]`;
    const result = await read(place('deep.json', deep));
    expect(result.rows).toMatchObject([{ text: 'b' }]);
    expect(result.problems).toHaveLength(1);
  });

  it.each([
    ['ids.jsonl', '{"id":1234567890123456781,"text":"a"}\n{"id":1234567890123456782,"text":"b"}\n'],
    ['ids.json', '[{"id":1234567890123456781,"text":"a"},{"id":1234567890123456782,"text":"b"}]'],
    ['wrapped.json', '{"data":[{"id":1234567890123456781,"text":"a"},{"id":1234567890123456782,"text":"b"}]}'],
  ])('keeps the digits of ids beyond 2^53: %s', async (name, content) => {
    expect((await read(place(name, content))).rows.map(({ id }) => id)).toEqual(['1234567890123456781', '1234567890123456782']);
  });

  it('reads JSON Lines whose columns turn up late', async () => {
    const result = await read(place('late.jsonl', '{"text":"a"}\n\nnot json\n{"text":"b","id":7}\n[1]\n'));
    expect(result.rows).toEqual([{ text: 'a', id: '' }, { text: 'b', id: '7' }]);
    expect(result.problems.map(({ row, reason }) => [row, reason])).toEqual([[2, 'not-json'], [4, 'not-an-object']]);
  });
});

describe('plain text', () => {
  const content = '第一条\r\n第二条\r\n\r\n另一段\n它的第二行\n';
  it.each([
    ['line', ['第一条', '第二条', '另一段', '它的第二行']],
    ['paragraph', ['第一条\r\n第二条', '另一段\n它的第二行']],
    ['file', [content]],
  ])('takes a %s for a message', async (unit, texts) => {
    const result = await read(place('notes.txt', content), { unit });
    expect(result.rows.map(({ text }) => text)).toEqual(texts);
  });
});

describe('workbooks', () => {
  it('reads dates, numbers, formulas and text of the chosen sheet', async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: '说明', rows: [['nothing here']] },
        { name: '数据 & more', rows: [['时间', '内容', '评分'], [new Date(Date.UTC(2026, 7, 5, 10, 42, 6)), '你好 <b> 𠮷', 4.5], [new Date(Date.UTC(2026, 7, 6)), '=1+1', 3]] },
      ],
    });
    const path = place('book.xlsx', bytes);
    const result = await read(path, { sheet: '数据 & more' });
    expect(result.facts.sheets).toEqual(['说明', '数据 & more']);
    expect(result.rows).toMatchObject([
      { 时间: '2026-08-05T10:42:06', 内容: '你好 <b> 𠮷', 评分: '4.5' },
      { 时间: '2026-08-06', 内容: '=1+1', 评分: '3' },
    ]);
    await expect(read(path, { sheet: 'none' })).rejects.toMatchObject({ params: { reason: 'no-such-sheet' } });
  });

  it('refuses a bomb before it unpacks anything', async () => {
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from('<workbook/>'), 'xl/workbook.xml');
    zip.addBuffer(Buffer.alloc(64 * 1024 * 1024), 'xl/worksheets/sheet1.xml');
    zip.end();
    const pieces: Buffer[] = [];
    zip.outputStream.on('data', (piece: Buffer) => pieces.push(piece));
    await once(zip.outputStream, 'end');
    await expect(read(place('bomb.xlsx', Buffer.concat(pieces)))).rejects.toMatchObject({ code: 'resource-limit', params: { reason: 'zip-bomb' } });
  });

  it('refuses a workbook that lists no sheet', async () => {
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from('<workbook><sheets/></workbook>'), 'xl/workbook.xml');
    zip.end();
    const pieces: Buffer[] = [];
    zip.outputStream.on('data', (piece: Buffer) => pieces.push(piece));
    await once(zip.outputStream, 'end');
    await expect(read(place('none.xlsx', Buffer.concat(pieces)))).rejects.toMatchObject({ code: 'unsupported-format', params: { reason: 'damaged-workbook' } });
  });

  it.each([
    ['another container', 'PK\u0003\u0004 and then nothing that makes sense', 'not-a-workbook'],
    ['text under the wrong name', 'id,text\n1,hello there this is plain text\n', 'not-a-workbook'],
  ])('refuses %s', async (_what, content, reason) => {
    await expect(read(place('wrong.xlsx', content), {}, 'xlsx')).rejects.toMatchObject({ code: 'unsupported-format', params: { reason } });
  });
});

describe('documents of another kind', () => {
  it.each([
    ['PDF', '%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n'],
    ['RTF', '{\\rtf1\\ansi Dear customer, \\par}'],
    ['HTML', '\uFEFF\n<!-- report -->\n<!DOCTYPE html>\n<html><table><tr><td>text</td></tr></table></html>'],
    ['HTML', '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table></table></html>'],
  ])('names a %s under the name of a table, and reads it as text where that is asked for', async (kind, content) => {
    for (const name of ['export.csv', 'export.xlsx', 'export.txt']) {
      await expect(read(place(name, content))).rejects.toMatchObject({ code: 'unsupported-format', params: { reason: 'other-document', kind, name } });
    }
    expect((await read(place('export.csv', content), {}, 'txt')).rows.length).toBeGreaterThan(0);
  });

  it.each(['id,text\n1,<html> is what I typed\n', '<b>,text\n1,hello\n', '"%PDF-1.4",text\n1,hello\n'])('takes rows that only hold such words: %j', async (content) => {
    expect((await read(place('rows.csv', content))).rows).toHaveLength(1);
  });
});

describe('files', () => {
  it('refuses folders, empty files and files that are not there', () => {
    mkdirSync(join(folder, 'inner'), { recursive: true });
    expect(() => openFileSource(join(folder, 'inner'))).toThrow('not-a-file');
    expect(() => openFileSource(place('empty.csv', ''))).toThrow('empty-file');
    expect(() => openFileSource(join(folder, 'absent.csv'))).toThrow('no-such-file');
  });

  it('notices that a file changes while it is read', async () => {
    const path = place('changing.csv', 'id,text\n1,hello\n');
    const source = openFileSource(path);
    writeFileSync(path, 'id,text\n1,hello\n2,more\n');
    expect(() => source.assertUnchanged()).toThrow('file-changed');
    truncateSync(path, 4);
    expect(() => source.readAt(0, 100)).toThrow('file-changed');
    source.close();
  });

  it('knows formats by content where the name says nothing', async () => {
    expect((await read(place('export.dat', '{"text":"a"}\n{"text":"b"}\n'))).format).toBe('jsonl');
    expect((await read(place('export2.dat', '[{"text":"a"}]'))).format).toBe('json');
    expect((await read(place('export3.dat', 'id;text\n1;a\n2;b\n'))).format).toBe('csv');
  });
});
