import { threadId } from 'node:worker_threads';
import { AppError, isAppError } from '#shared/base/errors.ts';
import { newGuid } from '#shared/base/ids.ts';
import type { ColumnMapping, ImportProgress, ImportResult, ImportRunInput, MappingSettings } from '#shared/contracts/import.ts';
import { removePendingBatch, removePendingBatches, type Write } from '#service/db/pending-batches.ts';
import { claimImport, releaseImport } from '#service/db/write-turn.ts';
import { openFileSource } from '#service/importers/file-source.ts';
import type { FileSource } from '#service/importers/importer.ts';
import type { JobContext } from '#service/rpc/implement.ts';
import { withdrawBatch } from './batches.ts';
import { deferCheckpoints } from './checkpoints.ts';
import { digestOf } from './digest.ts';
import { ownTimeZone } from './inspect-file.ts';
import { completeMapping, openSource, sampleSource, settleDayOrder, type FindImporter } from './prepare-source.ts';
import { saveProfile } from './profiles.ts';
import { importRows, type ImportedRows } from './rows/import-rows.ts';
import { mapRows } from './rows/map-rows.ts';
import { checkMapping } from './rows/row-plan.ts';
import { startRowThread, type RowThread } from './rows/start-row-thread.ts';
import { createTimeParser } from './time/parse-time.ts';
import { createZoneClock } from './time/zone.ts';

/** Builds the search index over what was imported; handed in, because it is another feature's work. */
export type IndexMessages = (onProgress: (progress: { done: number; total: number }) => void) => void;

/** Bytes from which on reading and mapping get a thread of their own; below, starting it would take longer. */
const ownThreadSize = 4 * 1024 * 1024;

/**
 * Imports one file as one batch.
 *
 * Rows are written in short transactions under a pending batch, which nothing shows or counts; one last command makes
 * the batch complete, with its entry in the command log and the audit chain. When anything fails or is cancelled before,
 * all of it is removed again; after a crash or kill that happens at the next opening. Cancelling while the index is
 * built takes the batch back.
 */
export async function runImport(
  context: JobContext<ImportProgress>,
  input: ImportRunInput,
  findImporter: FindImporter,
  indexMessages: IndexMessages,
): Promise<ImportResult> {
  const { signal } = context;
  const started = performance.now();
  const source = openFileSource(input.file);
  const write: Write = (work) => context.write(({ db }) => work(db));
  let batch: StartedBatch | null = null;
  let checkpoint: (() => void) | null = null;
  let rowThread: RowThread | null = null;
  let result: ImportResult;
  try {
    const { importer, opened } = await openSource(source, input.options, findImporter, signal);
    const sample = await sampleSource(opened, signal);
    const guessed = completeMapping(opened, sample, input.columns);
    const decided = new Set(input.columns.map(({ column }) => column));
    const mapping: ColumnMapping[] = guessed.map(({ column, field, attribute }) =>
      input.guessRest || decided.has(column) ? { column, field, attribute } : { column, field: 'skip', attribute: null },
    );
    const timeZone = input.timeZone ?? ownTimeZone();
    const clock = createZoneClock(timeZone);
    const settings: MappingSettings = {
      options: {
        ...input.options,
        format: importer.id,
        encoding: opened.facts.encoding,
        delimiter: opened.facts.delimiter,
        quote: opened.facts.quote === '"' || opened.facts.quote === '' ? opened.facts.quote : null,
        header: opened.facts.header,
        sheet: opened.facts.sheet,
      },
      columns: mapping,
      timeZone,
      dayOrder: input.dayOrder ?? (await settleDayOrder(opened, sample, mapping, timeZone, signal)),
      grouping: input.grouping ?? (mapping.some(({ field }) => field === 'conversation') ? 'column' : 'message'),
    };
    checkMapping(sample.columns, mapping, settings.grouping);
    const expectedRows = sample.whole ? sample.seen : Math.round((sample.seen * source.size) / Math.max(1, sample.bytes));
    batch = startBatch(context, input, settings, source);
    const current = batch;
    checkpoint = deferCheckpoints(context);
    if (source.size >= ownThreadSize) rowThread = startRowThread(input.file, settings, signal);
    const rows = await importRows({
      db: context.db,
      write,
      batch: batch.id,
      firstMessage: batch.firstMessage,
      mapped:
        rowThread?.rows ??
        mapRows(opened, { mapping, grouping: settings.grouping, fileName: source.name, parseTime: createTimeParser(clock, settings.dayOrder) }, signal),
      expectedRows,
      signal,
      onProgress: ({ rows: done, bytes, rejected }) => {
        const rate = (done / Math.max(1, performance.now() - started)) * 1000;
        const total = Math.max(done, bytes >= source.size ? done : Math.round((done * source.size) / Math.max(1, bytes)));
        context.progress({
          phase: 'rows',
          rows: done,
          totalRowsEstimate: total,
          bytes,
          totalBytes: source.size,
          rowsPerSecond: Math.round(rate),
          secondsLeft: rate > 0 ? Math.round((total - done) / rate) : null,
          rejected,
          batch: current.id,
        });
      },
    });
    const sha256 = await (rowThread?.digest() ?? digestOf(source, signal));
    source.assertUnchanged();
    if (input.saveProfile !== null) {
      const name = input.saveProfile;
      context.command('import.saveProfile', (tx) => saveProfile(tx, name, settings));
    }
    signal.throwIfAborted();
    completeBatch(context, batch, rows, sha256);
    const seconds = { rows: (performance.now() - started) / 1000, index: 0 };
    result = {
      batch: batch.id,
      guid: batch.guid,
      rows: rows.rows,
      imported: rows.imported,
      duplicates: rows.duplicates,
      updates: rows.updates,
      rejected: rows.rejected,
      rejects: rows.firstRejects,
      conversations: rows.conversations,
      seconds,
    };
  } catch (cause) {
    if (batch !== null) removePendingBatch(write, batch.id);
    checkpoint?.();
    throw cause;
  } finally {
    releaseImport(context.project.turn, threadId);
    await rowThread?.close();
    source.close();
  }
  indexBatch(context, result, source.size, checkpoint, indexMessages);
  return result;
}

interface StartedBatch {
  readonly id: number;
  readonly guid: string;
  readonly name: string;
  readonly firstMessage: number;
}

/** Inserts the pending batch, after removing what a broken-off import left. Throws `busy` / `import-running`. */
function startBatch(context: JobContext<ImportProgress>, input: ImportRunInput, settings: MappingSettings, source: FileSource): StartedBatch {
  const name = input.batchName?.trim() || source.name.replace(/\.[^.]+$/, '');
  const guid = newGuid();
  if (!claimImport(context.project.turn, threadId)) throw new AppError('busy', { reason: 'import-running' }, { retryable: true });
  removePendingBatches((work) => context.write(({ db }) => work(db)));
  return context.write(({ db, now, coder }) => {
    const firstMessage = 1 + (db.prepare<[], number | null>('SELECT max(id) FROM message').pluck().get() ?? 0);
    const { lastInsertRowid } = db
      .prepare(
        `INSERT INTO batch (guid, name, state, file_name, file_size, file_sha256, format, options, coder_id, imported_at,
           purpose, legal_basis, source, retain_until, rows, imported, duplicates, updates, rejected)
         VALUES (?, ?, 0, ?, ?, '', ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0)`,
      )
      .run(guid, name, source.name, source.size, settings.options.format, JSON.stringify(settings), coder, now, input.purpose, input.legalBasis, input.source, input.retainUntil);
    return { id: Number(lastInsertRowid), guid, name, firstMessage };
  });
}

/** The command of the import: what was pending becomes visible at once. Its inverse is withdrawing the batch. */
function completeBatch(context: JobContext<ImportProgress>, batch: StartedBatch, rows: ImportedRows, sha256: string): void {
  context.command('import.run', (tx) => {
    rows.finish(tx.db);
    // The recorded change is from withdrawn to complete, so that undoing it withdraws; the counts stay either way.
    tx.db
      .prepare(
        `UPDATE batch SET state = 2, file_sha256 = ?, first_message = ?, last_message = ?, rows = ?, imported = ?, duplicates = ?,
           updates = ?, rejected = ? WHERE id = ?`,
      )
      .run(
        sha256,
        rows.imported === 0 ? null : batch.firstMessage,
        rows.imported === 0 ? null : batch.firstMessage + rows.imported - 1,
        rows.rows,
        rows.imported,
        rows.duplicates,
        rows.updates,
        rows.rejected,
        batch.id,
      );
    for (const { id, name } of rows.channels) tx.insert('channel', { id, name });
    for (const { id, name } of rows.brands) tx.insert('brand', { id, name });
    tx.update('batch', batch.id, { state: 1 });
    tx.describe({ name: batch.name, imported: rows.imported, duplicates: rows.duplicates, rejected: rows.rejected });
    for (const table of ['message', 'conversation', 'participant', 'reject']) tx.touch(table);
  });
}

function indexBatch(context: JobContext<ImportProgress>, result: ImportResult, totalBytes: number, checkpoint: () => void, indexMessages: IndexMessages): void {
  const started = performance.now();
  checkpoint();
  try {
    indexMessages(({ done, total }) => {
      const rate = (done / Math.max(1, performance.now() - started)) * 1000;
      context.progress({
        phase: 'index',
        rows: done,
        totalRowsEstimate: total,
        bytes: totalBytes,
        totalBytes,
        rowsPerSecond: Math.round(rate),
        secondsLeft: rate > 0 ? Math.round((total - done) / rate) : null,
        rejected: result.rejected,
        batch: result.batch,
      });
    });
  } catch (cause) {
    if (isAppError(cause, 'cancelled')) context.command('import.withdraw', (tx) => withdrawBatch(tx, result.batch));
    throw cause;
  }
  result.seconds.index = (performance.now() - started) / 1000;
}
