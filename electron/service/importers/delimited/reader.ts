import * as z from 'zod/mini';
import { AppError } from '#shared/base/errors.ts';
import { createDecoder, type DecodedChunk } from '../encoding/decoder.ts';
import { detectFileEncoding, encodings } from '../encoding/detect.ts';
import type { CancelSignal, FileSource, OpenedSource, RowChunk } from '../importer.ts';
import { maximumColumns, readSize, sampleSize } from '../limits.ts';
import { guessDialect, splitSample } from './dialect.ts';
import { letterNames, looksLikeHeader, uniqueNames } from './header.ts';
import { DelimitedParser, type Dialect } from './parser.ts';

/** How a delimited file is to be read; what is absent is found out. */
export const delimitedOptions = z.object({
  encoding: z.optional(z.enum(encodings)),
  delimiter: z.optional(z.string().check(z.length(1))),
  quote: z.optional(z.enum(['"', ''])),
  header: z.optional(z.boolean()),
});

/** Opens a delimited file; `delimiter` fixes one for formats that have but one. */
export function readDelimited(source: FileSource, rawOptions: unknown, delimiter: string | null, signal: CancelSignal): OpenedSource {
  const parsed = delimitedOptions.safeParse(rawOptions);
  if (!parsed.success) throw new AppError('invalid-input', { reason: 'bad-options' });
  const options = parsed.data;
  const { encoding, found, markLength } = detectFileEncoding(source, options.encoding ?? null);
  const head = source.readAt(markLength, sampleSize);
  const whole = markLength + head.length >= source.size;
  const sample = createDecoder(encoding, markLength).push(head, whole).text;
  if (sample.trim() === '' && whole) throw new AppError('invalid-input', { reason: 'empty-file', name: source.name });
  const guess = guessDialect(sample, whole, options.delimiter ?? delimiter);
  const dialect: Dialect = { delimiter: guess.delimiter, quote: options.quote ?? guess.quote, newline: guess.newline };
  const first = firstRecord(source, sample, whole, dialect, encoding, markLength, signal);
  const rows = splitSample(sample, whole, dialect, 40);
  const header = options.header ?? looksLikeHeader(first.cells, rows.slice(1));
  const columns = header ? uniqueNames(first.cells) : letterNames(first.cells.length);
  const newline = dialect.newline === 'cr' ? 'cr' : /\r\n/.test(sample) ? 'crlf' : 'lf';
  return {
    facts: { encoding, encodingFound: found, delimiter: dialect.delimiter, quote: dialect.quote, newline, header, sheets: [], sheet: null },
    columns,
    async *chunks() {
      const parser = new DelimitedParser(dialect, columns.length);
      const decoder = createDecoder(encoding, markLength);
      let skip = header ? first.length : 0;
      for (let position = markLength; position < source.size; ) {
        signal.throwIfAborted();
        const bytes = source.readAt(position, readSize);
        position += bytes.length;
        const final = position >= source.size;
        let decoded = decoder.push(bytes, final);
        if (skip > 0) {
          const cut = Math.min(skip, decoded.text.length);
          skip -= cut;
          decoded = withoutStart(decoded, cut);
        }
        yield { columns, ...parser.push(decoded, final), bytesRead: position } satisfies RowChunk;
      }
    },
  };
}

/** A chunk without its first `length` UTF-16 units. */
function withoutStart({ text, invalid, suspicious }: DecodedChunk, length: number): DecodedChunk {
  return {
    text: text.slice(length),
    invalid: invalid.filter((place) => place.at >= length).map((place) => ({ at: place.at - length, offset: place.offset })),
    suspicious,
  };
}

/**
 * The first record and the length of everything up to its end, blank lines before it included.
 * Read from the file where the sample does not reach, because a first row may be very wide.
 */
function firstRecord(
  source: FileSource,
  sample: string,
  whole: boolean,
  dialect: Dialect,
  encoding: (typeof encodings)[number],
  markLength: number,
  signal: CancelSignal,
): { cells: string[]; length: number } {
  let text = sample;
  let complete = whole;
  for (let size = sampleSize; ; size *= 4) {
    const found = recordAt(text, complete, dialect);
    if (found !== null) return found;
    if (size > 64 * 1024 * 1024) throw new AppError('resource-limit', { reason: 'row-too-long' });
    signal.throwIfAborted();
    const bytes = source.readAt(markLength, size * 4);
    complete = markLength + bytes.length >= source.size;
    text = createDecoder(encoding, markLength).push(bytes, complete).text;
  }
}

function recordAt(text: string, complete: boolean, dialect: Dialect): { cells: string[]; length: number } | null {
  const start = /^[\r\n]*/.exec(text)?.[0].length ?? 0;
  const cells: string[] = [];
  let position = start;
  for (;;) {
    if (cells.length >= maximumColumns) throw new AppError('resource-limit', { reason: 'too-many-columns', limit: maximumColumns });
    let end: number;
    if (dialect.quote !== '' && text[position] === dialect.quote) {
      let close = position;
      for (;;) {
        close = text.indexOf('"', close + 1);
        if (close === -1 || text[close + 1] !== '"') break;
        close++;
      }
      if (close === -1) {
        if (!complete) return null;
        close = text.length;
      }
      end = nextBoundary(text, close + 1, dialect);
      cells.push(`${text.slice(position + 1, close).replaceAll('""', '"')}${text.slice(close + 1, end).replace(/\r$/, '')}`);
    } else {
      end = nextBoundary(text, position, dialect);
      cells.push(text.slice(position, end).replace(/\r$/, ''));
    }
    if (end >= text.length) return complete ? { cells, length: text.length } : null;
    if (text[end] !== dialect.delimiter) return { cells, length: end + 1 };
    position = end + 1;
  }
}

/** The index of the next delimiter or line end at or behind `from`, or the length of the text. */
function nextBoundary(text: string, from: number, dialect: Dialect): number {
  const terminator = dialect.newline === 'cr' ? '\r' : '\n';
  for (let index = from; index < text.length; index++) {
    const character = text[index];
    if (character === dialect.delimiter || character === terminator) return index;
  }
  return text.length;
}
