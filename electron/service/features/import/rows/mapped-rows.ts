import type { RowProblem } from '#service/importers/importer.ts';

/** The four kinds of name that rows point to. */
export const nameKinds = ['conversation', 'participant', 'channel', 'brand'] as const;
export type NameKind = (typeof nameKinds)[number];

/** The texts of a row, in the order in which they stand in {@link RowContents.bytes}. */
export const textFields = ['externalId', 'attributes', 'engagement', 'text'] as const;
export type TextField = (typeof textFields)[number];

/** What rows hold themselves, as columns. */
export interface RowContents {
  readonly count: number;
  /** Source row of each row. */
  readonly rows: Float64Array<ArrayBuffer>;
  /** The texts as UTF-8: row after row, and in a row in the order of {@link textFields}. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where each text ends in `bytes`, one number a field and row. An empty text stands for none. */
  readonly ends: Uint32Array<ArrayBuffer>;
  /** The texts the mapping knows. */
  readonly mappedTexts: readonly TextField[];
  /** Two words a row, as `hashText` gives them; 0 and 0 for a row without an id. */
  readonly textHashes: Uint32Array<ArrayBuffer>;
  readonly idHashes: Uint32Array<ArrayBuffer>;
  readonly codePoints: Int32Array<ArrayBuffer>;
  readonly languages: Uint8Array<ArrayBuffer>;
  readonly roles: Uint8Array<ArrayBuffer>;
  /** NaN for none. */
  readonly sentAt: Float64Array<ArrayBuffer>;
  readonly ratings: Float64Array<ArrayBuffer>;
}

/**
 * Some thousand rows, read and mapped: what the mapping thread sends to the thread that writes. Numbers and texts are
 * typed arrays, because those cross between threads without a copy and the texts go into the database as bytes, without
 * becoming strings again on the way.
 */
export interface MappedRows extends RowContents {
  /** Per row the number of its name, counted from 1 in the order in which names turn up; 0 for none. */
  readonly names: Readonly<Record<NameKind, Int32Array<ArrayBuffer>>>;
  /** The names that turned up in these rows for the first time. */
  readonly newNames: Readonly<Record<NameKind, string[]>>;
  readonly problems: readonly RowProblem[];
  /** The name of the column with the ids, for rejects. */
  readonly idColumn: string | null;
  /** Bytes of the file consumed so far. */
  readonly bytesRead: number;
}

/** Where the texts of a row start in `bytes`. */
export function rowStart(mapped: RowContents, index: number): number {
  return index === 0 ? 0 : (mapped.ends[index * textFields.length - 1] ?? 0);
}

/** Whether a row has such a text. */
export function hasText(mapped: RowContents, index: number, field: TextField): boolean {
  const at = index * textFields.length + textFields.indexOf(field);
  return mapped.ends[at] !== (at === 0 ? 0 : mapped.ends[at - 1]);
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** One text of a row as a string; empty for none. */
export function textAt(mapped: RowContents, index: number, field: TextField): string {
  const at = index * textFields.length + textFields.indexOf(field);
  return decoder.decode(mapped.bytes.subarray(at === 0 ? 0 : mapped.ends[at - 1], mapped.ends[at]));
}

/** The buffers of a message that can change hands instead of being copied. */
export function transferables(mapped: MappedRows): ArrayBuffer[] {
  const arrays = [
    mapped.rows,
    mapped.bytes,
    mapped.ends,
    mapped.textHashes,
    mapped.idHashes,
    mapped.codePoints,
    mapped.languages,
    mapped.roles,
    mapped.sentAt,
    mapped.ratings,
    ...nameKinds.map((kind) => mapped.names[kind]),
  ];
  return arrays.map(({ buffer }) => buffer);
}
