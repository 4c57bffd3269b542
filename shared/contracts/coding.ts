import * as z from 'zod/mini';
import { command, defineContract, job, query } from '../rpc/define.ts';
import { codeName } from './codebook.ts';

export const codingOrigins = ['manual', 'in-vivo', 'auto', 'suggestion', 'import'] as const;

/** Code points of the message's text, 0-based, half-open; null codes the whole message. */
export const spanSchema = z.nullable(z.object({ start: z.number().check(z.int(), z.gte(0)), end: z.number().check(z.int(), z.gte(1)) }));
export type Span = z.infer<typeof spanSchema>;

export const codingSchema = z.object({
  id: z.number(),
  guid: z.string(),
  message: z.number(),
  code: z.number(),
  span: spanSchema,
  quote: z.nullable(z.string()),
  /** Whether the stored quote is still what stands at the span. */
  intact: z.boolean(),
  coder: z.string(),
  createdAt: z.number(),
  origin: z.enum(codingOrigins),
});
export type Coding = z.infer<typeof codingSchema>;

export const passageSchema = z.object({
  coding: codingSchema,
  conversation: z.number(),
  conversationLabel: z.string(),
  participant: z.nullable(z.string()),
  channel: z.nullable(z.string()),
  sentAt: z.nullable(z.number()),
  /** The text around the quote, for reading in place. */
  before: z.string(),
  after: z.string(),
});
export type Passage = z.infer<typeof passageSchema>;

/** Messages a bulk command works on: by id, or all that a query finds but for some. */
export const selectionSchema = z.union([
  z.object({ messages: z.array(z.number()) }),
  z.object({ query: z.string(), except: z.array(z.number()) }),
]);
export type MessageSelection = z.infer<typeof selectionSchema>;

export const codingContract = defineContract('coding', {
  /** The codings of a conversation by message and place; with `only` those of the given ids that are among them. */
  ofConversation: query(
    z.object({ conversation: z.number(), only: z.optional(z.array(z.number())) }),
    z.object({ codings: z.array(codingSchema) }),
  ),
  /** Passages of one code (and of those below it), newest message first, by cursor. */
  passages: query(
    z.object({ code: z.number(), below: z.boolean(), cursor: z.nullable(z.string()), limit: z.number() }),
    z.object({ passages: z.array(passageSchema), total: z.number(), messages: z.number(), next: z.nullable(z.string()) }),
  ),
  /** Codings that did not follow to a newer text of their message, and the version that is shown in its place; the oldest first. */
  leftBehind: query(
    z.object({ limit: z.number() }),
    z.object({ total: z.number(), codings: z.array(z.object({ coding: codingSchema, shown: z.number(), conversation: z.number() })) }),
  ),
  /** Codes a span or a whole message. Throws `conflict` when that coding stands already. */
  add: command(
    z.object({ message: z.number(), code: z.number(), span: spanSchema, origin: z.optional(z.enum(['manual', 'in-vivo', 'suggestion'])) }),
    z.object({ coding: z.number() }),
  ),
  /** Makes a code and codes with it, as one step to undo. */
  addWithNewCode: command(
    z.object({ message: z.number(), span: spanSchema, name: codeName, parent: z.nullable(z.number()), origin: z.enum(['manual', 'in-vivo']) }),
    z.object({ coding: z.number(), code: z.number() }),
  ),
  remove: command(z.object({ codings: z.array(z.number()).check(z.minLength(1)) }), z.object({ removed: z.number() })),
  /** Changes the ends of a coding's span. */
  resize: command(z.object({ coding: z.number(), span: z.object({ start: z.number(), end: z.number() }) }), z.object({})),
  /** Codes whole messages in bulk; those coded so already are counted, not doubled. */
  addToMessages: command(z.object({ selection: selectionSchema, code: z.number() }), z.object({ added: z.number(), already: z.number() })),
  removeFromMessages: command(z.object({ selection: selectionSchema, code: z.number() }), z.object({ removed: z.number() })),
  /**
   * The next message without coding behind the given one, in the order of reading: the turns of its conversation (time,
   * then import), then the next conversation (by its earliest time, then import; those without any time last).
   */
  nextUncoded: query(z.object({ after: z.nullable(z.number()) }), z.object({ message: z.nullable(z.number()), conversation: z.nullable(z.number()) })),
  /** Codes every hit of a search as one undoable batch; a dry run only counts. Makes the code if it is missing. */
  auto: job(
    z.object({ query: z.string(), code: z.string(), regex: z.boolean(), dryRun: z.boolean() }),
    z.object({ done: z.number(), total: z.number() }),
    z.object({ codings: z.number(), messages: z.number(), already: z.number(), code: z.nullable(z.number()) }),
  ),
});
