import * as z from 'zod/mini';
import type { ExportPreview } from '#shared/contracts/export.ts';
import { AppError } from '#shared/base/errors.ts';
import type { ExportedMessage } from './record.ts';

/** Where an exporter puts its bytes; rejects when they cannot be stored. */
export interface ByteSink {
  write(bytes: Uint8Array): Promise<void>;
}

/** What an exporter must know before the first record. */
export interface ExportHeader {
  /** Every attribute key that occurs, in the order of the columns; empty where they go into one JSON cell. */
  attributeKeys: readonly string[];
}

/** A cell whose text did not fit and goes on elsewhere; `row` is 1-based and counts the header. */
export interface ContinuedCell {
  sheet: string;
  row: number;
  column: string;
  parts: number;
}

/** What the manifest says about the file beyond its counts. */
export interface WriterReport {
  /** Cells that would have been read as a formula and carry a leading apostrophe now. */
  neutralisedCells: number;
  continuedCells: ContinuedCell[];
  /** Names of the sheets, in order; empty for formats without sheets. */
  sheets: string[];
  /** Data rows or lines, without headers. */
  rows: number;
}

export interface RecordWriter {
  write(record: ExportedMessage): Promise<void>;
  /** Writes what is pending and closes the format; the sink stays the caller's. */
  end(): Promise<WriterReport>;
}

/** A format with its options already checked. */
export interface OpenedExporter {
  /** Whether attributes become columns, so that {@link ExportHeader} must name them. */
  readonly tabular: boolean;
  /** The options as understood, defaults filled in; goes into the manifest. */
  readonly options: Record<string, string | number | boolean>;
  open(sink: ByteSink, header: ExportHeader): RecordWriter;
  preview(records: readonly ExportedMessage[], header: ExportHeader): ExportPreview;
}

export interface Exporter {
  readonly id: string;
  /** Without the dot. */
  readonly extension: string;
  /** Throws `invalid-input`/`export-option` naming the option that does not fit. */
  configure(options: unknown): OpenedExporter;
}

interface ExporterDefinition<O extends Record<string, string | number | boolean>> {
  id: string;
  extension: string;
  tabular: boolean;
  optionsSchema: z.core.$ZodType<O>;
  open(sink: ByteSink, options: O, header: ExportHeader): RecordWriter;
  preview(records: readonly ExportedMessage[], options: O, header: ExportHeader): ExportPreview;
}

/** The option that an error is about: an unknown one stands among its keys, not in its path. */
function unfitOption({ issues: [issue] }: z.core.$ZodError): string {
  if (issue === undefined) return '';
  return issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : issue.path.join('.');
}

/** Makes an exporter of a definition: its options are validated once, at the boundary. */
export function defineExporter<O extends Record<string, string | number | boolean>>(
  definition: ExporterDefinition<O>,
): Exporter {
  return {
    id: definition.id,
    extension: definition.extension,
    configure(raw) {
      const parsed = z.safeParse(definition.optionsSchema, raw);
      if (!parsed.success) {
        throw new AppError('invalid-input', { reason: 'export-option', format: definition.id, option: unfitOption(parsed.error) });
      }
      const options = parsed.data;
      return {
        tabular: definition.tabular,
        options,
        open: (sink, header) => definition.open(sink, options, header),
        preview: (records, header) => definition.preview(records, options, header),
      };
    },
  };
}
