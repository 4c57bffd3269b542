/** Messages in one chunk of a column. */
export const chunkSize = 65_536;

/** A column's element type, how many elements one message has, and what stands for "no value". */
interface ColumnDefinition<A extends ColumnArray> {
  readonly array: new (source: number | ArrayBuffer) => A;
  readonly width: 1 | 2;
  readonly none: number;
}

export type ColumnArray =
  | Uint8Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | Float32Array<ArrayBuffer>
  | Float64Array<ArrayBuffer>;

const define = <A extends ColumnArray>(array: ColumnDefinition<A>['array'], none: number, width: 1 | 2 = 1): ColumnDefinition<A> => ({
  array,
  width,
  none,
});

/**
 * The column snapshots of a project. References are row ids, 0 for none (conversations of one are negative, as in
 * the message table). `sentAt` is milliseconds UTC; `rating` keeps the full precision of the table, so that a
 * comparison on the snapshot equals one in SQL; both are NaN for none. `textLength` is in code points.
 * `idHash` and `textHash` are two words a message (see `hash-text.ts`), 0 and 0 for a message without a source id.
 */
export const columnDefinitions = {
  batch: define(Int32Array, 0),
  conversation: define(Int32Array, 0),
  participant: define(Int32Array, 0),
  role: define(Uint8Array, 0),
  channel: define(Int32Array, 0),
  brand: define(Int32Array, 0),
  sentAt: define(Float64Array, Number.NaN),
  language: define(Uint8Array, 0),
  rating: define(Float64Array, Number.NaN),
  textLength: define(Int32Array, 0),
  idHash: define(Uint32Array, 0, 2),
  textHash: define(Uint32Array, 0, 2),
};

export type ColumnName = keyof typeof columnDefinitions;
export type ColumnOf<N extends ColumnName> = InstanceType<(typeof columnDefinitions)[N]['array']>;
/** One array per column, all for the same messages: `width` elements a message. */
export type Columns = { readonly [N in ColumnName]: ColumnOf<N> };

export const columnNames: readonly ColumnName[] = [
  'batch', 'conversation', 'participant', 'role', 'channel', 'brand',
  'sentAt', 'language', 'rating', 'textLength', 'idHash', 'textHash',
];

/** A column of `messages` elements, each without a value. */
export function emptyColumn<N extends ColumnName>(name: N, messages: number): ColumnOf<N> {
  const { array, width, none } = definitionOf(name);
  const column = new array(messages * width);
  if (none !== 0) column.fill(none);
  return column;
}

/** A definition with the type of its own column, which indexing by a type parameter loses. */
export function definitionOf<N extends ColumnName>(name: N): ColumnDefinition<ColumnOf<N>> {
  return columnDefinitions[name] as unknown as ColumnDefinition<ColumnOf<N>>;
}
