import { chunkSize } from '#service/columns/definitions.ts';
import type { ReadableDatabase, WritableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';

/** Cluster number of a message that belongs to no cluster of its run. */
export const unmapped = -1;

/** What a run said of every message, by message id. */
export interface RunColumns {
  /** Cluster number; {@link unmapped}, or 0 where the message was not part of the run. */
  readonly clusters: Int32Array<ArrayBuffer>;
  /** How well it fits, 0 to 255. */
  readonly fits: Uint8Array<ArrayBuffer>;
}

/** Empty columns for messages below `end`. */
export function emptyRun(end: number): RunColumns {
  return { clusters: new Int32Array(end), fits: new Uint8Array(end) };
}

/** The columns of a run for the messages below `end`; messages that came later than the run are 0. */
export function readRun(db: ReadableDatabase, run: number, end: number): RunColumns {
  const columns = emptyRun(end);
  const bytes = new Uint8Array(columns.clusters.buffer);
  const chunks = prepareOnce<[number], { chunk: number; clusters: Uint8Array; fits: Uint8Array }>(
    db,
    'SELECT chunk, clusters, fits FROM theme_chunk WHERE run = ? ORDER BY chunk',
  );
  for (const { chunk, clusters, fits } of chunks.iterate(run)) {
    const first = chunk * chunkSize;
    const count = Math.min(fits.length, end - first);
    if (count <= 0) break;
    bytes.set(clusters.subarray(0, count * 4), first * 4);
    columns.fits.set(fits.subarray(0, count), first);
  }
  return columns;
}

/** Takes a new run's number. Numbers are never used twice, so that what an undone run wrote stays its own. */
export function newRun(db: WritableDatabase, now: number): number {
  return Number(prepareOnce<[number]>(db, 'INSERT INTO theme_run (created_at) VALUES (?)').run(now).lastInsertRowid);
}

/** Chunks that hold anything of the run, each to be written by one {@link writeChunk}. */
export function chunksOf({ fits }: RunColumns): number[] {
  return Array.from({ length: Math.ceil(fits.length / chunkSize) }, (_, chunk) => chunk);
}

/** Writes one chunk of a run, replacing what stood there. */
export function writeChunk(db: WritableDatabase, run: number, chunk: number, { clusters, fits }: RunColumns): void {
  const from = chunk * chunkSize;
  const part = clusters.subarray(from, from + chunkSize);
  prepareOnce<[number, number, Uint8Array, Uint8Array]>(
    db,
    'INSERT OR REPLACE INTO theme_chunk (run, chunk, clusters, fits) VALUES (?, ?, ?, ?)',
  ).run(run, chunk, new Uint8Array(part.buffer, part.byteOffset, part.byteLength), fits.subarray(from, from + chunkSize));
}

/** A model that later messages are placed by; see the migration for what `cluster` and `firstNumber` are. */
export interface StoredModel {
  readonly run: number;
  readonly cluster: number;
  readonly firstNumber: number;
  /** How many numbers it takes. */
  readonly clusters: number;
  readonly model: Uint8Array;
}

/** Writes a model of a run. */
export function writeModel(db: WritableDatabase, { run, cluster, firstNumber, clusters, model }: StoredModel): void {
  prepareOnce<[number, number, number, number, Uint8Array]>(
    db,
    'INSERT INTO theme_model (run, cluster, first_number, clusters, model) VALUES (?, ?, ?, ?, ?)',
  ).run(run, cluster, firstNumber, clusters, model);
}

/** The models of a run by the cluster they part; 0 is the whole. */
export function readModels(db: ReadableDatabase, run: number): Map<number, StoredModel> {
  const rows = prepareOnce<[number], StoredModel>(db, 'SELECT run, cluster, first_number AS firstNumber, clusters, model FROM theme_model WHERE run = ?').all(run);
  return new Map(rows.map((row) => [row.cluster, row]));
}
