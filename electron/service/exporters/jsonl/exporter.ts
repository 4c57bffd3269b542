import * as z from 'zod/mini';
import { defineExporter } from '../exporter.ts';
import type { ExportedMessage } from '../record.ts';
import { createTextSink } from '../text-sink.ts';

/**
 * One message as one line. U+2028 and U+2029 are legal in JSON but end a line for some readers, so they are escaped:
 * the value stays the same.
 */
export function formatJsonLine(record: ExportedMessage): string {
  return JSON.stringify(record).replaceAll('\u2028', String.raw`\u2028`).replaceAll('\u2029', String.raw`\u2029`);
}

/** JSON Lines: UTF-8 without a byte order mark, one message a line, LF after each, nothing neutralised or lost. */
export const exporter = defineExporter({
  id: 'jsonl',
  extension: 'jsonl',
  tabular: false,
  optionsSchema: z.strictObject({}),
  open(sink) {
    const text = createTextSink(sink);
    let rows = 0;
    return {
      async write(record) {
        rows++;
        await text.write(`${formatJsonLine(record)}\n`);
      },
      async end() {
        await text.flush();
        return { neutralisedCells: 0, continuedCells: [], sheets: [], rows };
      },
    };
  },
  preview: (records) => ({ kind: 'lines', lines: records.map(formatJsonLine) }),
});
