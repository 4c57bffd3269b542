import * as z from 'zod/mini';
import { defineContract, query } from '../rpc/define.ts';

const entry = z.object({ name: z.string(), path: z.string(), folder: z.boolean(), size: z.number(), modifiedAt: z.number() });
export type FolderEntry = z.infer<typeof entry>;

/** What the machine's file system answers for the path picker, where there is no native dialog. */
export const hostContract = defineContract('host', {
  /** Entries of a folder (the home folder for null), folders first; hidden ones left out. */
  listFolder: query(
    z.object({ path: z.nullable(z.string()), extensions: z.optional(z.array(z.string())) }),
    z.object({ path: z.string(), parent: z.nullable(z.string()), separator: z.string(), entries: z.array(entry) }),
  ),
  /** The folders a person is likely to want. */
  places: query(z.object({}), z.object({ places: z.array(z.object({ kind: z.enum(['home', 'desktop', 'documents', 'downloads', 'root']), path: z.string() })) })),
});
