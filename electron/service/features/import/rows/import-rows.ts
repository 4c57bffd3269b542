import { AppError } from '#shared/base/errors.ts';
import type { ColumnMapping, Grouping } from '#shared/contracts/import.ts';
import { hashText } from '#service/columns/hash-text.ts';
import type { ReadableDatabase, WritableDatabase } from '#service/db/open.ts';
import type { CancelSignal, OpenedSource } from '#service/importers/importer.ts';
import { createDuplicateFinder, unknownReference } from './duplicates.ts';
import { createMessageWriter } from './message-writer.ts';
import { createNameTable, writeMentions, type FirstMention } from './name-table.ts';
import { createReadRow, createRowReader } from './read-row.ts';
import { rowAsText, writeRejects, type NewReject } from './reject-log.ts';
import { planRows } from './row-plan.ts';
import { createTextScan, scanText } from './scan-text.ts';

/** What reading rows into a pending batch needs. */
export interface ImportRowsInput {
  readonly db: ReadableDatabase;
  /** Runs one short transaction under the write turn. */
  readonly write: (work: (db: WritableDatabase) => void) => void;
  readonly batch: number;
  readonly firstMessage: number;
  readonly opened: OpenedSource;
  readonly mapping: readonly ColumnMapping[];
  readonly grouping: Grouping;
  /** Names the one conversation where the whole file is one. */
  readonly fileName: string;
  readonly parseTime: (text: string) => number | null;
  readonly expectedRows: number;
  readonly signal: CancelSignal;
  readonly onProgress: (state: { rows: number; bytes: number; rejected: number }) => void;
}

export interface ImportedRows {
  readonly rows: number;
  readonly imported: number;
  readonly duplicates: number;
  readonly updates: number;
  readonly rejected: number;
  readonly conversations: number;
  readonly firstRejects: { row: number; reason: string }[];
  /** Channels and brands that are new; the command that completes the batch writes them. */
  readonly channels: { id: number; name: string }[];
  readonly brands: { id: number; name: string }[];
  /** Writes the messages that are left, inside the transaction that completes the batch. */
  finish(db: WritableDatabase): void;
}

/** Milliseconds one write transaction should take, so that a coder's keystroke never waits for long. */
const writeTarget = 60;
const listedRejects = 1_000;

/** Reads every row of a source, maps it and writes it into a pending batch. Throws `cancelled`, or what the reader throws. */
export async function importRows(input: ImportRowsInput): Promise<ImportedRows> {
  const { db, batch, opened, grouping, signal } = input;
  const writer = createMessageWriter(batch, input.firstMessage);
  const duplicateFinder = createDuplicateFinder(db, writer, input.expectedRows);
  const conversations = createNameTable<FirstMention>(db, 'conversation', 'external_id');
  const participants = createNameTable<FirstMention>(db, 'participant', 'external_id');
  const channels = createNameTable<null>(db, 'channel', 'name');
  const brands = createNameTable<null>(db, 'brand', 'name');
  const readRow = createRowReader(input.parseTime);
  const fields = createReadRow();
  const scan = createTextScan();
  const idHash = new Uint32Array(2);
  const firstRejects: ImportedRows['firstRejects'] = [];
  let rejects: NewReject[] = [];
  let plan = planRows(opened.columns, input.mapping, grouping);
  let [rows, imported, duplicates, updates, rejected] = [0, 0, 0, 0, 0];
  let rowsPerWrite = 4_000;

  const reject = (problem: NewReject): void => {
    rejected++;
    if (firstRejects.length < listedRejects) firstRejects.push({ row: problem.row, reason: problem.reason });
    rejects.push(problem);
  };
  const writeWaiting = (): void => {
    const started = performance.now();
    const count = writer.waiting + rejects.length;
    input.write((writable) => {
      const entered = performance.now();
      if (writer.waiting > 0) writer.flush(writable, false);
      writeRejects(writable, batch, rejects);
      const spent = Math.max(1, performance.now() - entered, (performance.now() - started) / 4);
      rowsPerWrite = Math.round(Math.min(20_000, Math.max(2_000, (rowsPerWrite + count * (writeTarget / spent)) / 2)));
    });
    rejects = [];
  };

  for await (const chunk of opened.chunks()) {
    signal.throwIfAborted();
    const { columns, cells, rowNumbers } = chunk;
    if (columns !== plan.columns) {
      // A column that turns up late could not be mapped by hand: it becomes an attribute.
      plan = planRows(columns, input.mapping, grouping);
    }
    const width = columns.length;
    for (const problem of chunk.problems) reject({ ...problem, decision: false });
    rows += rowNumbers.length + chunk.problems.length;
    for (let index = 0, base = 0; index < rowNumbers.length; index++, base += width) {
      const row = rowNumbers[index] ?? 0;
      const fault = readRow(plan, cells, base, fields);
      if (fault !== null) {
        reject({ ...fault, row, raw: rowAsText(cells, base, width), decision: false });
        continue;
      }
      scanText(fields.text, scan);
      if (fields.externalId !== null) hashText(fields.externalId, idHash, 0);
      const conversationName = grouping === 'file' ? input.fileName : fields.conversation;
      const verdict = duplicateFinder.judge(
        {
          externalId: fields.externalId,
          conversation: conversationName === '' ? 0 : conversations.find(conversationName) || unknownReference,
          participant: fields.participant === '' ? 0 : participants.find(fields.participant) || unknownReference,
          sentAt: fields.sentAt,
          text: fields.text,
        },
        idHash,
        scan.hash,
      );
      if (verdict.kind === 'duplicate') {
        duplicates++;
        continue;
      }
      if (verdict.kind === 'update') {
        updates++;
        const column = columns[plan.id] ?? null;
        reject({ row, column, reason: 'same-id-other-text', params: { message: verdict.message }, raw: rowAsText(cells, base, width), decision: true });
        continue;
      }
      const conversation = conversationName === '' ? 0 : conversations.idOf(conversationName, { row, role: 0 });
      const participant = fields.participant === '' ? 0 : participants.idOf(fields.participant, { row, role: fields.role });
      duplicateFinder.note(writer.nextId, conversation, participant);
      writer.add(
        row,
        fields,
        {
          conversation: conversation === 0 ? null : conversation,
          participant: participant === 0 ? null : participant,
          channel: fields.channel === '' ? null : channels.idOf(fields.channel, null),
          brand: fields.brand === '' ? null : brands.idOf(fields.brand, null),
        },
        idHash,
        scan,
      );
      imported++;
      if (writer.waiting >= rowsPerWrite) {
        signal.throwIfAborted();
        writeWaiting();
      }
    }
    if (rejects.length >= 5_000) writeWaiting();
    input.onProgress({ rows, bytes: chunk.bytesRead, rejected });
  }
  if (rows === 0) throw new AppError('invalid-input', { reason: 'no-rows' });
  signal.throwIfAborted();
  writeMentions(input.write, batch, conversations, participants);
  const strip = ({ id, name }: { id: number; name: string }): { id: number; name: string } => ({ id, name });
  return {
    rows,
    imported,
    duplicates,
    updates,
    rejected,
    conversations: conversations.added,
    firstRejects,
    channels: channels.takeNew().map(strip),
    brands: brands.takeNew().map(strip),
    finish(writable) {
      writer.flush(writable, true);
      writeRejects(writable, batch, rejects);
      rejects = [];
    },
  };
}
