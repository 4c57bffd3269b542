import { isUtf8 } from 'node:buffer';
import { AppError } from '#shared/base/errors.ts';
import { createDecoder } from '#service/importers/encoding/decoder.ts';
import { detectFileEncoding, type DetectedEncoding } from '#service/importers/encoding/detect.ts';
import { readDelimited } from '#service/importers/delimited/reader.ts';
import { openFileSource } from '#service/importers/file-source.ts';
import type { CancelSignal, FileSource } from '#service/importers/importer.ts';
import { canBeWord, parseWordList } from '#service/nlp/segment/index.ts';
import type { WordFields } from './word-rows.ts';

/** Bytes of a list that is read. */
const largestFile = 20 * 1024 * 1024;

/** What a file of words holds, and its rows (from 1) that hold none. */
export interface ReadList {
  readonly words: readonly WordFields[];
  readonly refusedRows: readonly number[];
}

/** Reads a file of words: CSV and TSV by their columns, anything else one word a line with a frequency after it. */
export async function readList(path: string, signal: CancelSignal): Promise<ReadList> {
  const source = openFileSource(path);
  try {
    if (source.size > largestFile) throw new AppError('resource-limit', { reason: 'list-too-large', name: source.name });
    const read = /\.(?:csv|tsv)$/i.test(source.name) ? await readTable(source, signal) : readLines(source);
    source.assertUnchanged();
    return read;
  } finally {
    source.close();
  }
}

/**
 * The encoding of a list. What is not quite UTF-8 is none here: a list has few of the characters by which the others
 * are told apart, and most that are not UTF-8 come from programs that write GB18030.
 */
function encodingOf(source: FileSource): DetectedEncoding {
  const detected = detectFileEncoding(source, null);
  const isBroken = detected.encoding === 'utf-8' && !isUtf8(source.readAt(0, source.size));
  return isBroken ? { ...detected, encoding: 'gb18030' } : detected;
}

function readLines(source: FileSource): ReadList {
  const { encoding, markLength } = encodingOf(source);
  const { text } = createDecoder(encoding, markLength).push(source.readAt(markLength, source.size - markLength), true);
  const { words, refusedLines } = parseWordList(text);
  return {
    words: words.map(({ word, frequency }) => ({ word, frequency: frequency === undefined ? null : Math.round(frequency), countsAs: null, note: '' })),
    refusedRows: refusedLines,
  };
}

/** Names a column may have, in the order in which the columns are taken where there is no header. */
const columnNames = {
  word: /^(?:word|term|词|词语|词汇|單詞|詞|詞語|词条)$/iu,
  frequency: /^(?:frequency|freq|weight|词频|频次|权重|詞頻)$/iu,
  countsAs: /^(?:counts[_ ]as|synonym(?: of)?|归并为|同义词|歸併為|同義詞)$/iu,
  note: /^(?:note|notes|comment|备注|说明|備註)$/iu,
} as const;

async function readTable(source: FileSource, signal: CancelSignal): Promise<ReadList> {
  const opened = readDelimited(source, { encoding: encodingOf(source).encoding }, null, signal);
  const names = opened.facts.header === true ? opened.columns.map((name) => name.trim()) : undefined;
  const place = (field: keyof typeof columnNames) =>
    names === undefined ? Object.keys(columnNames).indexOf(field) : names.findIndex((name) => columnNames[field].test(name));
  // A table whose header says nothing has its words in the first column.
  const places = { word: Math.max(place('word'), 0), frequency: place('frequency'), countsAs: place('countsAs'), note: place('note') };
  const words: WordFields[] = [];
  const refusedRows: number[] = [];
  for await (const chunk of opened.chunks()) {
    const width = chunk.columns.length;
    refusedRows.push(...chunk.problems.map(({ row }) => row));
    chunk.rowNumbers.forEach((row, index) => {
      const cell = (column: number) => (column === -1 ? '' : restore(chunk.cells[index * width + column] ?? '').trim());
      const fields = fieldsOf(cell(places.word), cell(places.frequency), cell(places.countsAs), cell(places.note));
      if (fields === undefined) refusedRows.push(row);
      else words.push(fields);
    });
  }
  return { words, refusedRows: refusedRows.toSorted((left, right) => left - right) };
}

function fieldsOf(word: string, frequency: string, countsAs: string, note: string): WordFields | undefined {
  if (!canBeWord(word) || (countsAs !== '' && !canBeWord(countsAs)) || (frequency !== '' && !/^\d{1,9}(?:\.\d+)?$/.test(frequency))) return undefined;
  return { word, frequency: frequency === '' ? null : Math.round(Number(frequency)), countsAs: countsAs === '' ? null : countsAs, note: note.slice(0, 2000) };
}

/** Takes away the apostrophe that an export puts before what a spreadsheet would take for a formula. */
const restore = (cell: string): string => cell.replace(/^'(?=[=+\-@])/, '');
