import type { ColumnMapping, Grouping } from '#shared/contracts/import.ts';
import { hashText } from '#service/columns/hash-text.ts';
import type { CancelSignal, OpenedSource, RowChunk, RowProblem } from '#service/importers/importer.ts';
import { nameKinds, type MappedRows, type NameKind } from './mapped-rows.ts';
import { ownString } from './own-string.ts';
import { createReadRow, createRowReader, type ReadRow } from './read-row.ts';
import { rowAsText } from './reject-log.ts';
import { planRows, type RowPlan } from './row-plan.ts';
import { createTextScan, scanText } from './scan-text.ts';

/** How the rows of a source are mapped. */
export interface MapRowsInput {
  readonly mapping: readonly ColumnMapping[];
  readonly grouping: Grouping;
  /** Names the one conversation where the whole file is one. */
  readonly fileName: string;
  readonly parseTime: (text: string) => number | null;
}

/** Reads and maps every row of a source, without looking at the project. */
export async function* mapRows(opened: OpenedSource, input: MapRowsInput, signal: CancelSignal): AsyncGenerator<MappedRows> {
  const readRow = createRowReader(input.parseTime);
  const numbers: Record<NameKind, NameNumbers> = {
    conversation: createNameNumbers(),
    participant: createNameNumbers(),
    channel: createNameNumbers(),
    brand: createNameNumbers(),
  };
  let plan = planRows(opened.columns, input.mapping, input.grouping);
  for await (const chunk of opened.chunks()) {
    signal.throwIfAborted();
    // A column that turns up late could not be mapped by hand: it becomes an attribute.
    if (chunk.columns !== plan.columns) plan = planRows(chunk.columns, input.mapping, input.grouping);
    yield mapChunk(chunk, plan, readRow, numbers, input.grouping === 'file' ? input.fileName : null);
  }
}

function mapChunk(
  chunk: RowChunk,
  plan: RowPlan,
  readRow: ReturnType<typeof createRowReader>,
  numbers: Record<NameKind, NameNumbers>,
  conversation: string | null,
): MappedRows {
  const { cells, rowNumbers } = chunk;
  const width = chunk.columns.length;
  const size = rowNumbers.length;
  const problems: RowProblem[] = [...chunk.problems];
  const fields = createReadRow();
  const scan = createTextScan();
  const texts: string[] = [];
  const externalIds: (string | null)[] | null = plan.id === -1 ? null : [];
  const attributes: (string | null)[] | null = plan.attributes.length === 0 ? null : [];
  const engagement: (string | null)[] | null = plan.engagement.length === 0 ? null : [];
  const rows = new Float64Array(size);
  const textHashes = new Uint32Array(size * 2);
  const idHashes = new Uint32Array(size * 2);
  const codePoints = new Int32Array(size);
  const languages = new Uint8Array(size);
  const roles = new Uint8Array(size);
  const sentAt = new Float64Array(size);
  const ratings = new Float64Array(size);
  const names = { conversation: new Int32Array(size), participant: new Int32Array(size), channel: new Int32Array(size), brand: new Int32Array(size) };
  let count = 0;
  for (let index = 0, base = 0; index < size; index++, base += width) {
    const row = rowNumbers[index] ?? 0;
    const fault = readRow(plan, cells, base, fields);
    if (fault !== null) {
      problems.push({ ...fault, row, raw: rowAsText(cells, base, width) });
      continue;
    }
    scanText(fields.text, scan);
    rows[count] = row;
    texts.push(fields.text);
    textHashes[count * 2] = scan.hash[0] ?? 0;
    textHashes[count * 2 + 1] = scan.hash[1] ?? 0;
    codePoints[count] = scan.codePoints;
    languages[count] = scan.language;
    if (externalIds !== null) {
      externalIds.push(fields.externalId);
      if (fields.externalId !== null) hashText(fields.externalId, idHashes, count * 2);
    }
    attributes?.push(fields.attributes);
    engagement?.push(fields.engagement);
    roles[count] = fields.role;
    sentAt[count] = fields.sentAt ?? Number.NaN;
    ratings[count] = fields.rating ?? Number.NaN;
    for (const kind of nameKinds) names[kind][count] = numbers[kind].of(kind === 'conversation' && conversation !== null ? conversation : nameOf(fields, kind));
    count++;
  }
  return {
    count,
    rows,
    texts,
    externalIds,
    attributes,
    engagement,
    textHashes,
    idHashes,
    codePoints,
    languages,
    roles,
    sentAt,
    ratings,
    names,
    newNames: {
      conversation: numbers.conversation.take(),
      participant: numbers.participant.take(),
      channel: numbers.channel.take(),
      brand: numbers.brand.take(),
    },
    problems,
    idColumn: chunk.columns[plan.id] ?? null,
    bytesRead: chunk.bytesRead,
  };
}

function nameOf(fields: ReadRow, kind: NameKind): string {
  return fields[kind];
}

/** Numbers names in the order in which they turn up, from 1. */
interface NameNumbers {
  of(name: string): number;
  /** The names that are new since the last call. */
  take(): string[];
}

function createNameNumbers(): NameNumbers {
  const numbers = new Map<string, number>();
  let fresh: string[] = [];
  // Rows of a conversation or a channel tend to follow each other.
  let lastName = '';
  let lastNumber = 0;
  return {
    of(name) {
      if (name === '') return 0;
      if (name === lastName) return lastNumber;
      let number = numbers.get(name);
      if (number === undefined) {
        const kept = ownString(name);
        number = numbers.size + 1;
        numbers.set(kept, number);
        fresh.push(kept);
      }
      lastName = name;
      lastNumber = number;
      return number;
    },
    take() {
      const taken = fresh;
      fresh = [];
      return taken;
    },
  };
}
