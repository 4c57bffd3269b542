import { basename } from 'node:path';
import { AppError } from '#shared/base/errors.ts';
import type { ExportHeader, OpenedExporter } from '#service/exporters/exporter.ts';
import type { ExportedMessage } from '#service/exporters/record.ts';
import type { MeasuredAccuracy } from '#service/features/sentiment/measured-accuracy.ts';
import { openAtomicFile } from '#service/files/atomic-file.ts';
import { formatManifest, manifestPathOf, type BrokenCoding, type ExportManifest, type ManifestSource } from './manifest.ts';
import { findSpanFault } from './verify-span.ts';

/** The records of an export, in order, read as they are written. */
export interface ExportSource extends ManifestSource {
  header: ExportHeader;
  /** How well the machine's sentiment was measured; null where it was not. */
  measured: MeasuredAccuracy | null;
  total: number;
  /** Conversations of the messages; those of one may share a name with another. */
  conversations: number;
  records(): Iterable<ExportedMessage>;
}

export interface ExportRequest {
  path: string;
  format: string;
  filter: string;
  exporter: OpenedExporter;
  overwrite: boolean;
  /** Write codings that do not match their text too; the manifest lists them either way. */
  allowBroken: boolean;
}

export interface ExportProgress {
  done: number;
  total: number;
  /** Messages a second since the start. */
  rate: number;
  secondsLeft: number | null;
}

export interface ExportContext {
  signal: { readonly aborted: boolean; throwIfAborted(): void };
  progress(progress: ExportProgress): void;
  now(): number;
}

export interface ExportResult {
  messages: number;
  codings: number;
  bytes: number;
  sha256: string;
  manifestPath: string;
}

/** The apostrophe rule of the CSV exporter, for whoever must undo it. */
const neutralisedRule = "an apostrophe was put before cells that begin with = + - @ TAB CR LF or a full-width = + - @";
const progressEvery = 250;

interface Tally {
  messages: number;
  codings: number;
  memos: number;
  wholeMessage: number;
  coders: Set<string>;
  sentiment: { machine: number; override: number; none: number };
  models: Set<string>;
  broken: BrokenCoding[];
}

function count(tally: Tally, record: ExportedMessage): void {
  tally.messages++;
  tally.codings += record.codings.length;
  tally.memos += record.memos.length;
  const said = record.sentiment?.source ?? 'none';
  if (said.startsWith('machine ')) {
    tally.sentiment.machine++;
    tally.models.add(said.slice('machine '.length));
  } else tally.sentiment[said === 'none' ? 'none' : 'override']++;
  for (const memo of record.memos) tally.coders.add(memo.coder);
  for (const coding of record.codings) {
    tally.coders.add(coding.coder);
    if (coding.start === null) tally.wholeMessage++;
    const fault = findSpanFault(record.text, coding);
    if (fault !== null) tally.broken.push({ coding: coding.id, message: record.guid, fault });
  }
}

/**
 * Writes an export and its manifest under temporary names and renames both when both are whole. Whatever ends it
 * early (cancelling, a full disk, a broken span) leaves nothing behind and an earlier file of that name untouched.
 * Throws `conflict`/`broken-codings` with their number, `conflict`/`file-exists`, `io`, `cancelled`.
 */
export async function writeExport(source: ExportSource, request: ExportRequest, context: ExportContext): Promise<ExportResult> {
  const manifestPath = manifestPathOf(request.path);
  const file = await openAtomicFile(request.path, { overwrite: request.overwrite });
  // The manifest of a replaced or removed export may be replaced: it only describes the file beside it.
  const manifestFile = await openAtomicFile(manifestPath, { overwrite: true }).catch(async (error: unknown) => {
    await file.discard();
    throw error;
  });
  try {
    const started = context.now();
    const tally: Tally = {
      messages: 0,
      codings: 0,
      memos: 0,
      wholeMessage: 0,
      coders: new Set(),
      sentiment: { machine: 0, override: 0, none: 0 },
      models: new Set(),
      broken: [],
    };
    const report = (): void => {
      const seconds = (context.now() - started) / 1000;
      const rate = seconds > 0 ? tally.messages / seconds : 0;
      const left = source.total - tally.messages;
      context.progress({ done: tally.messages, total: source.total, rate, secondsLeft: rate > 0 ? left / rate : null });
    };
    const writer = request.exporter.open(file, source.header);
    for (const record of source.records()) {
      context.signal.throwIfAborted();
      count(tally, record);
      // Nothing more is written, but the rest is counted, so that the person learns how many there are.
      if (tally.broken.length > 0 && !request.allowBroken) continue;
      await writer.write(record);
      if (tally.messages % progressEvery === 0) report();
    }
    if (tally.broken.length > 0 && !request.allowBroken) {
      const first = tally.broken[0];
      throw new AppError('conflict', {
        reason: 'broken-codings',
        count: tally.broken.length,
        coding: first?.coding ?? '',
        message: first?.message ?? '',
      });
    }
    const written = await writer.end();
    const { bytes, sha256 } = await file.finish();
    const manifest: ExportManifest = {
      manifestVersion: 1,
      appVersion: source.appVersion,
      project: source.project,
      schemaVersion: source.schemaVersion,
      audit: source.audit,
      file: { name: basename(request.path), bytes, sha256 },
      format: request.format,
      options: request.exporter.options,
      exportedAt: new Date(context.now()).toISOString(),
      filter: request.filter,
      masking: 'off',
      counts: {
        messages: tally.messages,
        conversations: source.conversations,
        codings: tally.codings,
        memos: tally.memos,
        rows: written.rows,
      },
      sentiment: { ...tally.sentiment, models: [...tally.models].toSorted(), measured: source.measured },
      coders: [...tally.coders].toSorted(),
      offsets: 'unicode-code-points, 0-based, half-open',
      spans: {
        checked: tally.codings - tally.wholeMessage,
        matching: tally.codings - tally.wholeMessage - tally.broken.length,
        wholeMessage: tally.wholeMessage,
        broken: tally.broken,
      },
      neutralised: { cells: written.neutralisedCells, rule: written.neutralisedCells > 0 ? neutralisedRule : null },
      continued: written.continuedCells,
      sheets: written.sheets,
    };
    await manifestFile.write(new TextEncoder().encode(formatManifest(manifest)));
    await manifestFile.finish();
    context.signal.throwIfAborted();
    await file.publish();
    await manifestFile.publish();
    report();
    return { messages: tally.messages, codings: tally.codings, bytes, sha256, manifestPath };
  } finally {
    await file.discard();
    await manifestFile.discard();
  }
}
