import * as z from 'zod/mini';
import { AppError } from '#shared/base/errors.ts';
import { textProblem } from '../cell-checks.ts';
import { hasExtension, sniffText } from '../delimited/sniff.ts';
import { createDecoder } from '../encoding/decoder.ts';
import { detectFileEncoding, encodings } from '../encoding/detect.ts';
import { rawExcerpt, type Importer, type RowChunk, type RowProblem } from '../importer.ts';
import { maximumCellLength, readSize } from '../limits.ts';

const extensions = ['txt', 'text', 'md', 'log'];
const columns: readonly string[] = ['text'];
const optionsSchema = z.object({
  encoding: z.optional(z.enum(encodings)),
  /** What one message is: a line, a paragraph (lines up to a blank one), or the whole file. */
  unit: z.optional(z.enum(['line', 'paragraph', 'file'])),
});

/** A carriage return at the end of a piece may be half of a line break. */
const lineBreak = /\r\n|\n|\r(?!\n|$)/g;
const blankLines = /(?:\r\n|\n|\r(?!\n|$))[ \t]*(?:(?:\r\n|\n|\r(?!\n|$))[ \t]*)+(?!$)/g;

/** Plain text: one message per line unless told otherwise. */
export const importer: Importer = {
  id: 'txt',
  extensions,
  optionsSchema,
  sniff(head, fileName) {
    if (sniffText(head) === null) return 0;
    return hasExtension(fileName, extensions) ? 0.9 : 0.1;
  },
  async read(source, rawOptions, signal) {
    const parsed = optionsSchema.safeParse(rawOptions);
    if (!parsed.success) throw new AppError('invalid-input', { reason: 'bad-options' });
    const unit = parsed.data.unit ?? 'line';
    const { encoding, found, markLength } = detectFileEncoding(source, parsed.data.encoding ?? null);
    const separator = unit === 'line' ? lineBreak : unit === 'paragraph' ? blankLines : null;
    return {
      facts: { encoding, encodingFound: found, delimiter: null, quote: null, newline: null, header: false, sheets: [], sheet: null },
      columns,
      async *chunks() {
        const decoder = createDecoder(encoding, markLength);
        let pending = '';
        let offsets: number[] = [];
        let tooLarge = false;
        let row = 0;
        for (let position = markLength; position < source.size || position === markLength; ) {
          signal.throwIfAborted();
          const bytes = source.readAt(position, readSize);
          position += bytes.length;
          const final = position >= source.size;
          const { text, invalid } = decoder.push(bytes, final);
          const chunk = { cells: [] as string[], rowNumbers: [] as number[], problems: [] as RowProblem[] };
          const carried = pending.length;
          const places = [...offsets.map((offset) => ({ at: 0, offset })), ...invalid.map((place) => ({ at: place.at + carried, offset: place.offset }))];
          const buffer = pending + text;
          const reject = (reason: string, params: RowProblem['params'], raw: string): void => {
            chunk.problems.push({ row: ++row, column: null, reason, params, raw: rawExcerpt(raw) });
          };
          const accept = (start: number, end: number): void => {
            if (tooLarge) {
              tooLarge = false;
              return;
            }
            const message = buffer.slice(start, end);
            if (message.trim() === '') return;
            const place = places.find((candidate) => candidate.at >= start && candidate.at < end);
            const problem = textProblem(message);
            if (place !== undefined) reject('invalid-bytes', { offset: place.offset }, message);
            else if (problem !== null) reject(problem, {}, message);
            else {
              chunk.cells.push(message);
              chunk.rowNumbers.push(++row);
            }
          };
          let start = 0;
          if (separator !== null) {
            for (const match of buffer.matchAll(separator)) {
              accept(start, match.index);
              start = match.index + match[0].length;
            }
          }
          if (final) accept(start, unit === 'file' ? buffer.length : buffer.replace(/[\r\n]+$/, '').length);
          pending = final ? '' : buffer.slice(start);
          offsets = places.filter((place) => place.at >= start).map((place) => place.offset);
          if (pending.length > maximumCellLength || tooLarge) {
            if (!tooLarge) reject('cell-too-large', { limit: maximumCellLength }, pending.slice(0, 200));
            tooLarge = !final;
            pending = '';
            offsets = [];
          }
          yield { columns, ...chunk, bytesRead: position } satisfies RowChunk;
        }
      },
    };
  },
};
