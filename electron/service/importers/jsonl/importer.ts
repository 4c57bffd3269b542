import { parseExactJson } from '#shared/base/exact-json.ts';
import { hasExtension, sniffText } from '../delimited/sniff.ts';
import { createDecoder } from '../encoding/decoder.ts';
import { detectFileEncoding } from '../encoding/detect.ts';
import type { CancelSignal, FileSource, Importer, RowChunk } from '../importer.ts';
import { maximumCellLength, readSize } from '../limits.ts';
import { createObjectRows } from '../objects/object-rows.ts';
import { chosenEncoding, objectOptions } from '../objects/options.ts';
import type { Encoding } from '../encoding/detect.ts';

const extensions = ['jsonl', 'ndjson'];

/** JSON Lines: one object per line. */
export const importer: Importer = {
  id: 'jsonl',
  extensions,
  optionsSchema: objectOptions,
  sniff(head, fileName) {
    const text = sniffText(head);
    if (text === null) return 0;
    if (hasExtension(fileName, extensions)) return 0.95;
    const line = text.slice(0, 20_000).split(/\r?\n/).find((candidate) => candidate.trim() !== '') ?? '';
    if (!/^\s*\{/.test(line)) return 0;
    try {
      JSON.parse(line);
      return 0.8;
    } catch {
      return 0;
    }
  },
  async read(source, rawOptions, signal) {
    const { encoding, found, markLength } = detectFileEncoding(source, chosenEncoding(rawOptions));
    const columns: string[] = [];
    for await (const chunk of readLines(source, encoding, markLength, [], signal)) {
      columns.push(...chunk.columns);
      if (chunk.rowNumbers.length > 0) break;
    }
    return {
      facts: { encoding, encodingFound: found, delimiter: null, quote: null, newline: null, header: null, sheets: [], sheet: null },
      columns,
      chunks: () => readLines(source, encoding, markLength, columns, signal),
    };
  },
};

async function* readLines(source: FileSource, encoding: Encoding, markLength: number, known: readonly string[], signal: CancelSignal): AsyncGenerator<RowChunk> {
  const rows = createObjectRows(known);
  const decoder = createDecoder(encoding, markLength);
  let pending = '';
  let broken: number[] = [];
  let tooLarge = false;
  for (let position = markLength; position < source.size; ) {
    signal.throwIfAborted();
    const bytes = source.readAt(position, readSize);
    position += bytes.length;
    const final = position >= source.size;
    const { text, invalid } = decoder.push(bytes, final);
    const buffer = pending + text;
    const places = [...broken.map((offset) => ({ at: 0, offset })), ...invalid.map((place) => ({ at: place.at + pending.length, offset: place.offset }))];
    let start = 0;
    for (;;) {
      let end = buffer.indexOf('\n', start);
      if (end === -1) {
        if (!final || start >= buffer.length) break;
        end = buffer.length;
      }
      const line = buffer.slice(start, end);
      const place = places.find(({ at }) => at >= start && at <= end);
      if (tooLarge) tooLarge = false;
      else if (place !== undefined) rows.reject('invalid-bytes', { offset: place.offset }, line);
      else if (line.trim() !== '') {
        const parsed = parseJson(line);
        if (parsed === null) rows.reject('not-json', {}, line);
        else rows.add(parsed.value, line);
      }
      start = end + 1;
    }
    pending = buffer.slice(start);
    broken = places.filter(({ at }) => at >= start).map(({ offset }) => offset);
    if (pending.length > maximumCellLength || tooLarge) {
      if (!tooLarge) rows.reject('cell-too-large', { limit: maximumCellLength }, pending.slice(0, 200));
      tooLarge = true;
      pending = '';
      broken = [];
    }
    yield { ...rows.take(), bytesRead: position };
  }
}

function parseJson(line: string): { value: unknown } | null {
  try {
    return { value: parseExactJson(line, String) };
  } catch {
    return null;
  }
}
