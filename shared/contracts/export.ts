import * as z from 'zod/mini';
import { defineContract, job, query } from '#shared/rpc/define.ts';

/** Per-format options; each exporter validates its own and names what it does not know. */
const exportOptionsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

const countsSchema = z.object({
  messages: z.number(),
  conversations: z.number(),
  codings: z.number(),
  memos: z.number(),
});

const previewCellSchema = z.union([z.string(), z.number(), z.null()]);

/** The first records as they will stand in the file: lines of text, or a header with rows of cells. */
const exportPreviewSchema = z.union([
  z.object({ kind: z.literal('lines'), lines: z.array(z.string()) }),
  z.object({ kind: z.literal('cells'), header: z.array(z.string()), rows: z.array(z.array(previewCellSchema)) }),
]);

export type ExportPreview = z.output<typeof exportPreviewSchema>;
export type ExportCounts = z.output<typeof countsSchema>;
export type ExportOptions = z.output<typeof exportOptionsSchema>;

/** Annotated datasets: what would be written, and writing it. */
export const exportContract = defineContract('export', {
  /** The formats there are, in the order to offer them. */
  formats: query(
    z.object({}),
    z.object({ formats: z.array(z.object({ id: z.string(), extension: z.string() })) }),
  ),
  /**
   * The first twenty records of an export and what the whole would count. `filter` is search query text;
   * `brokenCodings` are those among the records shown that do not match their text.
   */
  preview: query(
    z.object({ format: z.string(), filter: z.string(), options: exportOptionsSchema }),
    z.object({ preview: exportPreviewSchema, counts: countsSchema, brokenCodings: z.number() }),
  ),
  /**
   * Writes `path` and `path.manifest.json`. Fails with `conflict`/`file-exists` unless `overwrite`, and with
   * `conflict`/`broken-codings` where a coding does not re-slice to its quote unless `options.allowBroken`.
   */
  run: job(
    z.object({
      path: z.string().check(z.minLength(1)),
      format: z.string(),
      filter: z.string(),
      options: exportOptionsSchema,
      overwrite: z.boolean(),
    }),
    z.object({ done: z.number(), total: z.number(), rate: z.number(), secondsLeft: z.nullable(z.number()) }),
    z.object({
      messages: z.number(),
      codings: z.number(),
      bytes: z.number(),
      sha256: z.string(),
      manifestPath: z.string(),
    }),
  ),
});
