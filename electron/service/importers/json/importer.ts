import { AppError } from '#shared/base/errors.ts';
import { parseExactJson } from '#shared/base/exact-json.ts';
import { hasExtension, sniffText } from '../delimited/sniff.ts';
import { createDecoder } from '../encoding/decoder.ts';
import { detectFileEncoding, type Encoding } from '../encoding/detect.ts';
import type { CancelSignal, FileSource, Importer, RowChunk } from '../importer.ts';
import { maximumCellLength, maximumDocumentBytes, readSize } from '../limits.ts';
import { createObjectRows } from '../objects/object-rows.ts';
import { chosenEncoding, objectOptions } from '../objects/options.ts';
import { createElementScanner } from './element-scanner.ts';

const extensions = ['json'];

/** A JSON document: an array of objects, or an object one of whose values is that array. */
export const importer: Importer = {
  id: 'json',
  extensions,
  optionsSchema: objectOptions,
  sniff(head, fileName) {
    const text = sniffText(head);
    if (text === null) return 0;
    if (!/^\s*[[{]/.test(text)) return hasExtension(fileName, extensions) ? 0.3 : 0;
    return hasExtension(fileName, extensions) ? 0.9 : 0.6;
  },
  async read(source, rawOptions, signal) {
    const { encoding, found, markLength } = detectFileEncoding(source, chosenEncoding(rawOptions));
    const first = createDecoder(encoding, markLength).push(source.readAt(markLength, 4096), false).text.trimStart()[0];
    if (first !== '[' && first !== '{') throw new AppError('unsupported-format', { reason: 'not-json', name: source.name });
    // The whole document is held only where the rows are wrapped in an object.
    const rows = first === '{' ? wrappedRows(source, encoding, markLength) : null;
    const chunks = (known: readonly string[]): AsyncGenerator<RowChunk> =>
      rows === null ? readElements(source, encoding, markLength, known, signal) : readList(rows, source, known, signal);
    const columns: string[] = [];
    for await (const chunk of chunks([])) {
      columns.push(...chunk.columns);
      if (chunk.rowNumbers.length > 0) break;
    }
    return {
      facts: { encoding, encodingFound: found, delimiter: null, quote: null, newline: null, header: null, sheets: [], sheet: null },
      columns,
      chunks: () => chunks(columns),
    };
  },
};

async function* readElements(source: FileSource, encoding: Encoding, markLength: number, known: readonly string[], signal: CancelSignal): AsyncGenerator<RowChunk> {
  const rows = createObjectRows(known);
  const decoder = createDecoder(encoding, markLength);
  const scanner = createElementScanner();
  for (let position = markLength; position < source.size; ) {
    signal.throwIfAborted();
    const bytes = source.readAt(position, readSize);
    position += bytes.length;
    const { text, invalid } = decoder.push(bytes, position >= source.size);
    const [place] = invalid;
    // Offsets of the rows are not known here, and a document with broken bytes is broken as a whole.
    if (place !== undefined) throw new AppError('invalid-input', { reason: 'invalid-bytes', offset: place.offset });
    for (const element of scanner.push(text)) {
      let value: unknown;
      try {
        value = parseExactJson(element, String);
      } catch {
        rows.reject('not-json', {}, element.trim());
        continue;
      }
      rows.add(value, element.trim());
    }
    if (scanner.state === 'broken') throw new AppError('unsupported-format', { reason: 'not-json', name: source.name });
    if (scanner.pendingLength > maximumCellLength) {
      rows.reject('cell-too-large', { limit: maximumCellLength }, '');
      scanner.abandon();
    }
    yield { ...rows.take(), bytesRead: position };
  }
  if (scanner.state !== 'closed') throw new AppError('unsupported-format', { reason: 'json-cut-off', name: source.name });
}

async function* readList(list: readonly unknown[], source: FileSource, known: readonly string[], signal: CancelSignal): AsyncGenerator<RowChunk> {
  const rows = createObjectRows(known);
  const step = 2_000;
  for (let start = 0; start < list.length; start += step) {
    signal.throwIfAborted();
    for (const value of list.slice(start, start + step)) rows.add(value, excerptOf(value));
    yield { ...rows.take(), bytesRead: Math.round((source.size * Math.min(start + step, list.length)) / list.length) };
  }
}

function excerptOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return '';
  }
}

/** The rows of a document that is an object: the list under a usual name, or its longest list of objects, or itself. */
function wrappedRows(source: FileSource, encoding: Encoding, markLength: number): readonly unknown[] {
  if (source.size > maximumDocumentBytes) throw new AppError('resource-limit', { reason: 'document-too-large', limit: maximumDocumentBytes });
  const { text, invalid } = createDecoder(encoding, markLength).push(source.readAt(markLength, source.size), true);
  const [place] = invalid;
  if (place !== undefined) throw new AppError('invalid-input', { reason: 'invalid-bytes', offset: place.offset });
  let document: unknown;
  try {
    document = parseExactJson(text, String);
  } catch (cause) {
    throw new AppError('unsupported-format', { reason: 'not-json', name: source.name }, { cause });
  }
  if (typeof document !== 'object' || document === null) return [];
  let best: readonly unknown[] | null = null;
  for (const [name, value] of Object.entries(document)) {
    if (!Array.isArray(value)) continue;
    const list: readonly unknown[] = value;
    if (!list.some((item) => typeof item === 'object' && item !== null)) continue;
    if (/^(data|rows|records|items|messages|results?)$/i.test(name)) return list;
    if (best === null || list.length > best.length) best = list;
  }
  return best ?? [document];
}
