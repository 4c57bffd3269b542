/** Collects texts as UTF-8, one behind the other. */
export interface TextBytes {
  /** Appends a text and returns where it ends. */
  append(text: string): number;
  /** What has been collected, in a buffer of its own; the next text starts anew. */
  take(): Uint8Array<ArrayBuffer>;
}

/** Bytes a buffer has at least. */
const smallest = 64 * 1024;

/** A collector whose buffers are about as large as what was taken last. */
export function createTextBytes(): TextBytes {
  let buffer = Buffer.from(new ArrayBuffer(smallest));
  let end = 0;
  return {
    append(text) {
      // A UTF-16 unit takes three bytes at most.
      const needed = end + text.length * 3;
      if (needed > buffer.length) {
        const larger = Buffer.from(new ArrayBuffer(needed * 2));
        larger.set(buffer.subarray(0, end));
        buffer = larger;
      }
      end += buffer.write(text, end, 'utf8');
      return end;
    },
    take() {
      const taken = new Uint8Array(buffer.buffer, 0, end);
      buffer = Buffer.from(new ArrayBuffer(Math.max(smallest, Math.ceil(end * 1.25))));
      end = 0;
      return taken;
    },
  };
}
