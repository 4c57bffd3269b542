import { AppError } from '#shared/base/errors.ts';
import type { ReadableDatabase, WritableDatabase } from '#service/db/open.ts';
import { rawExcerpt, type CancelSignal } from '#service/importers/importer.ts';
import { contentOf } from '../updates/update-content.ts';
import { createDuplicateFinder, type CandidateRow } from './duplicates.ts';
import { hasText, nameKinds, textAt, type MappedRows } from './mapped-rows.ts';
import { createMessageWriter } from './message-writer.ts';
import { createNameTable, type NewName } from './name-table.ts';
import { writeRejects, type NewReject } from './reject-log.ts';
import { writeNames } from './write-names.ts';

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
const writeTarget = 200;
/**
 * Bounds of one write transaction in `MessageWriter.weight`, here 24,000 to 72,000 messages of ordinary length.
 * Every transaction waits once for the disk, so that a slow moment must not make them ever smaller.
 */
const leastWeight = 20_000_000;
const mostWeight = 60_000_000;
const listedRejects = 1_000;

/**
 * Writes mapped rows into a pending batch, leaving out what the project already holds. Throws `cancelled`,
 * `invalid-input` / `no-rows`, or what the source throws.
 */
export async function importRows(input: ImportRowsInput): Promise<ImportedRows> {
  const { db, batch, signal } = input;
  const writer = createMessageWriter(batch, input.firstMessage);
  const duplicateFinder = createDuplicateFinder(db, writer, input.expectedRows);
  const known = {
    conversation: createNameTable(db, 'conversation', 'external_id'),
    participant: createNameTable(db, 'participant', 'external_id'),
    channel: createNameTable(db, 'channel', 'name'),
    brand: createNameTable(db, 'brand', 'name'),
  };
  const firstRejects: ImportedRows['firstRejects'] = [];
  let rejects: NewReject[] = [];
  let [rows, imported, duplicates, updates, rejected] = [0, 0, 0, 0, 0];
  let weightPerWrite = leastWeight;

  const reject = (problem: NewReject): void => {
    rejected++;
    if (firstRejects.length < listedRejects) firstRejects.push({ row: problem.row, reason: problem.reason });
    rejects.push(problem);
  };
  const writeWaiting = (): void => {
    const { weight } = writer;
    input.write((writable) => {
      const entered = performance.now();
      if (writer.waiting > 0) writer.flush(writable, false);
      writeRejects(writable, batch, rejects);
      // The commit, which is still to come, takes about as long as the inserts at worst.
      const spent = Math.max(1, (performance.now() - entered) * 1.5);
      weightPerWrite = Math.min(mostWeight, Math.max(leastWeight, (weightPerWrite + weight * (writeTarget / spent)) / 2));
    });
    rejects = [];
  };

  for await (const mapped of input.mapped) {
    signal.throwIfAborted();
    for (const problem of mapped.problems) reject({ ...problem, update: null });
    rows += mapped.count + mapped.problems.length;
    for (const kind of nameKinds) known[kind].learn(mapped.newNames[kind]);
    const { names } = mapped;
    const candidate = createCandidate(mapped);
    for (let index = 0; index < mapped.count; index++) {
      const conversationNumber = names.conversation[index] ?? 0;
      const participantNumber = names.participant[index] ?? 0;
      const verdict = duplicateFinder.judge(candidate.at(index, known.conversation.find(conversationNumber), known.participant.find(participantNumber)));
      if (verdict.kind === 'duplicate') {
        duplicates++;
        continue;
      }
      const row = mapped.rows[index] ?? 0;
      const role = mapped.roles[index] ?? 0;
      const participant = known.participant.idOf(participantNumber, row, role);
      const channel = known.channel.idOf(names.channel[index] ?? 0, row, role);
      const brand = known.brand.idOf(names.brand[index] ?? 0, row, role);
      if (verdict.kind === 'update') {
        updates++;
        const content = contentOf(mapped, index, { participant: participant || null, channel: channel || null, brand: brand || null });
        reject({
          row,
          column: mapped.idColumn,
          reason: 'same-id-other-text',
          params: { message: verdict.message },
          raw: rawOf(mapped, index),
          update: { message: verdict.message, content },
        });
        continue;
      }
      const conversation = known.conversation.idOf(conversationNumber, row, role);
      duplicateFinder.note(writer.nextId, conversation, participant);
      writer.add(mapped, index, conversation, participant, channel, brand);
      imported++;
      if (writer.weight >= weightPerWrite) {
        signal.throwIfAborted();
        writeWaiting();
      }
    }
    if (rejects.length >= 5_000) writeWaiting();
    input.onProgress({ rows, bytes: mapped.bytesRead, rejected });
  }
  if (rows === 0) throw new AppError('invalid-input', { reason: 'no-rows' });
  signal.throwIfAborted();
  writeNames(input.write, batch, known.conversation, known.participant);
  const strip = ({ id, name }: NewName): { id: number; name: string } => ({ id, name });
  return {
    rows,
    imported,
    duplicates,
    updates,
    rejected,
    conversations: known.conversation.added,
    firstRejects,
    channels: known.channel.takeNew().map(strip),
    brands: known.brand.takeNew().map(strip),
    finish(writable) {
      writer.flush(writable, true);
      writeRejects(writable, batch, rejects);
      rejects = [];
    },
  };
}

/** Shows the rows of a chunk one by one through the same object: one for every row would cost more than judging it. */
function createCandidate(mapped: MappedRows): { at(index: number, conversation: number, participant: number): CandidateRow } {
  let place = 0;
  const row = {
    hasId: false,
    conversation: 0,
    participant: 0,
    sentAt: Number.NaN,
    idFirst: 0,
    idSecond: 0,
    textFirst: 0,
    textSecond: 0,
    get externalId() {
      return textAt(mapped, place, 'externalId') || null;
    },
    get text() {
      return textAt(mapped, place, 'text');
    },
  };
  return {
    at(index, conversation, participant) {
      place = index;
      row.hasId = hasText(mapped, index, 'externalId');
      row.conversation = conversation;
      row.participant = participant;
      row.sentAt = mapped.sentAt[index] ?? Number.NaN;
      row.idFirst = mapped.idHashes[index * 2] ?? 0;
      row.idSecond = mapped.idHashes[index * 2 + 1] ?? 0;
      row.textFirst = mapped.textHashes[index * 2] ?? 0;
      row.textSecond = mapped.textHashes[index * 2 + 1] ?? 0;
      return row;
    },
  };
}

/** What is shown of a row whose cells are no longer there. */
function rawOf(mapped: MappedRows, index: number): string {
  const sentAt = mapped.sentAt[index] ?? Number.NaN;
  return rawExcerpt([textAt(mapped, index, 'externalId'), Number.isNaN(sentAt) ? '' : new Date(sentAt).toISOString(), textAt(mapped, index, 'text')].join(','));
}
