import { AppError } from '#shared/base/errors.ts';
import type { ReadableDatabase, WritableDatabase } from '#service/db/open.ts';
import { rawExcerpt, type CancelSignal } from '#service/importers/importer.ts';
import { createDuplicateFinder, unknownReference } from './duplicates.ts';
import type { MappedRows } from './mapped-rows.ts';
import { createMessageWriter, type WrittenRow } from './message-writer.ts';
import { createNameTable, writeMentions, type FirstMention, type NameTable } from './name-table.ts';
import { writeRejects, type NewReject } from './reject-log.ts';

/** What writing rows into a pending batch needs. */
export interface ImportRowsInput {
  readonly db: ReadableDatabase;
  /** Runs one short transaction under the write turn. */
  readonly write: (work: (db: WritableDatabase) => void) => void;
  readonly batch: number;
  readonly firstMessage: number;
  readonly mapped: AsyncIterable<MappedRows>;
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
const writeTarget = 80;
/** Every transaction waits once for the disk, so that a slow moment must not make them ever smaller. */
const fewestRows = 6_000;
const listedRejects = 1_000;

/**
 * Writes mapped rows into a pending batch, leaving out what the project already holds. Throws `cancelled`,
 * `invalid-input` / `no-rows`, or what the source throws.
 */
export async function importRows(input: ImportRowsInput): Promise<ImportedRows> {
  const { db, batch, signal } = input;
  const writer = createMessageWriter(batch, input.firstMessage);
  const duplicateFinder = createDuplicateFinder(db, writer, input.expectedRows);
  const conversations = createNameTable<FirstMention>(db, 'conversation', 'external_id');
  const participants = createNameTable<FirstMention>(db, 'participant', 'external_id');
  const channels = createNameTable<null>(db, 'channel', 'name');
  const brands = createNameTable<null>(db, 'brand', 'name');
  const known = { conversation: createNumbered(conversations), participant: createNumbered(participants), channel: createNumbered(channels), brand: createNumbered(brands) };
  const firstRejects: ImportedRows['firstRejects'] = [];
  let rejects: NewReject[] = [];
  let [rows, imported, duplicates, updates, rejected] = [0, 0, 0, 0, 0];
  let rowsPerWrite = fewestRows;

  const reject = (problem: NewReject): void => {
    rejected++;
    if (firstRejects.length < listedRejects) firstRejects.push({ row: problem.row, reason: problem.reason });
    rejects.push(problem);
  };
  const writeWaiting = (): void => {
    const count = writer.waiting + rejects.length;
    input.write((writable) => {
      const entered = performance.now();
      if (writer.waiting > 0) writer.flush(writable, false);
      writeRejects(writable, batch, rejects);
      // The commit, which is still to come, takes about as long as the inserts at worst.
      const spent = Math.max(1, (performance.now() - entered) * 1.5);
      rowsPerWrite = Math.round(Math.min(20_000, Math.max(fewestRows, (rowsPerWrite + count * (writeTarget / spent)) / 2)));
    });
    rejects = [];
  };

  for await (const mapped of input.mapped) {
    signal.throwIfAborted();
    for (const problem of mapped.problems) reject({ ...problem, decision: false });
    rows += mapped.count + mapped.problems.length;
    for (const kind of ['conversation', 'participant', 'channel', 'brand'] as const) known[kind].learn(mapped.newNames[kind]);
    for (let index = 0; index < mapped.count; index++) {
      const row = readMapped(mapped, index);
      const verdict = duplicateFinder.judge(
        {
          externalId: row.externalId,
          conversation: known.conversation.find(mapped.names.conversation[index] ?? 0),
          participant: known.participant.find(mapped.names.participant[index] ?? 0),
          sentAt: row.sentAt,
          text: row.text,
        },
        row.idHash,
        row.textHash,
      );
      if (verdict.kind === 'duplicate') {
        duplicates++;
        continue;
      }
      if (verdict.kind === 'update') {
        updates++;
        reject({ row: row.row, column: mapped.idColumn, reason: 'same-id-other-text', params: { message: verdict.message }, raw: rawOf(row), decision: true });
        continue;
      }
      const conversation = known.conversation.idOf(mapped.names.conversation[index] ?? 0, { row: row.row, role: 0 });
      const participant = known.participant.idOf(mapped.names.participant[index] ?? 0, { row: row.row, role: row.role });
      const channel = known.channel.idOf(mapped.names.channel[index] ?? 0, null);
      const brand = known.brand.idOf(mapped.names.brand[index] ?? 0, null);
      duplicateFinder.note(writer.nextId, conversation, participant);
      writer.add(row, { conversation: conversation || null, participant: participant || null, channel: channel || null, brand: brand || null });
      imported++;
      if (writer.waiting >= rowsPerWrite) {
        signal.throwIfAborted();
        writeWaiting();
      }
    }
    if (rejects.length >= 5_000) writeWaiting();
    input.onProgress({ rows, bytes: mapped.bytesRead, rejected });
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

/** The hashes of the row being looked at; a view for every row would cost more than the rest of reading it. */
const idHash = new Uint32Array(2);
const textHash = new Uint32Array(2);

function readMapped(mapped: MappedRows, index: number): WrittenRow {
  const sentAt = mapped.sentAt[index] ?? Number.NaN;
  const rating = mapped.ratings[index] ?? Number.NaN;
  const at = index * 2;
  idHash[0] = mapped.idHashes[at] ?? 0;
  idHash[1] = mapped.idHashes[at + 1] ?? 0;
  textHash[0] = mapped.textHashes[at] ?? 0;
  textHash[1] = mapped.textHashes[at + 1] ?? 0;
  return {
    row: mapped.rows[index] ?? 0,
    externalId: mapped.externalIds?.[index] ?? null,
    text: mapped.texts[index] ?? '',
    sentAt: Number.isNaN(sentAt) ? null : sentAt,
    role: mapped.roles[index] ?? 0,
    language: mapped.languages[index] ?? 0,
    rating: Number.isNaN(rating) ? null : rating,
    attributes: mapped.attributes?.[index] ?? null,
    engagement: mapped.engagement?.[index] ?? null,
    codePoints: mapped.codePoints[index] ?? 0,
    idHash,
    textHash,
  };
}

/** What is shown of a row whose cells are no longer there. */
function rawOf(row: WrittenRow): string {
  return rawExcerpt([row.externalId ?? '', row.sentAt === null ? '' : new Date(row.sentAt).toISOString(), row.text].join(','));
}

/** The ids of names that come as numbers (see `MappedRows.names`). */
interface Numbered<Extra> {
  learn(names: readonly string[]): void;
  /** The id; 0 for none, `unknownReference` for a name that is new to the project. */
  find(number: number): number;
  /** The id, given to the name if it has none; 0 for none. */
  idOf(number: number, extra: Extra): number;
}

function createNumbered<Extra>(table: NameTable<Extra>): Numbered<Extra> {
  const names = [''];
  const ids = [0];
  return {
    learn(fresh) {
      for (const name of fresh) {
        names.push(name);
        ids.push(table.find(name) || unknownReference);
      }
    },
    find: (number) => ids[number] ?? 0,
    idOf(number, extra) {
      const id = ids[number] ?? 0;
      if (id !== unknownReference) return id;
      return (ids[number] = table.idOf(names[number] ?? '', extra));
    },
  };
}
