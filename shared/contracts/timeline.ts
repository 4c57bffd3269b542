import * as z from 'zod/mini';
import { command, defineContract, query } from '../rpc/define.ts';
import { daySchema } from './day.ts';

export const timelineBuckets = ['day', 'week', 'month'] as const;
export type TimelineBucket = (typeof timelineBuckets)[number];
/** What a series can be made for each value of. `segment`: values of an attribute of the participants. */
export const timelineSplits = ['brand', 'channel', 'theme', 'code', 'role', 'segment'] as const;
export type TimelineSplit = (typeof timelineSplits)[number];
/** What net sentiment is divided by: positive and negative messages, or all that are scored. */
export const netDenominators = ['polar', 'scored'] as const;
export type NetDenominator = (typeof netDenominators)[number];
/** Rules that look for what is out of line; electron/service/nlp/statistics/README.md says how, and how often they are wrong. */
export const warningRules = ['extreme', 'average', 'surge', 'change'] as const;
export type WarningRule = (typeof warningRules)[number];
/** Below this denominator a figure is marked as resting on little. */
export const smallSample = 30;

const queryText = z.string().check(z.maxLength(20_000));
const count = z.number().check(z.int(), z.gte(0));

/** What a timeline counts: everything that decides its figures. */
export const timelineSpecSchema = z.object({
  /** Whose messages; roles, channels and all else are parts of the query. */
  query: queryText,
  bucket: z.enum(timelineBuckets),
  /** A series for each value of a field. */
  split: z.nullable(
    z.object({
      field: z.enum(timelineSplits),
      /** The participants' attribute of `segment`. */
      attribute: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
    }),
  ),
  denominator: z.enum(netDenominators),
  /** A query whose series is laid beside the others for comparison. */
  reference: z.nullable(queryText),
});
export type TimelineSpec = z.infer<typeof timelineSpecSchema>;

/** Which rules watch a timeline, and how much a warning rests on at least. */
export const watchSchema = z.object({
  rules: z.array(z.enum(warningRules)),
  minimum: z.object({ messages: z.number().check(z.int(), z.gte(1)), authors: z.number().check(z.int(), z.gte(1)) }),
});
export type Watch = z.infer<typeof watchSchema>;
/** The average finds later what the change rule finds as well; it is for who watches a level from day to day. */
export const defaultWatch: Watch = { rules: ['extreme', 'surge', 'change'], minimum: { messages: 10, authors: 5 } };

/** Messages by label, in the order of `sentimentLabels`: not scored, negative, neutral, positive, mixed. */
const labelCounts = z.tuple([z.number(), z.number(), z.number(), z.number(), z.number()]);
export type LabelTuple = z.infer<typeof labelCounts>;
const interval = z.object({ low: z.number(), high: z.number() });

const series = z.object({
  /** Unique among the series: the value it stands for, `all`, `none` (no value) or `reference`. */
  key: z.string(),
  kind: z.enum(['all', 'value', 'none', 'reference']),
  /** The value's name; null for the other kinds. */
  name: z.nullable(z.string()),
  /** Finds the series' messages, those without a time too; null where no query can. */
  query: z.nullable(z.string()),
  /** All of its messages that have a time. */
  labels: labelCounts,
  net: z.nullable(z.number()),
  interval: z.nullable(interval),
  /** Mann-Kendall over the buckets' net sentiment; `rate`: the false discovery rate over all series. Null: too few buckets. */
  trend: z.nullable(z.object({ tau: z.number(), p: z.number(), rate: z.number() })),
});
export type TimelineSeries = z.infer<typeof series>;

const timeline = z.object({
  /** First day of each bucket, ascending, without gaps; weeks begin on Monday. */
  days: z.array(daySchema),
  /** Last day of the last bucket; null without buckets. */
  until: z.nullable(daySchema),
  timeZone: z.string(),
  /** What the query finds; `withoutTime` of them stand in no bucket. */
  messages: count,
  withoutTime: count,
  /** Of `messages`, how many are scored. */
  scored: count,
  /** Messages of the project. */
  total: count,
  /** Most messages first, then those without a value, then the reference. */
  series: z.array(series),
  /** Values that were left out as too many, and their messages. */
  left: z.object({ series: count, messages: count }),
  /** Whether a message can stand in several series (codes). */
  overlapping: z.boolean(),
  /**
   * Series by series, bucket by bucket. `counts`: five a bucket, as in `labelCounts`. `net`, `low` and `high` (of the 95%
   * interval) are NaN without a denominator.
   */
  columns: z.object({
    counts: z.instanceof(Int32Array),
    net: z.instanceof(Float64Array),
    low: z.instanceof(Float64Array),
    high: z.instanceof(Float64Array),
  }),
});
export type Timeline = z.infer<typeof timeline>;

const warning = z.object({
  rule: z.enum(warningRules),
  /** Key of the series. */
  series: z.string(),
  /** First days of the buckets from, to and farthest out; a change begins at `from`. `until`: last day of the bucket `to`. */
  from: daySchema,
  to: daySchema,
  until: daySchema,
  peak: daySchema,
  direction: z.enum(['up', 'down']),
  /** Net sentiment of the farthest bucket; for a change, of what follows it. */
  net: z.nullable(z.number()),
  /** Net sentiment of the buckets before, back to the change before this one. */
  before: z.nullable(z.number()),
  /** Messages in the denominator of `net`; for a surge, all messages of the bucket. */
  messages: count,
  /** How many a surge's bucket was expected to have. */
  expected: z.nullable(z.number()),
  /** Distinct participants from `from` to `until`, and messages there that name none. */
  authors: count,
  anonymous: count,
  /** Finds the messages from `from` to `until`. */
  query: z.nullable(z.string()),
});
export type TimelineWarning = z.infer<typeof warning>;

const statement = z.object({
  rule: z.enum(warningRules),
  /** False alarms to expect over all these series, were they quiet, at most. */
  falseAlarms: z.number(),
  /** Buckets between false alarms on average, at least. */
  runLength: z.number(),
  /** Buckets by which it notices a lasting fall late; null: it looks at single buckets. */
  delay: z.nullable(z.number()),
});
export type RuleStatement = z.infer<typeof statement>;

/** A thing that happened, as the analyst notes it. `to`: its last day; the same for one day. */
const eventFields = {
  from: daySchema,
  to: daySchema,
  title: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
  note: z.string().check(z.maxLength(4000)),
  /** Index into the palette of eight; null for none of its own. */
  color: z.nullable(z.number().check(z.int(), z.gte(0), z.lte(7))),
};
const event = z.object({ id: z.number(), guid: z.string(), ...eventFields });
export type TimelineEvent = z.infer<typeof event>;

const timelineName = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));
const saved = z.object({ id: z.number(), guid: z.string(), name: z.string(), spec: timelineSpecSchema, watch: watchSchema, recipe: z.number() });
export type SavedTimeline = z.infer<typeof saved>;

export const timelineContract = defineContract('timeline', {
  /** Counts messages and sentiment over time. Throws `invalid-input`/`query`, and `resource-limit`/`too-many-buckets`. */
  series: query(z.object({ spec: timelineSpecSchema, limit: z.optional(z.number().check(z.int(), z.gte(1), z.lte(50))) }), timeline),
  /** What the rules find in the series (not in the reference), in order of time. `dropped`: found, but resting on too little. */
  warnings: query(
    z.object({ spec: timelineSpecSchema, watch: watchSchema, limit: z.optional(z.number().check(z.int(), z.gte(1), z.lte(50))) }),
    z.object({ warnings: z.array(warning), dropped: count, statements: z.array(statement) }),
  ),
  /** Attributes of the participants that a timeline can be split by, with how many participants have them. */
  attributes: query(z.object({}), z.object({ attributes: z.array(z.object({ name: z.string(), participants: z.number() })) })),
  list: query(z.object({}), z.object({ timelines: z.array(saved) })),
  events: query(z.object({}), z.object({ events: z.array(event) })),
  /** Whether a recorded timeline still comes out the same. Throws `not-found`/`no-recipe`. */
  recheck: query(z.object({ recipe: z.number() }), z.object({ same: z.boolean(), messages: z.object({ recorded: count, now: count }) })),

  /** Keeps a timeline under a name, with a recipe. Throws `conflict`/`timeline-exists`. */
  save: command(z.object({ name: timelineName, spec: timelineSpecSchema, watch: watchSchema }), z.object({ timeline: z.number(), recipe: z.number() })),
  /** Replaces what a kept timeline counts, with a new recipe. */
  update: command(z.object({ timeline: z.number(), spec: timelineSpecSchema, watch: watchSchema }), z.object({ recipe: z.number() })),
  rename: command(z.object({ timeline: z.number(), name: timelineName }), z.object({})),
  remove: command(z.object({ timeline: z.number() }), z.object({})),
  /** Records a timeline that is not kept, so that a chart of it can be reproduced; one that came out the same already is not recorded again. */
  record: command(z.object({ spec: timelineSpecSchema, watch: watchSchema }), z.object({ recipe: z.number() })),
  addEvent: command(z.object(eventFields), z.object({ event: z.number() })),
  updateEvent: command(z.object({ event: z.number(), ...eventFields }), z.object({})),
  removeEvent: command(z.object({ event: z.number() }), z.object({})),
});
