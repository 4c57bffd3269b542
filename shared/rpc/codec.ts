import { AppError } from '../base/errors.ts';
import { attachmentHolders, isTypedArray, typedArrayTypes, type TypedArray, type TypedArrayName } from './attachments.ts';
import type { Frame } from './frames.ts';

declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}
declare class TextDecoder {
  decode(bytes: Uint8Array): string;
}

/**
 * The wire form of a frame over a socket: plain JSON text where it holds no typed array; otherwise one binary message
 *   u32 length of the head, head (JSON, UTF-8), padding to 8, then each array padded to 8 bytes,
 * little-endian, where the head is `{frame, arrays: [[path, type, byteLength]]}` with path `[key]` or `['columns', key]`.
 */
export function encodeFrame(frame: Frame): string | Uint8Array<ArrayBuffer> {
  const payload = payloadOf(frame);
  const arrays: { path: string[]; value: TypedArray }[] = [];
  for (const [depth, holder] of attachmentHolders(payload).entries()) {
    for (const [key, value] of Object.entries(holder)) {
      if (isTypedArray(value)) arrays.push({ path: depth === 0 ? [key] : ['columns', key], value });
    }
  }
  if (arrays.length === 0) return JSON.stringify(frame);
  const replaced = new Set<unknown>(arrays.map((array) => array.value));
  const head = new TextEncoder().encode(
    JSON.stringify(
      { frame, arrays: arrays.map(({ path, value }) => [path, value.constructor.name, value.byteLength]) },
      (_key, value: unknown) => (replaced.has(value) ? null : value),
    ),
  );
  let size = pad(4 + head.byteLength);
  const places = arrays.map(({ value }) => {
    const place = size;
    size += pad(value.byteLength);
    return place;
  });
  const message = new Uint8Array(size);
  new DataView(message.buffer).setUint32(0, head.byteLength, true);
  message.set(head, 4);
  for (const [index, { value }] of arrays.entries()) {
    message.set(new Uint8Array(value.buffer, value.byteOffset, value.byteLength), places[index]);
  }
  return message;
}

/** The frame of a wire message. Throws `invalid-input` for anything that is not one. */
export function decodeFrame(message: string | Uint8Array): Frame {
  try {
    if (typeof message === 'string') return asFrame(JSON.parse(message));
    const view = new DataView(message.buffer, message.byteOffset, message.byteLength);
    const headLength = view.getUint32(0, true);
    const head: unknown = JSON.parse(new TextDecoder().decode(message.subarray(4, 4 + headLength)));
    if (!isHead(head)) throw new Error('no head');
    const frame = asFrame(head.frame);
    const holders = attachmentHolders(payloadOf(frame));
    let place = pad(4 + headLength);
    for (const [path, type, byteLength] of head.arrays) {
      if (!(type in typedArrayTypes) || place + byteLength > message.byteLength) throw new Error('bad array');
      const bytes = new Uint8Array(byteLength);
      bytes.set(message.subarray(place, place + byteLength));
      const holder = holders[path.length - 1];
      const key = path.at(-1);
      if (holder === undefined || key === undefined || !Object.hasOwn(holder, key)) throw new Error('bad path');
      holder[key] = new typedArrayTypes[type](bytes.buffer);
      place += pad(byteLength);
    }
    return frame;
  } catch (cause) {
    throw new AppError('invalid-input', { reason: 'malformed-frame' }, { cause });
  }
}

const pad = (size: number) => Math.ceil(size / 8) * 8;

function payloadOf(frame: Frame): unknown {
  if (frame.type === 'request') return frame.input;
  if (frame.type === 'event') return frame.payload;
  return frame.type === 'result' || frame.type === 'progress' ? frame.value : undefined;
}

function isHead(value: unknown): value is { frame: unknown; arrays: [string[], TypedArrayName, number][] } {
  return typeof value === 'object' && value !== null && 'frame' in value && 'arrays' in value && Array.isArray(value.arrays);
}

const frameTypes = new Set(['request', 'cancel', 'result', 'error', 'progress', 'event']);

function asFrame(value: unknown): Frame {
  if (typeof value !== 'object' || value === null || !('type' in value) || !frameTypes.has(String(value.type))) {
    throw new Error('not a frame');
  }
  // Frames come from the other end of our own protocol; methods and inputs are validated where they are used.
  return value as Frame;
}
