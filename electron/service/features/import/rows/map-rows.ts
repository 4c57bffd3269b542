import type { ColumnMapping, Grouping } from '#shared/contracts/import.ts';
import type { CancelSignal, OpenedSource, RowChunk, RowProblem } from '#service/importers/importer.ts';
import { textFields, type MappedRows, type NameKind, type TextField } from './mapped-rows.ts';
import { ownString } from './own-string.ts';
import { createReadRow, createRowReader } from './read-row.ts';
import { rowAsText } from './reject-log.ts';
import { createRowColumns } from './row-columns.ts';
import { planRows, type RowPlan } from './row-plan.ts';
import { createTextBytes, type TextBytes } from './text-bytes.ts';

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
  const texts = createTextBytes();
  let plan = planRows(opened.columns, input.mapping, input.grouping);
  for await (const chunk of opened.chunks()) {
    signal.throwIfAborted();
    // A column that turns up late could not be mapped by hand: it becomes an attribute.
    if (chunk.columns !== plan.columns) plan = planRows(chunk.columns, input.mapping, input.grouping);
    yield mapChunk(chunk, plan, readRow, texts, numbers, input.grouping === 'file' ? input.fileName : null);
  }
}

function mapChunk(
  chunk: RowChunk,
  plan: RowPlan,
  readRow: ReturnType<typeof createRowReader>,
  texts: TextBytes,
  numbers: Record<NameKind, NameNumbers>,
  conversation: string | null,
): MappedRows {
  const { cells, rowNumbers } = chunk;
  const width = chunk.columns.length;
  const size = rowNumbers.length;
  const problems: RowProblem[] = [...chunk.problems];
  const fields = createReadRow();
  const columns = createRowColumns(size, texts, textFields.filter((field) => isMapped(plan, field)));
  const names = { conversation: new Int32Array(size), participant: new Int32Array(size), channel: new Int32Array(size), brand: new Int32Array(size) };
  for (let index = 0, base = 0; index < size; index++, base += width) {
    const row = rowNumbers[index] ?? 0;
    const fault = readRow(plan, cells, base, fields);
    if (fault !== null) {
      problems.push({ ...fault, row, raw: rowAsText(cells, base, width) });
      continue;
    }
    const place = columns.count;
    names.conversation[place] = numbers.conversation.of(conversation ?? fields.conversation);
    names.participant[place] = numbers.participant.of(fields.participant);
    names.channel[place] = numbers.channel.of(fields.channel);
    names.brand[place] = numbers.brand.of(fields.brand);
    columns.add(row, fields);
  }
  return {
    ...columns.take(),
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

function isMapped(plan: RowPlan, field: TextField): boolean {
  if (field === 'externalId') return plan.id !== -1;
  return field === 'text' || plan[field].length > 0;
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
