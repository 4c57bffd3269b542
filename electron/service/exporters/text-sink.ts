import type { ByteSink } from './exporter.ts';

/** Collects text and hands it on as UTF-8 in blocks, so that a million short lines are not a million writes. */
export interface TextSink {
  write(text: string): Promise<void>;
  flush(): Promise<void>;
}

const blockUnits = 64 * 1024;

/** A {@link TextSink} before a byte sink; at most one block (64 Ki UTF-16 units and the last piece) is held. */
export function createTextSink(sink: ByteSink): TextSink {
  const encoder = new TextEncoder();
  let pieces: string[] = [];
  let units = 0;
  const flush = async (): Promise<void> => {
    if (units === 0) return;
    const bytes = encoder.encode(pieces.join(''));
    pieces = [];
    units = 0;
    await sink.write(bytes);
  };
  return {
    async write(text) {
      pieces.push(text);
      units += text.length;
      if (units >= blockUnits) await flush();
    },
    flush,
  };
}
