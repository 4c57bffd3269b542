import { AppError } from '#shared/base/errors.ts';
import type { ClusterModel } from './types.ts';

/** Changes with the layout below or with what a gram is; older models are then not read any more. */
const version = 1;

/**
 * A model as bytes, little-endian: the length of a JSON head (UInt32), the head, filled up with blanks to a multiple of
 * four, and the columns one after another in the order of `columnsOf`.
 */
export function encodeModel(model: ClusterModel): Uint8Array<ArrayBuffer> {
  const { space, centroids, otherwise, floor } = model;
  const columns = [space.buckets, space.weights, centroids.starts, centroids.columns, centroids.values];
  const head = JSON.stringify({
    version, shape: space.shape, bits: space.bits, texts: space.texts, rows: centroids.rows, otherwise, floor,
    lengths: columns.map(({ length }) => length),
  });
  const bytes = new TextEncoder().encode(head);
  const headLength = Math.ceil(bytes.length / 4) * 4;
  const out = new Uint8Array(4 + headLength + columns.reduce((sum, { byteLength }) => sum + byteLength, 0));
  new DataView(out.buffer).setUint32(0, headLength, true);
  out.fill(0x20, 4, 4 + headLength);
  out.set(bytes, 4);
  let at = 4 + headLength;
  for (const column of columns) {
    out.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at);
    at += column.byteLength;
  }
  return out;
}

/** The model of `encodeModel`. Throws `unsupported-format` for bytes of another version or none of ours. */
export function decodeModel(bytes: Uint8Array): ClusterModel {
  const own = bytes.slice();
  if (own.length < 4) throw new AppError('unsupported-format', { reason: 'cluster-model' });
  const headLength = new DataView(own.buffer).getUint32(0, true);
  const head = readHead(own.subarray(4, 4 + headLength));
  let at = 4 + headLength;
  const next = <Column>(make: new (buffer: ArrayBuffer, offset: number, length: number) => Column, index: number): Column => {
    const column = new make(own.buffer, at, head.lengths[index] ?? 0);
    at += (head.lengths[index] ?? 0) * 4;
    return column;
  };
  const space = { shape: head.shape, bits: head.bits, texts: head.texts, buckets: next(Int32Array, 0), weights: next(Float32Array, 1) };
  const centroids = {
    rows: head.rows, width: space.buckets.length, starts: next(Int32Array, 2), columns: next(Int32Array, 3), values: next(Float32Array, 4),
  };
  return { space, centroids, otherwise: head.otherwise, floor: head.floor };
}

interface Head extends Pick<ClusterModel, 'otherwise' | 'floor'>, Pick<ClusterModel['space'], 'shape' | 'bits' | 'texts'> {
  readonly version: number;
  readonly rows: number;
  readonly lengths: readonly number[];
}

function readHead(bytes: Uint8Array): Head {
  try {
    const head: Head = JSON.parse(new TextDecoder().decode(bytes));
    if (head.version === version) return head;
  } catch {
    // Not ours: said below.
  }
  throw new AppError('unsupported-format', { reason: 'cluster-model' });
}
