import * as z from 'zod/mini';
import { defineContract, job } from '../rpc/define.ts';

const progress = z.object({ done: z.number(), total: z.number() });
const file = {
  /** Absolute; a file that is there is replaced, since the person has just chosen it. */
  path: z.string().check(z.minLength(1)),
  /** What the chart shows, such as `themes`: for the audit log. */
  chart: z.string().check(z.regex(/^[a-z]+(?:-[a-z]+)*$/)),
};

/** Charts that the workbench has drawn, and the numbers behind them, as files. */
export const chartContract = defineContract('chart', {
  /** Writes a picture as it is: SVG or PNG. */
  savePicture: job(z.object({ ...file, bytes: z.instanceof(Uint8Array) }), progress, z.object({ bytes: z.number() })),
  /** Writes rows as CSV with a byte order mark; texts that a spreadsheet would take for a formula are made safe. */
  saveTable: job(
    z.object({ ...file, rows: z.array(z.array(z.union([z.string(), z.number(), z.null()]))) }),
    progress,
    z.object({ bytes: z.number() }),
  ),
});
