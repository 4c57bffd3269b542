import type { DecodedChunk, InvalidBytes } from '../encoding/decoder.ts';
import { rawExcerpt, type RowProblem } from '../importer.ts';
import { maximumCellLength, maximumColumns } from '../limits.ts';
import { textProblem } from '../cell-checks.ts';
import { AppError } from '#shared/base/errors.ts';
import { afterOversizedRow, startOfOversizedRow, type OversizedRow } from './oversized-row.ts';

export interface Dialect {
  /** One character. */
  readonly delimiter: string;
  /** The double quote, or empty where quotes are plain characters. */
  readonly quote: '"' | '';
  /** `cr` splits rows at lone carriage returns; `lf` at line feeds, with or without a carriage return before. */
  readonly newline: 'lf' | 'cr';
}

/** The rows completed by one push; cells are flat and row-major. */
export interface ParsedRows {
  cells: string[];
  rowNumbers: number[];
  problems: RowProblem[];
}

/** UTF-16 units of a cell that are walked through before the end is searched for. */
const walkedUnits = 24;

/**
 * A delimited-text parser that is fed decoded chunks of any size.
 *
 * It follows RFC 4180 and, where a file does not: a row with another number of fields is a problem, a quote inside a
 * quoted cell that is neither doubled nor last makes its line a problem and parsing goes on with the next line, so that
 * one stray quote does not swallow the rest of the file. Blank lines are no rows. Memory is bounded by
 * {@link maximumCellLength} whatever the file holds.
 */
export class DelimitedParser {
  readonly #delimiter: number;
  readonly #delimiterText: string;
  readonly #quote: number;
  readonly #terminator: number;
  readonly #terminatorText: string;
  readonly #limit: number;
  #width: number;
  #row = 0;
  /** The part of the text that belongs to a row not yet complete. */
  #pending = '';
  /** Invalid places of the pending text, as indexes into it. */
  #invalid: InvalidBytes[] = [];
  /** Whether the pending text holds a NUL or a lone surrogate somewhere. */
  #suspicious = false;
  #oversized: OversizedRow | null = null;

  /** `width` is the number of fields every row must have; `limit` the longest row in UTF-16 units. */
  constructor(dialect: Dialect, width: number, limit = maximumCellLength) {
    if (width > maximumColumns) throw new AppError('resource-limit', { reason: 'too-many-columns', limit: maximumColumns });
    this.#delimiter = dialect.delimiter.charCodeAt(0);
    this.#delimiterText = dialect.delimiter;
    this.#quote = dialect.quote === '' ? -1 : dialect.quote.charCodeAt(0);
    this.#terminatorText = dialect.newline === 'cr' ? '\r' : '\n';
    this.#terminator = this.#terminatorText.charCodeAt(0);
    this.#limit = limit;
    this.#width = width;
  }

  /** Parses the next piece of text; `final` marks the last one. */
  push({ text, invalid, suspicious }: DecodedChunk, final: boolean): ParsedRows {
    const carried = this.#pending.length;
    for (const place of invalid) this.#invalid.push({ at: place.at + carried, offset: place.offset });
    if (suspicious) this.#suspicious = true;
    const result: ParsedRows = { cells: [], rowNumbers: [], problems: [] };
    let from = 0;
    if (this.#oversized !== null) {
      from = afterOversizedRow(text, 0, this.#oversized, this.#delimiter, this.#quote, this.#terminator);
      if (from === -1) {
        this.#invalid = [];
        return result;
      }
      this.#oversized = null;
    }
    const buffer = carried === 0 ? text : this.#pending + text;
    const rest = this.#parse(buffer, from, final, result);
    this.#keep(buffer, rest, final, result);
    return result;
  }

  /** Keeps the unfinished row, or gives it up when it is longer than any row may be. */
  #keep(buffer: string, rest: number, final: boolean, result: ParsedRows): void {
    this.#pending = rest >= buffer.length ? '' : buffer.slice(rest);
    this.#invalid = this.#invalid.filter((place) => place.at >= rest).map((place) => ({ at: place.at - rest, offset: place.offset }));
    if (this.#pending.length <= this.#limit) {
      if (this.#pending === '' || (this.#suspicious && textProblem(this.#pending) === null)) this.#suspicious = false;
      return;
    }
    const line = this.#pending.indexOf(this.#terminatorText);
    if (line !== -1) {
      // Only an open quote lets a row run over line breaks: the quote is the fault, the lines behind it are sound.
      this.#reject(result, 'unterminated-quote', {}, this.#pending.slice(0, line));
      const remaining = this.#pending.slice(line + 1);
      this.#invalid = this.#invalid.filter((place) => place.at > line).map((place) => ({ at: place.at - line - 1, offset: place.offset }));
      const again = this.#parse(remaining, 0, final, result);
      this.#keep(remaining, again, final, result);
      return;
    }
    this.#reject(result, 'cell-too-large', { limit: this.#limit }, this.#pending.slice(0, 200));
    this.#oversized = startOfOversizedRow();
    afterOversizedRow(this.#pending, 0, this.#oversized, this.#delimiter, this.#quote, this.#terminator);
    this.#pending = '';
    this.#invalid = [];
    this.#suspicious = false;
  }

  #reject(result: ParsedRows, reason: string, params: RowProblem['params'], raw: string): void {
    result.problems.push({ row: ++this.#row, column: null, reason, params, raw: rawExcerpt(raw.endsWith('\r') ? raw.slice(0, -1) : raw) });
  }

  /** Parses whole rows from `from` on and returns where the first unfinished one starts. */
  #parse(buffer: string, from: number, final: boolean, result: ParsedRows): number {
    const { cells, rowNumbers } = result;
    const delimiter = this.#delimiter;
    const quote = this.#quote;
    const terminator = this.#terminator;
    const width = this.#width;
    const length = buffer.length;
    const doubtful = this.#suspicious || this.#invalid.length > 0;
    let position = from;
    let nextTerminator = -1;
    let nextDelimiter = -1;
    row: while (position < length) {
      const rowStart = position;
      const mark = cells.length;
      let count = 0;
      let rowEnd = -1;
      while (rowEnd === -1) {
        let cell: string;
        if (buffer.charCodeAt(position) === quote) {
          let close = position;
          let doubled = false;
          let broken: '' | 'unescaped-quote' | 'unterminated-quote' = '';
          for (;;) {
            close = buffer.indexOf('"', close + 1);
            if (close === -1) {
              if (!final) return this.#abandon(cells, mark, rowStart);
              broken = 'unterminated-quote';
              break;
            }
            if (close + 1 >= length) {
              if (!final) return this.#abandon(cells, mark, rowStart);
              break;
            }
            const next = buffer.charCodeAt(close + 1);
            if (next === quote) {
              doubled = true;
              close++;
              continue;
            }
            if (next === delimiter || next === terminator) break;
            if (next === 13) {
              if (close + 2 >= length && !final) return this.#abandon(cells, mark, rowStart);
              if (close + 2 >= length || buffer.charCodeAt(close + 2) === 10) break;
            }
            broken = 'unescaped-quote';
            break;
          }
          if (broken !== '') {
            const line = buffer.indexOf(this.#terminatorText, rowStart);
            if (line === -1 && !final) return this.#abandon(cells, mark, rowStart);
            const lineEnd = line === -1 ? length : line;
            cells.length = mark;
            this.#reject(result, broken, {}, buffer.slice(rowStart, lineEnd));
            position = lineEnd + 1;
            continue row;
          }
          cell = buffer.slice(position + 1, close);
          if (doubled) cell = cell.replaceAll('""', '"');
          position = close + 1;
          if (position >= length) {
            rowEnd = length;
          } else if (buffer.charCodeAt(position) === delimiter) {
            position++;
          } else {
            rowEnd = position;
            position += buffer.charCodeAt(position) === 13 && terminator === 10 ? 2 : 1;
          }
        } else {
          // Short cells are walked through; a longer one is searched, which costs more to begin and less per unit.
          let end = position;
          let code = 0;
          const walked = Math.min(length, position + walkedUnits);
          while (end < walked) {
            code = buffer.charCodeAt(end);
            if (code === delimiter || code === terminator) break;
            end++;
          }
          if (end === walked && end < length) {
            if (nextTerminator < end) {
              nextTerminator = buffer.indexOf(this.#terminatorText, end);
              if (nextTerminator === -1) nextTerminator = length;
            }
            if (nextDelimiter < end) {
              nextDelimiter = buffer.indexOf(this.#delimiterText, end);
              if (nextDelimiter === -1) nextDelimiter = length;
            }
            end = Math.min(nextDelimiter, nextTerminator);
            code = nextDelimiter < nextTerminator ? delimiter : terminator;
          }
          if (end >= length) {
            if (!final) return this.#abandon(cells, mark, rowStart);
            rowEnd = length;
            if (end > position && buffer.charCodeAt(end - 1) === 13) end--;
            cell = buffer.slice(position, end);
            position = length;
          } else if (code === delimiter) {
            cell = buffer.slice(position, end);
            position = end + 1;
          } else {
            rowEnd = end;
            cell = buffer.slice(position, end > position && terminator === 10 && buffer.charCodeAt(end - 1) === 13 ? end - 1 : end);
            position = end + 1;
          }
        }
        if (count < width) cells.push(cell);
        count++;
        // A delimiter at the very end of the file leaves one more empty cell.
        if (rowEnd === -1 && position >= length) {
          if (!final) return this.#abandon(cells, mark, rowStart);
          if (count < width) cells.push('');
          count++;
          rowEnd = length;
        }
      }
      if (count === 1 && width !== 1 && cells[mark] === '') {
        cells.length = mark;
      } else if (count === 1 && cells[mark] === '' && rowEnd - rowStart < 2) {
        cells.length = mark;
      } else if (count !== width) {
        cells.length = mark;
        this.#reject(result, 'field-count', { expected: width, found: count }, buffer.slice(rowStart, rowEnd));
      } else if (doubtful && this.#isUnfit(buffer, rowStart, rowEnd, result)) {
        cells.length = mark;
      } else {
        rowNumbers.push(++this.#row);
      }
    }
    return position;
  }

  #abandon(cells: string[], mark: number, rowStart: number): number {
    cells.length = mark;
    return rowStart;
  }

  /** Rejects the row when it holds invalid bytes, a NUL or a lone surrogate. */
  #isUnfit(buffer: string, start: number, end: number, result: ParsedRows): boolean {
    // The list is in order, and places behind the row belong to later ones.
    const place = this.#invalid.find((candidate) => candidate.at >= start && candidate.at < Math.max(end, start + 1));
    const raw = buffer.slice(start, end);
    if (place !== undefined) {
      this.#reject(result, 'invalid-bytes', { offset: place.offset }, raw);
      return true;
    }
    const problem = this.#suspicious ? textProblem(raw) : null;
    if (problem === null) return false;
    this.#reject(result, problem, {}, raw);
    return true;
  }
}
