import type { RowProblem } from '#service/importers/importer.ts';

/** The four kinds of name that rows point to. */
export const nameKinds = ['conversation', 'participant', 'channel', 'brand'] as const;
export type NameKind = (typeof nameKinds)[number];

/**
 * Some thousand rows, read and mapped, as columns: what the mapping thread sends to the thread that writes. Numbers are
 * typed arrays, because those cross between threads without a copy.
 */
export interface MappedRows {
  readonly count: number;
  /** Source row of each row. */
  readonly rows: Float64Array<ArrayBuffer>;
  readonly texts: string[];
  /** Null where the mapping has no such column. */
  readonly externalIds: (string | null)[] | null;
  readonly attributes: (string | null)[] | null;
  readonly engagement: (string | null)[] | null;
  /** Two words a row, as `hashText` gives them; those of a row without an id mean nothing. */
  readonly textHashes: Uint32Array<ArrayBuffer>;
  readonly idHashes: Uint32Array<ArrayBuffer>;
  readonly codePoints: Int32Array<ArrayBuffer>;
  readonly languages: Uint8Array<ArrayBuffer>;
  readonly roles: Uint8Array<ArrayBuffer>;
  /** NaN for none. */
  readonly sentAt: Float64Array<ArrayBuffer>;
  readonly ratings: Float64Array<ArrayBuffer>;
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

/** The buffers of a message that can change hands instead of being copied. */
export function transferables(mapped: MappedRows): ArrayBuffer[] {
  const arrays = [
    mapped.rows,
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
