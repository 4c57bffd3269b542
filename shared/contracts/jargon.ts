import * as z from 'zod/mini';
import { defineContract, job } from '../rpc/define.ts';

/** One glossary term over the messages that were looked at. Every count is of messages but `occurrences`. */
export const foundTermSchema = z.object({
  entry: z.number(),
  term: z.string(),
  plain: z.string(),
  occurrences: z.number(),
  messages: z.number(),
  /** Messages of customers that hold the term, and those of them that ask something in the term's sentence. */
  customers: z.number(),
  asked: z.number(),
  /** Messages of agents that hold the term, and those that nowhere explain it. */
  agents: z.number(),
  unexplained: z.number(),
  /** Where it stands first, by import: the message, its conversation, and the words in code points, half-open. */
  first: z.object({ message: z.number(), conversation: z.number(), start: z.number(), end: z.number() }),
  /** Words to search for the passages: the term and its variants. */
  forms: z.array(z.string()),
});
export type FoundTerm = z.infer<typeof foundTermSchema>;

/** A word that is no entry and that agents use far more than customers do. */
export const jargonWordSchema = z.object({
  word: z.string(),
  forms: z.array(z.string()),
  agentMessages: z.number(),
  customerMessages: z.number(),
  /** G2 of the messages that hold it, agents against customers, and the Log Ratio. */
  likelihood: z.number(),
  ratio: z.number(),
});
export type JargonWord = z.infer<typeof jargonWordSchema>;

export const jargonReportSchema = z.object({
  query: z.string(),
  messages: z.number(),
  customers: z.number(),
  agents: z.number(),
  /** Occurrences of terms per 100 code points, in all messages, customers' and agents'. */
  density: z.object({ all: z.number(), customers: z.number(), agents: z.number() }),
  terms: z.array(foundTermSchema),
  words: z.array(jargonWordSchema),
  /** Words that were tested for `words`. */
  tested: z.number(),
  recipe: z.number(),
});
export type JargonReport = z.infer<typeof jargonReportSchema>;

export const jargonContract = defineContract('jargon', {
  /** Looks for the approved glossary's terms, and for words that are none, in the messages that a query finds. */
  scan: job(
    z.object({ query: z.string() }),
    /** `rate`: messages a second. */
    z.object({ done: z.number(), total: z.number(), rate: z.number(), secondsLeft: z.nullable(z.number()) }),
    jargonReportSchema,
  ),
});
