import * as z from 'zod/mini';
import { command, defineContract, query } from '../rpc/define.ts';

const entry = z.object({
  id: z.number(),
  /** The command's method name, such as `coding.add`. */
  type: z.string(),
  summary: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  coder: z.nullable(z.string()),
  at: z.number(),
  state: z.enum(['done', 'undone', 'dropped']),
  changes: z.number(),
});
export type HistoryEntry = z.infer<typeof entry>;
const turned = z.object({ command: z.number(), type: z.string() });

/** The command log: what was done, by whom, and the way back. */
export const historyContract = defineContract('history', {
  list: query(z.object({ before: z.nullable(z.number()), limit: z.number() }), z.object({ entries: z.array(entry), total: z.number() })),
  /** What the next undo and redo would turn, for menus. */
  next: query(z.object({}), z.object({ undo: z.nullable(entry), redo: z.nullable(entry) })),
  undo: command(z.object({}), turned),
  redo: command(z.object({}), turned),
  /** Takes back every command that is done and newer than the given one, all or none. */
  undoTo: command(z.object({ command: z.number() }), z.object({ undone: z.number() })),
});
