import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeFrame, encodeFrame } from '#shared/rpc/codec.ts';
import type { Frame } from '#shared/rpc/frames.ts';

describe('frames over a socket', () => {
  test('a frame without typed arrays is plain JSON text', () => {
    const frame: Frame = { type: 'request', id: 7, method: 'coding.add', input: { quote: '赎回 👩‍👩‍👧' } };
    expect(encodeFrame(frame)).toBe(JSON.stringify(frame));
    expect(decodeFrame(JSON.stringify(frame))).toEqual(frame);
  });

  test('typed arrays come back as they were, beside the JSON and in columns', () => {
    fc.assert(
      fc.property(fc.int32Array(), fc.float64Array(), fc.uint8Array(), fc.string(), (ids, times, bytes, text) => {
        const frame: Frame = { type: 'result', id: 1, value: { ids, text, columns: { times, bytes } } };
        const wire = encodeFrame(frame);
        expect(wire).toBeInstanceOf(Uint8Array);
        // A socket hands over bytes at any offset of a larger buffer.
        const shifted = new Uint8Array(wire.length + 3);
        shifted.set(wire as Uint8Array, 3);
        expect(decodeFrame(shifted.subarray(3))).toEqual(frame);
      }),
    );
  });

  test.each(['', 'null', '[]', '{}', '{"type":"nonsense"}', '{"type":', '"text"'])('%j is refused', (message) => {
    expect(() => decodeFrame(message)).toThrow('malformed-frame');
  });

  test('random bytes are refused, never a crash', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(() => decodeFrame(bytes)).toThrow('malformed-frame');
      }),
    );
  });

  test('an array that reaches past the message is refused', () => {
    const wire = encodeFrame({ type: 'result', id: 1, value: { ids: new Int32Array(100) } });
    expect(() => decodeFrame((wire as Uint8Array).subarray(0, 120))).toThrow('malformed-frame');
  });
});
