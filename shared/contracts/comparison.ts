import * as z from 'zod/mini';
import { defineContract, job } from '../rpc/define.ts';

/** One of the two sets of messages that are compared: what a query finds. */
const subset = z.object({ query: z.string().check(z.maxLength(20_000)) });

const interval = z.nullable(z.object({ low: z.number(), high: z.number() }));

const sentiment = z.object({ positive: z.number(), negative: z.number(), neutral: z.number(), mixed: z.number() });

/** What is said of one set as a whole. */
const side = z.object({
  messages: z.number(),
  /** First and last time, ms UTC; null where no message has one. */
  first: z.nullable(z.number()),
  last: z.nullable(z.number()),
  /** Days of this computer's clock from the first to the last, both included; 0 where no message has a time. */
  days: z.number(),
  sentiment,
  /** (P - N) / (P + N); null where no message is either. */
  net: z.nullable(z.number()),
  /** Words counted, stop words left out: the denominator of the words. */
  words: z.number(),
});
export type ComparedSide = z.infer<typeof side>;

/** The same figure in both sets. */
const pair = z.tuple([z.number(), z.number()]);

export const comparedFields = ['code', 'theme', 'channel', 'brand'] as const;
export type ComparedField = (typeof comparedFields)[number];

/** How many messages of each set have a code, theme, channel or brand. */
const group = z.object({
  field: z.enum(comparedFields),
  id: z.number(),
  /** Its name; of codes and themes with those above it, as `parent/child`. */
  name: z.string(),
  counts: pair,
  /** Messages the shares are of. */
  totals: pair,
  /** Share in the second less share in the first, with its bootstrap interval. */
  difference: z.number(),
  interval,
  /** Positive and negative messages among them. */
  positive: pair,
  negative: pair,
  /** Fewer than thirty messages in both together. */
  small: z.boolean(),
});
export type ComparedGroup = z.infer<typeof group>;

/** A word that one set has more of than chance would say. */
const keyword = z.object({
  /** As it is mostly written. */
  word: z.string(),
  /** Ways in which it is written and other names of it, for finding it. */
  forms: z.array(z.string()),
  /** How often it stands in each set, of `words`. */
  counts: pair,
  /** In how many messages of each. */
  messages: pair,
  /** Of the counts among all words: log-likelihood, and log2 of the second share over the first. */
  likelihood: z.number(),
  ratio: z.number(),
  /** Of the messages among all messages. */
  messageLikelihood: z.number(),
  messageRatio: z.number(),
});
export type Keyword = z.infer<typeof keyword>;

const progress = z.object({
  step: z.enum(['finding', 'counting', 'comparing']),
  done: z.number(),
  total: z.number(),
  /** Messages a second. */
  rate: z.number(),
});
export type ComparisonProgress = z.infer<typeof progress>;

/**
 * Cut-offs of the log-likelihood, and how often chance alone would pass each (chi-square, one degree of freedom). A
 * thousand words tested at the lowest give fifty by chance.
 */
export const keynessCutOffs = [
  { likelihood: 3.84, chance: 0.05 },
  { likelihood: 6.63, chance: 0.01 },
  { likelihood: 10.83, chance: 0.001 },
  { likelihood: 15.13, chance: 0.0001 },
] as const;

export const comparisonLimits = {
  /** Keywords of one direction that are listed at most. */
  keywords: 1000,
  resamples: 2000,
} as const;

const result = z.object({
  recipe: z.number(),
  a: side,
  b: side,
  /** Messages that are in both sets. */
  overlap: z.number(),
  /** Net sentiment of the second less that of the first, with its bootstrap interval; null where one has none. */
  netDifference: z.nullable(z.number()),
  netInterval: interval,
  groups: z.array(group),
  /** Those at or above the lowest cut-off by words or by messages, the strongest first. */
  keywords: z.array(keyword),
  /** Words that stood often enough to be tested. */
  tested: z.number(),
  seconds: z.number(),
});
export type Comparison = z.infer<typeof result>;

/** Two sets of messages beside each other: volume, sentiment, what rose and fell, and keyness. */
export const comparisonContract = defineContract('comparison', {
  run: job(
    z.object({
      a: subset,
      b: subset,
      seed: z.int(),
      /** Least occurrences and messages of a word, in both sets together. */
      leastCount: z.int().check(z.minimum(1), z.maximum(1_000_000)),
      leastMessages: z.int().check(z.minimum(1), z.maximum(1_000_000)),
    }),
    progress,
    result,
  ),
});
