import * as z from 'zod/mini';
import { command, defineContract, query } from '../rpc/define.ts';

const range = z.tuple([z.number(), z.number()]);

const hit = z.object({
  /** The message's own id: the source's, or the GUID where there is none. */
  message: z.string(),
  /** The message's number in the project. */
  number: z.number(),
  /** The conversation's label: the source's id, or the message's for a conversation of one. */
  conversation: z.string(),
  conversationId: z.number(),
  /** The whole text, or a piece around the first hit where `excerpt` was asked for; ranges count from its beginning. */
  text: z.string(),
  textStart: z.number(),
  truncated: z.boolean(),
  /** Code points, 0-based, half-open. */
  ranges: z.array(range),
  role: z.enum(['other', 'customer', 'agent']),
  sentAt: z.nullable(z.number()),
});
export type SearchHit = z.infer<typeof hit>;

const queryProblem = z.object({ code: z.string(), params: z.record(z.string(), z.string()), start: z.number(), end: z.number() });
export type QueryProblem = z.infer<typeof queryProblem>;

const savedSearch = z.object({ id: z.number(), guid: z.string(), name: z.string(), query: z.string() });
export type SavedSearch = z.infer<typeof savedSearch>;

const searchName = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));
const queryText = z.string().check(z.maxLength(20_000));

export const searchContract = defineContract('search', {
  /**
   * Messages that match, grouped by conversation: conversations in the order of their first hit in import order (with
   * `newest`, of their last, backwards). `offset` and `limit` count messages; `excerpt` cuts texts to so many code points.
   */
  run: query(
    z.object({
      query: queryText,
      limit: z.number().check(z.int(), z.gte(0), z.lte(10_000)),
      offset: z.optional(z.number().check(z.int(), z.gte(0))),
      excerpt: z.optional(z.number().check(z.int(), z.gte(10))),
      newest: z.optional(z.boolean()),
    }),
    z.object({ count: z.number(), total: z.number(), conversations: z.number(), unindexed: z.number(), hits: z.array(hit) }),
  ),
  count: query(z.object({ query: queryText }), z.object({ count: z.number(), total: z.number() })),
  /** All ids of matching messages: their numbers, and on request the ids that the source gave (or GUIDs). */
  ids: query(
    z.object({ query: queryText, external: z.optional(z.boolean()) }),
    z.object({ ids: z.instanceof(Int32Array), external: z.array(z.string()) }),
  ),
  /** What is wrong with a query, if anything; offsets are code points of the query. */
  validate: query(z.object({ query: queryText }), z.object({ problems: z.array(queryProblem) })),
  saved: query(z.object({}), z.object({ searches: z.array(savedSearch) })),
  /** Keeps a query under a name. Throws `conflict`/`name-taken`, and `invalid-input`/`query` for one that does not parse. */
  save: command(z.object({ name: searchName, query: queryText }), z.object({ search: z.number() })),
  update: command(z.object({ search: z.number(), query: queryText }), z.object({})),
  rename: command(z.object({ search: z.number(), name: searchName }), z.object({})),
  remove: command(z.object({ search: z.number() }), z.object({})),
  /** Moves before another one (null: to the end). */
  reorder: command(z.object({ search: z.number(), before: z.nullable(z.number()) }), z.object({})),
});
