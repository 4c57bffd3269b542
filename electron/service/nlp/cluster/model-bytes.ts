import { AppError } from '#shared/base/errors.ts';
import type { ClusterModel } from './types.ts';

/** Changes with the layout below or with what a gram is; older models are then not read any more. */
const version = 1;
/** The head's length and what fills it up to eight bytes. */
const frontLength = 8;

/**
 * A model as bytes, little-endian: the length of a JSON head (UInt32), the head, filled up with blanks to a multiple
 * of eight, and the columns one after another: those of eight bytes a place first.
 */
export function encodeModel(model: ClusterModel): Uint8Array<ArrayBuffer> {
  const { space, sums, smoothing, sharpness, floor } = model;
  const columns = [model.sizes, model.masses, space.buckets, space.weights, sums.starts, sums.columns, sums.values];
  const head = JSON.stringify({
    version, shape: space.shape, bits: space.bits, texts: space.texts, smoothing, sharpness, floor,
    lengths: columns.map(({ length }) => length),
  });
  const bytes = new TextEncoder().encode(head);
  const headLength = Math.ceil(bytes.length / 8) * 8;
  const out = new Uint8Array(frontLength + headLength + columns.reduce((sum, { byteLength }) => sum + byteLength, 0));
  new DataView(out.buffer).setUint32(0, headLength, true);
  out.fill(0x20, frontLength, frontLength + headLength);
  out.set(bytes, frontLength);
  let at = frontLength + headLength;
  for (const column of columns) {
    out.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at);
    at += column.byteLength;
  }
  return out;
}

/** The model of `encodeModel`. Throws `unsupported-format` for bytes of another version or none of ours. */
export function decodeModel(bytes: Uint8Array): ClusterModel {
  const own = bytes.slice();
  if (own.length < frontLength) throw new AppError('unsupported-format', { reason: 'cluster-model' });
  const headLength = new DataView(own.buffer).getUint32(0, true);
  const head = readHead(own.subarray(frontLength, frontLength + headLength));
  let at = frontLength + headLength;
  const next = <Column extends { byteLength: number }>(make: new (buffer: ArrayBuffer, offset: number, length: number) => Column, index: number): Column => {
    const column = new make(own.buffer, at, head.lengths[index] ?? 0);
    at += column.byteLength;
    return column;
  };
  const [sizes, masses] = [next(Float64Array, 0), next(Float64Array, 1)];
  const space = { shape: head.shape, bits: head.bits, texts: head.texts, buckets: next(Int32Array, 2), weights: next(Float32Array, 3) };
  const sums = { rows: sizes.length, width: space.buckets.length, starts: next(Int32Array, 4), columns: next(Int32Array, 5), values: next(Float32Array, 6) };
  return { space, sums, sizes, masses, smoothing: head.smoothing, sharpness: head.sharpness, floor: head.floor };
}

interface Head extends Pick<ClusterModel, 'smoothing' | 'sharpness' | 'floor'>, Pick<ClusterModel['space'], 'shape' | 'bits' | 'texts'> {
  readonly version: number;
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
