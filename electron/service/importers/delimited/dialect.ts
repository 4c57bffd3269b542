import type { Dialect } from './parser.ts';

/** The delimiters that are looked for, in the order in which ties are settled. */
export const delimiters = [',', '\t', ';', '|'] as const;

/** What a sample of the text says about how to split it. */
export interface DialectGuess extends Dialect {
  /** Share of the sampled rows that have the commonest number of fields, or 0 where that number is one. */
  readonly consistency: number;
  readonly width: number;
}

/** Guesses delimiter, quoting and line ends from the first part of a text; `chosen` fixes a delimiter. */
export function guessDialect(sample: string, whole: boolean, chosen: string | null): DialectGuess {
  const newline = /\n/.test(sample) || !sample.includes('\r') ? 'lf' : 'cr';
  const candidates = chosen === null ? delimiters : [chosen];
  let best: DialectGuess = { delimiter: candidates[0] ?? ',', quote: '"', newline, consistency: 0, width: 1 };
  let bestScore = -1;
  for (const delimiter of candidates) {
    const quote = guessQuote(sample, delimiter);
    const rows = splitSample(sample, whole, { delimiter, quote, newline }, 500);
    const widths = new Map<number, number>();
    for (const row of rows) widths.set(row.length, (widths.get(row.length) ?? 0) + 1);
    let width = 1;
    let count = 0;
    for (const [candidate, times] of widths) if (times > count) [width, count] = [candidate, times];
    const consistency = width > 1 && rows.length > 0 ? count / rows.length : 0;
    // More columns settle what equal consistency leaves open, but never outweigh it.
    const score = consistency + Math.min(width, 50) / 1_000;
    if (score > bestScore) {
      bestScore = score;
      best = { delimiter, quote, newline, consistency, width };
    }
  }
  return best;
}

/**
 * Whether quotes enclose cells in this sample. Comma files quote by rule, unless most cells that start with a quote do
 * not end with one. Tab files quote only where some cell needs it, because exports without any quoting are common.
 */
function guessQuote(sample: string, delimiter: string): '"' | '' {
  let opened = 0;
  let closed = 0;
  let needed = 0;
  const boundary = (character: string | undefined): boolean =>
    character === undefined || character === delimiter || character === '\n' || character === '\r';
  for (let index = 0; index < sample.length && opened < 5_000; ) {
    if (sample[index] === '"' && boundary(sample[index - 1])) {
      let end = index + 1;
      for (;;) {
        end = sample.indexOf('"', end);
        if (end === -1 || sample[end + 1] !== '"') break;
        end += 2;
      }
      if (end === -1) break;
      opened++;
      if (boundary(sample[end + 1])) {
        closed++;
        if (needsQuotes(sample.slice(index + 1, end), delimiter)) needed++;
        index = end + 1;
        continue;
      }
    }
    index++;
  }
  if (delimiter === '\t') return needed > 0 && closed >= opened * 0.9 ? '"' : '';
  return opened > 3 && closed < opened * 0.5 ? '' : '"';
}

/** Whether a cell could not stand without quotes. */
function needsQuotes(cell: string, delimiter: string): boolean {
  return cell.includes(delimiter) || cell.includes('\n') || cell.includes('""');
}

/** The first rows of a text as arrays, for looking at only: no limits, and a row that is cut off is left out. */
export function splitSample(sample: string, whole: boolean, dialect: Dialect, maximumRows: number): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let index = 0;
  const endRow = (): void => {
    row.push(cell);
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
    cell = '';
  };
  while (index < sample.length && rows.length < maximumRows) {
    const character = sample[index] ?? '';
    if (character === dialect.quote && cell === '' && dialect.quote !== '') {
      let end = index + 1;
      for (;;) {
        end = sample.indexOf('"', end);
        if (end === -1 || sample[end + 1] !== '"') break;
        end += 2;
      }
      if (end === -1) {
        // Cut off, or a stray quote: read the rest of the line as it stands.
        cell += character;
        index++;
        if (!whole) return rows;
        continue;
      }
      cell = sample.slice(index + 1, end).replaceAll('""', '"');
      index = end + 1;
      if (cell === '' && sample[index] === dialect.delimiter) {
        row.push('');
        index++;
      }
    } else if (character === dialect.delimiter) {
      row.push(cell);
      cell = '';
      index++;
    } else if (character === '\n' || (character === '\r' && (dialect.newline === 'cr' || sample[index + 1] === '\n'))) {
      endRow();
      index += character === '\r' && sample[index + 1] === '\n' ? 2 : 1;
    } else {
      cell += character;
      index++;
    }
  }
  if (whole && rows.length < maximumRows && (cell !== '' || row.length > 0)) endRow();
  return rows;
}
