import * as z from 'zod/mini';
import { defineContract, query } from '../rpc/define.ts';
import { languages, roles } from './conversation.ts';
import { messageSentimentSchema } from './sentiment.ts';

/** What the table can be sorted by. `number` is the order of import; names sort by the language's own order. */
export const messageSortColumns = [
  'number', 'time', 'channel', 'brand', 'participant', 'role', 'language', 'rating', 'length', 'conversation', 'batch',
  'codes', 'tags', 'theme', 'memos', 'sentiment',
] as const;
const sort = z.object({ column: z.enum(messageSortColumns), direction: z.enum(['ascending', 'descending']) });
export type MessageSort = z.infer<typeof sort>;
export type MessageSortColumn = MessageSort['column'];

/** Code points, 0-based, half-open. */
const range = z.tuple([z.number(), z.number()]);

const row = z.object({
  /** The message's number in the project, in the order of import. */
  id: z.number(),
  externalId: z.nullable(z.string()),
  /** Negative for a conversation of one. */
  conversation: z.number(),
  conversationLabel: z.string(),
  batch: z.string(),
  participant: z.nullable(z.string()),
  participantName: z.nullable(z.string()),
  role: z.enum(roles),
  channel: z.nullable(z.string()),
  brand: z.nullable(z.string()),
  sentAt: z.nullable(z.number()),
  language: z.enum(languages),
  rating: z.nullable(z.number()),
  /** Code points of the whole text. */
  length: z.number(),
  /** A piece of the text, which begins at `textStart` of the whole; ranges count from the piece's beginning. */
  text: z.string(),
  textStart: z.number(),
  truncated: z.boolean(),
  ranges: z.array(range),
  /** Codes on the message or on a part of it, each once, in the order of the codebook. */
  codes: z.array(z.number()),
  tags: z.array(z.number()),
  /** The theme it belongs to; `proposed` while no person has accepted it. */
  theme: z.nullable(z.object({ name: z.string(), proposed: z.boolean() })),
  memos: z.number(),
  /** Null while it has not been scored. */
  sentiment: z.nullable(messageSentimentSchema),
});
export type MessageRow = z.infer<typeof row>;

const view = z.object({
  view: z.number(),
  /** Messages in the view, and in the project. */
  count: z.number(),
  total: z.number(),
  /** Messages of the project that the text index does not hold yet; they were read instead. */
  unindexed: z.number(),
});
export type MessageView = z.infer<typeof view>;

export const messageFacetFields = ['brand', 'channel', 'batch', 'role', 'lang', 'code', 'tag', 'theme', 'sentiment', 'rating', 'date'] as const;
export type MessageFacetField = (typeof messageFacetFields)[number];

const page = { view: z.number(), start: z.number().check(z.int(), z.gte(0)) };

/**
 * Views of the messages: a query's result in some order, held by the service, from which any stretch of rows is read.
 * A view stays as it was made until it is refreshed. An unknown view (closed, the service started anew, or too many
 * opened since) is `not-found` with the reason `no-view`: open it again.
 */
export const messagesContract = defineContract('messages', {
  open: query(z.object({ query: z.string(), sort: z.array(sort) }), view),
  /** At most 500 rows. `textLimit`: code points of text in a row. */
  rows: query(
    z.object({ ...page, count: z.number().check(z.int(), z.gte(0), z.lte(500)), textLimit: z.optional(z.number().check(z.int(), z.gte(1), z.lte(20_000))) }),
    z.object({ rows: z.array(row) }),
  ),
  /** The facts of many rows as typed arrays: row ids of lists (0 none), milliseconds (NaN none), code points. */
  columns: query(
    z.object({ ...page, count: z.number().check(z.int(), z.gte(0)) }),
    z.object({
      columns: z.object({
        id: z.instanceof(Int32Array),
        conversation: z.instanceof(Int32Array),
        participant: z.instanceof(Int32Array),
        channel: z.instanceof(Int32Array),
        brand: z.instanceof(Int32Array),
        batch: z.instanceof(Int32Array),
        role: z.instanceof(Uint8Array),
        language: z.instanceof(Uint8Array),
        sentAt: z.instanceof(Float64Array),
        rating: z.instanceof(Float64Array),
        length: z.instanceof(Int32Array),
      }),
    }),
  ),
  /** The message ids of a stretch of rows. */
  ids: query(z.object({ ...page, count: z.number().check(z.int(), z.gte(0)) }), z.object({ ids: z.instanceof(Int32Array) })),
  /** The rows at which messages stand now, null where they are not in the view. */
  positions: query(z.object({ view: z.number(), messages: z.array(z.number()) }), z.object({ positions: z.array(z.nullable(z.number())) })),
  /** Whether the view would look different if it were made now; `removed`: rows of it are gone from the project. */
  status: query(z.object({ view: z.number() }), z.object({ changed: z.boolean(), count: z.number(), removed: z.boolean() })),
  /** Makes the view anew under the same number. */
  refresh: query(z.object({ view: z.number() }), view),
  close: query(z.object({ view: z.number() }), z.object({})),
  /** How many rows of the view fall on each of `buckets` equal stretches and match `mark` (a query). */
  ruler: query(
    z.object({ view: z.number(), mark: z.string(), buckets: z.number().check(z.int(), z.gte(1), z.lte(4000)) }),
    z.object({ counts: z.instanceof(Int32Array), matches: z.number() }),
  ),
  /**
   * The values of a field with their messages among those that `query` finds, most first (dates by month, ascending).
   * `value` is what stands in a query after `field:`.
   */
  facets: query(
    z.object({ field: z.enum(messageFacetFields), query: z.string(), limit: z.number() }),
    z.object({ values: z.array(z.object({ value: z.string(), count: z.number() })), more: z.boolean() }),
  ),
});
