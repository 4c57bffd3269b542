import { decodeColumns, encodeColumns } from '../column-bytes.ts';
import type { CodeMethod } from './fit-codes.ts';
import type { SuggesterModel } from './suggester.ts';

/** Changes with the layout below or with what a gram is; older models are then not read any more. */
const version = 1;

interface Head extends Pick<SuggesterModel['space'], 'shape' | 'bits' | 'texts'> {
  readonly version: number;
  readonly methods: readonly CodeMethod[];
  readonly ofPassages: readonly boolean[];
}

/** A model as bytes. */
export function encodeSuggester({ space, weights, methods, ofPassages }: SuggesterModel): Uint8Array<ArrayBuffer> {
  const head: Head = { version, shape: space.shape, bits: space.bits, texts: space.texts, methods, ofPassages };
  return encodeColumns(head, [space.buckets, space.weights, weights.starts, weights.classes, weights.weights, weights.biases]);
}

/** The model of `encodeSuggester`; null for bytes of another version or none of ours: then it has to be learnt anew. */
export function decodeSuggester(bytes: Uint8Array): SuggesterModel | null {
  const read = decodeColumns(bytes);
  if (read === null || !isOurs(read.head)) return null;
  const { shape, bits, texts, methods, ofPassages } = read.head;
  const space = { shape, bits, texts, buckets: read.next(Int32Array), weights: read.next(Float32Array) };
  const weights = { starts: read.next(Int32Array), classes: read.next(Uint16Array), weights: read.next(Float32Array), biases: read.next(Float32Array) };
  return { space, weights, methods, ofPassages };
}

function isOurs(head: object): head is Head {
  return 'version' in head && head.version === version;
}
