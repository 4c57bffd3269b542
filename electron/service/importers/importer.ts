import type * as z from 'zod/mini';

/** A regular file opened for reading that notices when it changes under the reader. */
export interface FileSource {
  readonly path: string;
  readonly name: string;
  readonly size: number;
  /** Up to `length` bytes from `position`; shorter only at the end of the file. */
  readAt(position: number, length: number): Buffer<ArrayBuffer>;
  /** Throws `io` / `file-changed` when size or modification time differ from what they were at opening. */
  assertUnchanged(): void;
  close(): void;
}

/** Polled by every reader between chunks; an AbortSignal fits. */
export interface CancelSignal {
  readonly aborted: boolean;
  throwIfAborted(): void;
}

/** A row of the source that cannot be imported, with the reason (kebab-case) and its figures. */
export interface RowProblem {
  /** 1-based, counting the records below the header. */
  readonly row: number;
  /** The column the problem lies in, or null when it is the row itself. */
  readonly column: string | null;
  readonly reason: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** The row as it came, cut to {@link maximumRawLength} characters. */
  readonly raw: string;
}

/** UTF-16 units of a rejected row that are kept. */
export const maximumRawLength = 2_000;

/**
 * Some thousand rows of text cells. Flat and row-major, because an array per row costs more than parsing it:
 * the cell of row `r` (0-based here) and column `c` is `cells[r * columns.length + c]`.
 */
export interface RowChunk {
  /** The same array object as long as nothing changed; formats without a fixed header may append columns. */
  readonly columns: readonly string[];
  readonly cells: readonly string[];
  /** The 1-based source row of each row of the chunk. */
  readonly rowNumbers: readonly number[];
  readonly problems: readonly RowProblem[];
  /** Bytes of the file consumed so far. */
  readonly bytesRead: number;
}

/** What a look at the head of a file says about how it will be read. */
export interface SourceFacts {
  readonly encoding: string | null;
  /** bom, content (it is valid), score (the likeliest), chosen (by the person), or format (fixed by the format). */
  readonly encodingFound: 'bom' | 'content' | 'score' | 'chosen' | 'format';
  readonly delimiter: string | null;
  readonly quote: string | null;
  readonly newline: 'crlf' | 'lf' | 'cr' | null;
  readonly header: boolean | null;
  readonly sheets: readonly string[];
  readonly sheet: string | null;
}

/** An opened source: its columns are known, and every call of `chunks` reads its rows from the start. */
export interface OpenedSource {
  readonly facts: SourceFacts;
  readonly columns: readonly string[];
  chunks(): AsyncIterable<RowChunk>;
}

/** What one folder below `importers/` exports as `importer`. */
export interface Importer {
  readonly id: string;
  /** Lower case, without the dot. */
  readonly extensions: readonly string[];
  readonly optionsSchema: z.ZodMiniType<object, unknown>;
  /** How sure the format is of a file, 0 to 1, from its first bytes and its name. */
  sniff(head: Uint8Array, fileName: string): number;
  /** Opens the file; options the schema does not accept throw `invalid-input`. */
  read(source: FileSource, options: unknown, signal: CancelSignal): Promise<OpenedSource>;
}

/** The part of a rejected row that is kept. */
export function rawExcerpt(text: string): string {
  return text.length > maximumRawLength ? `${text.slice(0, maximumRawLength)}…` : text;
}
