/** Collects texts as UTF-8, one behind the other. */
export interface TextBytes {
  /** Appends a text and returns where it ends. */
  append(text: string): number;
  /** What has been collected, in a buffer of its own; the next text starts anew. */
  take(): Uint8Array<ArrayBuffer>;
}

/** `expected` is the number of bytes there will be about; more are taken too. */
export function createTextBytes(expected: number): TextBytes {
  let buffer = Buffer.from(new ArrayBuffer(expected));
  let end = 0;
  return {
    append(text) {
      // A UTF-16 unit takes three bytes at most.
      if (end + text.length * 3 > buffer.length) {
        const larger = Buffer.from(new ArrayBuffer((end + text.length * 3) * 2));
        larger.set(buffer.subarray(0, end));
        buffer = larger;
      }
      end += buffer.write(text, end, 'utf8');
      return end;
    },
    take() {
      const taken = new Uint8Array(buffer.buffer, 0, end);
      buffer = Buffer.from(new ArrayBuffer(expected));
      end = 0;
      return taken;
    },
  };
}
