import * as z from 'zod/mini';
import { command, defineContract, query } from '../rpc/define.ts';

const text = z.string();
export const codeName = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));

export const codeSchema = z.object({
  id: z.number(),
  guid: z.string(),
  parent: z.nullable(z.number()),
  position: z.number(),
  name: text,
  /** Index into the palette of eight: rose, amber, lime, teal, sky, violet, tan, slate. */
  color: z.number(),
  definition: text,
  inclusion: text,
  exclusion: text,
  example: text,
  retired: z.boolean(),
  /** Codings with this code itself. */
  codings: z.number(),
  /** Codings with this code or one below it. */
  codingsBelow: z.number(),
});
export type Code = z.infer<typeof codeSchema>;

export const codebookContract = defineContract('codebook', {
  /** Every code, parents before children, siblings by position. */
  tree: query(z.object({}), z.object({ codes: z.array(codeSchema), codings: z.number() })),
  /** Codes used last by this coder, newest first. */
  recent: query(z.object({ limit: z.number() }), z.object({ codes: z.array(z.number()) })),
  create: command(
    z.object({
      name: codeName,
      parent: z.nullable(z.number()),
      color: z.optional(z.number().check(z.int(), z.gte(0), z.lte(7))),
      definition: z.optional(text),
    }),
    z.object({ code: z.number() }),
  ),
  update: command(
    z.object({
      code: z.number(),
      name: z.optional(codeName),
      color: z.optional(z.number().check(z.int(), z.gte(0), z.lte(7))),
      definition: z.optional(text),
      inclusion: z.optional(text),
      exclusion: z.optional(text),
      example: z.optional(text),
    }),
    z.object({}),
  ),
  /** Moves under a parent (null: top), before the given sibling (null: last). Throws `conflict` for a cycle. */
  move: command(z.object({ code: z.number(), parent: z.nullable(z.number()), before: z.nullable(z.number()) }), z.object({})),
  /** Gives all codings and children of `from` to `into` and removes `from`; codings that would stand twice become one. */
  merge: command(z.object({ from: z.number(), into: z.number() }), z.object({ codings: z.number(), joined: z.number() })),
  /** Retired codes keep their codings and are offered no more. */
  retire: command(z.object({ code: z.number(), retired: z.boolean() }), z.object({})),
  /** Removes a code without codings and without children. Throws `conflict` otherwise. */
  remove: command(z.object({ code: z.number() }), z.object({})),
});
