import * as z from 'zod/mini';
import { command, defineContract } from '#shared/rpc/define.ts';

const uploadSchema = z.object({ upload: z.string().check(z.regex(/^[0-9a-f]{32}$/)) });

/** Files that have no path here, such as those dropped on a browser: received in pieces, read by the importer. */
export const uploadContract = defineContract('upload', {
  /** Begins to receive a file. `name` is for showing only. */
  begin: command(z.object({ name: z.string().check(z.minLength(1), z.maxLength(1024)) }), uploadSchema),
  /** Adds bytes at the end. `size` is how many there are now. Fails with `resource-limit` over 4 GiB. */
  append: command(z.extend(uploadSchema, { bytes: z.instanceof(Uint8Array) }), z.object({ size: z.number() })),
  /** Ends it. `source` goes wherever the importer takes a path, until the service ends. */
  finish: command(uploadSchema, z.object({ source: z.string(), size: z.number() })),
  /** Removes what was received. */
  discard: command(uploadSchema, z.object({})),
});
