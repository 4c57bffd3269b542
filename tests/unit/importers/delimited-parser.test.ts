import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textProblem } from '#service/importers/cell-checks.ts';
import { DelimitedParser, type Dialect } from '#service/importers/delimited/parser.ts';

const comma: Dialect = { delimiter: ',', quote: '"', newline: 'lf' };

/** Parses a text in pieces of the given lengths (the last one repeated) into rows and problems. */
function parse(text: string, width: number, options: { dialect?: Dialect; pieces?: readonly number[]; limit?: number } = {}) {
  const parser = new DelimitedParser(options.dialect ?? comma, width, options.limit);
  const rows: string[][] = [];
  const numbers: number[] = [];
  const problems: { row: number; reason: string }[] = [];
  const pieces = options.pieces ?? [Math.max(1, text.length)];
  let position = 0;
  let turn = 0;
  do {
    const size = Math.max(1, pieces[Math.min(turn++, pieces.length - 1)] ?? 1);
    const end = Math.min(text.length, position + size);
    const piece = text.slice(position, end);
    const parsed = parser.push({ text: piece, invalid: [], suspicious: textProblem(piece) !== null }, end >= text.length);
    parsed.rowNumbers.forEach((row, index) => {
      rows.push(parsed.cells.slice(index * width, (index + 1) * width));
      numbers.push(row);
    });
    for (const { row, reason } of parsed.problems) problems.push({ row, reason });
    position = end;
  } while (position < text.length);
  return { rows, numbers, problems };
}

describe('delimited parser', () => {
  const cases: [what: string, text: string, width: number, rows: string[][]][] = [
    ['plain rows', 'a,b\nc,d\n', 2, [['a', 'b'], ['c', 'd']]],
    ['no line end at the end', 'a,b\nc,d', 2, [['a', 'b'], ['c', 'd']]],
    ['CRLF', 'a,b\r\nc,d\r\n', 2, [['a', 'b'], ['c', 'd']]],
    ['empty cells', ',\n,b\na,\n', 2, [['', ''], ['', 'b'], ['a', '']]],
    ['an empty cell at the end of the file', 'a,', 2, [['a', '']]],
    ['quoted delimiters', '"a,b",c\n', 2, [['a,b', 'c']]],
    ['doubled quotes', '"say ""no""",c\n', 2, [['say "no"', 'c']]],
    ['line breaks in quotes are kept as they are', '"one\r\ntwo\nthree",c\r\n', 2, [['one\r\ntwo\nthree', 'c']]],
    ['a quote inside an unquoted cell is text', 'a"b,c\n', 2, [['a"b', 'c']]],
    ['empty quoted cells', '"",""\n', 2, [['', '']]],
    ['blank lines are no rows', '\na,b\n\n\r\nc,d\n', 2, [['a', 'b'], ['c', 'd']]],
    ['spaces are kept', ' a , b \n', 2, [[' a ', ' b ']]],
    ['a lone carriage return in a cell is text', 'a\rb,c\n', 2, [['a\rb', 'c']]],
    ['Chinese, astral and combining characters', '她说𠮷,👨‍👩‍👧e\u0301\n', 2, [['她说𠮷', '👨‍👩‍👧e\u0301']]],
    ['quoted last cell at the end of the file', 'a,"b"', 2, [['a', 'b']]],
    ['long cells', `${'长'.repeat(100)},${'x'.repeat(100)}\n`, 2, [['长'.repeat(100), 'x'.repeat(100)]]],
  ];
  it.each(cases)('reads %s', (_what, text, width, rows) => {
    for (const pieces of [[text.length], [1], [2], [3, 1, 5]]) {
      expect(parse(text, width, { pieces })).toMatchObject({ rows, problems: [] });
    }
  });

  it('splits rows at carriage returns where the file has no line feed', () => {
    expect(parse('a,b\rc,d\r', 2, { dialect: { ...comma, newline: 'cr' }, pieces: [1] }).rows).toEqual([['a', 'b'], ['c', 'd']]);
  });

  it('treats quotes as text where the dialect has none', () => {
    expect(parse('"a" b\tc\n', 2, { dialect: { delimiter: '\t', quote: '', newline: 'lf' } }).rows).toEqual([['"a" b', 'c']]);
  });

  it.each([[1], [4], [1000]])('lists rows with another number of fields and goes on (pieces of %i)', (piece) => {
    const { rows, numbers, problems } = parse('a,b\nc\nd,e,f\ng,h\n', 2, { pieces: [piece] });
    expect(rows).toEqual([['a', 'b'], ['g', 'h']]);
    expect(numbers).toEqual([1, 4]);
    expect(problems).toEqual([{ row: 2, reason: 'field-count' }, { row: 3, reason: 'field-count' }]);
  });

  it.each([[1], [7], [1000]])('loses only the line with an unescaped quote (pieces of %i)', (piece) => {
    const { rows, problems } = parse('1,"he said "no", then"\n2,b\n3,"open\n4,"d"\n5,e\n', 2, { pieces: [piece] });
    expect(rows).toEqual([['2', 'b'], ['4', 'd'], ['5', 'e']]);
    expect(problems).toEqual([{ row: 1, reason: 'unescaped-quote' }, { row: 3, reason: 'unescaped-quote' }]);
  });

  it('loses only the line with a quote that never closes', () => {
    const { rows, problems } = parse('1,"open\n2,b\n3,c', 2, { pieces: [3] });
    expect(rows).toEqual([['2', 'b'], ['3', 'c']]);
    expect(problems).toEqual([{ row: 1, reason: 'unterminated-quote' }]);
  });

  it('rejects NUL and lone surrogates but not pairs that two pieces share', () => {
    const { rows, problems } = parse('1,a\0b\n2,😀\n3,\ud83d\n4,ok\n', 2, { pieces: [1] });
    expect(rows).toEqual([['2', '😀'], ['4', 'ok']]);
    expect(problems).toEqual([{ row: 1, reason: 'nul-character' }, { row: 3, reason: 'lone-surrogate' }]);
  });

  it('rejects a row that is too large without keeping it and goes on behind it', () => {
    const text = `1,a\n2,${'x'.repeat(500)}\n3,"${'y'.repeat(500)}""z"\n4,d\n`;
    const { rows, problems } = parse(text, 2, { pieces: [64], limit: 200 });
    expect(rows).toEqual([['1', 'a'], ['4', 'd']]);
    expect(problems).toEqual([{ row: 2, reason: 'cell-too-large' }, { row: 3, reason: 'cell-too-large' }]);
  });

  it('does not take a stray quote for a cell as large as the file', () => {
    const text = `1,"open\n${Array.from({ length: 100 }, (_, index) => `${index + 2},b\n`).join('')}`;
    const { rows, problems } = parse(text, 2, { pieces: [64], limit: 200 });
    expect(rows).toHaveLength(100);
    expect(problems).toEqual([{ row: 1, reason: 'unterminated-quote' }]);
  });

  it('gives the rows that were printed, whatever the pieces', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', '中', '𠮷', ';', '\t') });
    const table = fc.integer({ min: 2, max: 5 }).chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 12 }));
    fc.assert(
      fc.property(table, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }), fc.constantFrom('\n', '\r\n'), (rows, pieces, newline) => {
        const width = rows[0]?.length ?? 2;
        const text = rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',') + newline).join('');
        expect(parse(text, width, { pieces })).toMatchObject({ rows, problems: [] });
      }),
      { numRuns: 300 },
    );
  });
});
