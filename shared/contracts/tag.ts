import * as z from 'zod/mini';
import { command, defineContract, query } from '../rpc/define.ts';
import { selectionSchema } from './coding.ts';

const tag = z.object({ id: z.number(), guid: z.string(), name: z.string(), color: z.number(), messages: z.number() });
export type Tag = z.infer<typeof tag>;
const tagName = z.string().check(z.trim(), z.minLength(1), z.maxLength(100));

export const tagContract = defineContract('tag', {
  list: query(z.object({}), z.object({ tags: z.array(tag) })),
  create: command(z.object({ name: tagName, color: z.number() }), z.object({ tag: z.number() })),
  rename: command(z.object({ tag: z.number(), name: tagName }), z.object({})),
  remove: command(z.object({ tag: z.number() }), z.object({})),
  /** Tags messages, making the tag if its name is new; messages that have it are counted, not doubled. */
  apply: command(z.object({ selection: selectionSchema, name: tagName }), z.object({ tag: z.number(), added: z.number(), already: z.number() })),
  unapply: command(z.object({ selection: selectionSchema, tag: z.number() }), z.object({ removed: z.number() })),
});
