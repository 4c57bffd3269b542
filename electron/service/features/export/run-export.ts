import { isAbsolute } from 'node:path';
import { AppError } from '#shared/base/errors.ts';
import { exportContract, type ExportCounts, type ExportOptions } from '#shared/contracts/export.ts';
import type { OutputOf, ParsedInputOf, ProgressOf } from '#shared/rpc/define.ts';
import { auditHead } from '#service/db/audit.ts';
import { columnEnd, loadColumn } from '#service/db/columns.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { exporterFor } from '#service/exporters/registry.ts';
import type { OpenedExporter } from '#service/exporters/exporter.ts';
import { measuredAccuracy } from '#service/features/sentiment/measured-accuracy.ts';
import type { CancelSignal } from '#service/rpc/cancel.ts';
import type { JobContext } from '#service/rpc/implement.ts';
import { readAttributeKeys, readRecords } from './read-records.ts';
import { findSpanFault } from './verify-span.ts';
import { writeExport } from './write-export.ts';

const { methods } = exportContract;

/** Finds the ids of a filter; `evaluateQuery` of the messages feature. */
export type FindMessages = (db: ReadableDatabase, query: string, options: { signal: CancelSignal }) => Int32Array;

/** Records shown before an export. */
const previewSize = 20;

/** Splits what concerns every format from what the format itself understands. */
function configure(format: string, options: ExportOptions): { exporter: OpenedExporter; allowBroken: boolean } {
  const { allowBroken = false, ...own } = options;
  if (typeof allowBroken !== 'boolean') throw new AppError('invalid-input', { reason: 'export-option', format, option: 'allowBroken' });
  return { exporter: exporterFor(format).configure(own), allowBroken };
}

const metaOf = (db: ReadableDatabase, key: string): string =>
  db.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck().get(key) ?? '';

/**
 * Exports the messages that a filter finds. Everything is read in one snapshot of the database, so that coding may go
 * on meanwhile; afterwards the export is in the audit log with the file's checksum.
 */
export async function runExport(
  context: JobContext<ProgressOf<typeof methods.run>>,
  input: ParsedInputOf<typeof methods.run>,
  findMessages: FindMessages,
): Promise<OutputOf<typeof methods.run>> {
  const { db, signal, project } = context;
  if (!isAbsolute(input.path)) throw new AppError('invalid-input', { reason: 'relative-path', path: input.path });
  const { exporter, allowBroken } = configure(input.format, input.options);
  db.prepare('BEGIN').run();
  let result: OutputOf<typeof methods.run>;
  try {
    const ids = findMessages(db, input.filter, { signal });
    const head = auditHead(db);
    const source = {
      appVersion: project.appVersion,
      project: metaOf(db, 'guid'),
      schemaVersion: Number(db.pragma('user_version', { simple: true })),
      audit: head.seq === 0 ? null : head,
      header: { attributeKeys: exporter.tabular ? readAttributeKeys(db, ids, signal) : [] },
      measured: measuredAccuracy(db),
      total: ids.length,
      conversations: countConversations(db, ids),
      records: () => readRecords(db, ids),
    };
    const { path, format, filter, overwrite } = input;
    result = await writeExport(source, { path, format, filter, exporter, overwrite, allowBroken }, { signal, progress: context.progress, now: Date.now });
  } finally {
    db.prepare('COMMIT').run();
  }
  context.write((tx) => tx.audit('export.run', `export:${input.format}`, { after: result.sha256, reason: input.filter }));
  return result;
}

/** What {@link runExport} would write: the first records and the counts of the whole. */
export function previewExport(
  db: ReadableDatabase,
  input: ParsedInputOf<typeof methods.preview>,
  signal: CancelSignal,
  findMessages: FindMessages,
): OutputOf<typeof methods.preview> {
  const { exporter } = configure(input.format, input.options);
  const ids = findMessages(db, input.filter, { signal });
  const header = { attributeKeys: exporter.tabular ? readAttributeKeys(db, ids, signal) : [] };
  const records = [...readRecords(db, ids.subarray(0, previewSize))];
  const brokenCodings = records.reduce((sum, { text, codings }) => sum + codings.filter((coding) => findSpanFault(text, coding) !== null).length, 0);
  return { preview: exporter.preview(records, header), counts: countExport(db, ids, signal), brokenCodings };
}

function countConversations(db: ReadableDatabase, ids: Int32Array): number {
  const conversationOf = loadColumn(db, 'conversation');
  const conversations = new Set<number>();
  for (const id of ids) conversations.add(conversationOf[id] ?? 0);
  return conversations.size;
}

function countExport(db: ReadableDatabase, ids: Int32Array, signal: CancelSignal): ExportCounts {
  const included = new Uint8Array(columnEnd(db));
  for (const id of ids) included[id] = 1;
  signal.throwIfAborted();
  const countOf = (sql: string): number => {
    let found = 0;
    for (const message of db.prepare<[], number>(sql).pluck().iterate()) found += included[message] ?? 0;
    return found;
  };
  return {
    messages: ids.length,
    conversations: countConversations(db, ids),
    codings: countOf('SELECT message_id FROM coding'),
    memos:
      countOf("SELECT target_id FROM memo WHERE target_kind = 'message'") +
      countOf("SELECT coding.message_id FROM memo JOIN coding ON coding.id = memo.target_id WHERE memo.target_kind = 'coding'"),
  };
}
