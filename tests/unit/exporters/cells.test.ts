import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { formatField } from '#service/exporters/csv/exporter.ts';
import { neutralise, startsFormula } from '#service/exporters/csv/formula.ts';
import { formatCodePath } from '#service/exporters/record.ts';
import { columnLetters, escapeSheetText, splitForCells } from '#service/exporters/xlsx/sheet-xml.ts';

describe('cells that a spreadsheet would run', () => {
  it.each(['=1+1', '+49 30', '-0.5', '@sum', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠a'])('%j gets an apostrophe', (text) => {
    expect(startsFormula(text)).toBe(true);
    expect(neutralise(text)).toBe(`'${text}`);
  });
  it.each(['', 'a=1', "'=1", ' =1', '管理费', '−1', '1-2'])('%j stays', (text) => expect(neutralise(text)).toBe(text));
});

describe('CSV fields', () => {
  it('give back any text through another parser', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 6 }), (cells) => {
        const line = cells.map(formatField).join(',');
        const parsed = Papa.parse<string[]>(`${line}\r\n`, { delimiter: ',', newline: '\r\n' });
        expect(parsed.data[0]).toEqual(cells);
      }),
    );
  });
});

describe('sheet text', () => {
  /** What a reader of SpreadsheetML does: XML entities and line ends first, then `_xHHHH_`. */
  const read = (xml: string): string =>
    xml
      .replaceAll(/\r\n?/g, '\n')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')
      .replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

  it.each([
    ['a\r\nb', 'a_x000D_\nb'],
    ['_x000D_', '_x005F_x000D_'],
    ['a & <b>', 'a &amp; &lt;b&gt;'],
    ['\u0000\u0008', '_x0000__x0008_'],
    ['\u{20BB7}\u{1F468}\u200D\u{1F469}', '\u{20BB7}\u{1F468}\u200D\u{1F469}'],
    ['\uD83D', '_xD83D_'],
  ])('%j is written %j', (text, xml) => expect(escapeSheetText(text)).toBe(xml));

  it('is read back as it was, and holds nothing that XML forbids', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('_x000D_', '_x005F_', '_', 'x0041_', '\r\n'))), (parts) => {
        const text = parts.join('');
        const xml = escapeSheetText(text);
        expect(read(xml)).toBe(text);
        expect([...xml].every((character) => character >= ' ' || character === '\t' || character === '\n')).toBe(true);
      }),
    );
  });

  it.each([[0, 'A'], [25, 'Z'], [26, 'AA'], [701, 'ZZ'], [702, 'AAA'], [16_383, 'XFD']])('column %i is %s', (index, letters) => {
    expect(columnLetters(index)).toBe(letters);
  });

  it('splits long texts without losing or breaking anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.integer({ min: 2, max: 9 }), (text, limit) => {
        const parts = splitForCells(text, limit);
        expect(parts.join('')).toBe(text);
        for (const [index, part] of parts.entries()) {
          expect(part.length).toBeLessThanOrEqual(limit);
          const before = parts[index - 1]?.at(-1) ?? '';
          expect(/[\uD800-\uDBFF]$/.test(before) && /^[\uDC00-\uDFFF]/.test(part)).toBe(false);
          expect(before === '\r' && part.startsWith('\n')).toBe(false);
        }
      }),
    );
  });
});

it.each([
  [['a', 'b'], 'a/b'],
  [['a/b', 'c'], String.raw`a\/b/c`],
  [['a\\', 'c'], String.raw`a\\/c`],
])('the path of %j is %s', (names, path) => expect(formatCodePath(names)).toBe(path));
