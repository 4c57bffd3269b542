import * as z from 'zod/mini';
import { command, defineContract, job, query } from '../rpc/define.ts';
import { spanSchema } from './coding.ts';

/** A change to one of these tables can change what is proposed. */
export const suggestionTables = ['suggestion_model', 'suggestion_decision', 'coding', 'code', 'message', 'batch'] as const;

/** A score from which on a code is proposed: a person is as likely to give it as not. */
export const proposalThreshold = 0.5;

/** A proportion with its denominator and its Wilson interval (95%); null without a denominator. */
const proportion = z.object({ value: z.nullable(z.number()), low: z.nullable(z.number()), high: z.nullable(z.number()), n: z.number() });
export type Proportion = z.infer<typeof proportion>;

const learntCode = z.object({
  code: z.number(),
  /** Below five codings by the mean of their texts, above by a linear model. */
  method: z.enum(['centroid', 'linear']),
  /** Whether it is proposed for passages or for whole messages: as most of its codings stand. */
  ofPassages: z.boolean(),
  /** Texts it was learnt from. */
  examples: z.number(),
  /** On coded messages that the model had not seen: how often a proposal was right, and how many of its codings were proposed. */
  precision: proportion,
  recall: proportion,
  /** What people said of its proposals. */
  accepted: z.number(),
  rejected: z.number(),
});
export type LearntCode = z.infer<typeof learntCode>;

const model = z.object({
  version: z.number(),
  recipe: z.number(),
  learntAt: z.number(),
  /** Codings it was learnt from. */
  codings: z.number(),
  /** Whether codings, codebook or rejections are no longer what it was learnt from, and how many of them have changed. */
  stale: z.boolean(),
  changes: z.number(),
});
export type SuggestionModelInfo = z.infer<typeof model>;

const run = z.object({
  version: z.number(),
  recipe: z.number(),
  /** Messages of the project, and those that were read: all, or as many as the limit allows, drawn by chance. */
  messages: z.number(),
  sampled: z.number(),
  ranAt: z.number(),
});
export type SuggestionRun = z.infer<typeof run>;

/** A code that is proposed for a message or a passage of it. It counts nowhere until it is accepted. */
const proposal = z.object({
  message: z.number(),
  code: z.number(),
  /** Code points of the message's text; null proposes it for the whole message. */
  span: spanSchema,
  quote: z.nullable(z.string()),
  /** The probability that a person would give it, 0 to 1. */
  score: z.number(),
});
export type Proposal = z.infer<typeof proposal>;

const queueRow = z.object({
  ...proposal.shape,
  id: z.number(),
  conversation: z.number(),
  conversationLabel: z.string(),
  channel: z.nullable(z.string()),
  sentAt: z.nullable(z.number()),
  /** The text around the quote; where the whole message is proposed, its beginning stands in `after`. */
  before: z.string(),
  after: z.string(),
});
export type QueuedProposal = z.infer<typeof queueRow>;

export const queueOrders = ['uncertain', 'confident'] as const;
export type QueueOrder = (typeof queueOrders)[number];

/** Why a code is proposed. */
const reasons = z.object({
  /** Null where nothing is learnt, or this code is not. */
  score: z.nullable(z.number()),
  /** Words of the passage, the weightiest first, in code points of the message's text: how much less the score is without each. */
  words: z.array(z.object({ start: z.number(), end: z.number(), text: z.string(), adds: z.number() })),
  /** Passages that people gave the code, the most alike first. */
  similar: z.array(
    z.object({
      coding: z.number(),
      message: z.number(),
      conversation: z.number(),
      conversationLabel: z.string(),
      span: spanSchema,
      quote: z.string(),
      /** Cosine of what the model sees of both, 0 to 1. */
      likeness: z.number(),
    }),
  ),
  /** Codings of the code that were looked at for these. */
  compared: z.number(),
});
export type ProposalReasons = z.infer<typeof reasons>;

/** What a decision is about: a proposal as it was shown. */
const decided = z.object({
  message: z.number(),
  code: z.number(),
  span: spanSchema,
  score: z.number().check(z.gte(0), z.lte(1)),
});

const progress = z.object({
  step: z.enum(['read', 'learn', 'propose', 'write']),
  done: z.number(),
  total: z.number(),
  rate: z.number(),
  secondsLeft: z.nullable(z.number()),
});
export type SuggestionProgress = z.infer<typeof progress>;

export const suggestionContract = defineContract('suggestion', {
  status: query(
    z.object({}),
    z.object({
      /** What was learnt last; null before the first time. */
      model: z.nullable(model),
      /** What went through the messages last; null before the first time. */
      run: z.nullable(run),
      /** Codings that count for learning: all but those of unreviewed auto-coding. */
      codings: z.number(),
      /** Codings that learning needs at all. */
      needed: z.number(),
      /** Whether so much has changed that learning anew is worth it. */
      due: z.boolean(),
    }),
  ),
  /** Every code that was learnt, with its measures, in the order of the codebook. */
  codes: query(z.object({}), z.object({ version: z.nullable(z.number()), codes: z.array(learntCode) })),
  /**
   * The three most probable codes of each message, best first, by what was learnt last; without those it has and those
   * that were rejected for it. Made anew from the texts; of one longer than 20,000 characters only the beginning is read.
   */
  ofMessages: query(
    z.object({ messages: z.array(z.number()).check(z.maxLength(200)) }),
    z.object({ version: z.nullable(z.number()), learntAt: z.nullable(z.number()), proposals: z.array(proposal) }),
  ),
  /**
   * At most three codes of a passage that a person has selected or, with a null span, of a whole message, the most
   * probable first: without those that stand on it or on a part of it, and those that were rejected for the message, and
   * those that hardly anybody would give (below 0.01). Throws `not-found`/`no-message` and `invalid-input` where the span lies outside the text.
   */
  ofPassage: query(
    z.object({ message: z.number(), span: spanSchema }),
    z.object({ codes: z.array(z.object({ code: z.number(), score: z.number() })) }),
  ),
  /**
   * Why a code is proposed for a passage or, with a null span, for a whole message: the words that make the score, and
   * what was coded so before. Throws `not-found`/`no-message`.
   */
  explain: query(z.object({ message: z.number(), code: z.number(), span: spanSchema }), reasons),
  /** Proposals of the last run that are still open, a page at a time. */
  queue: query(
    z.object({
      order: z.enum(queueOrders),
      code: z.nullable(z.number()),
      /** Only of messages without any coding. */
      uncoded: z.boolean(),
      start: z.number().check(z.int(), z.gte(0)),
      count: z.number().check(z.int(), z.gte(1), z.lte(200)),
    }),
    z.object({ rows: z.array(queueRow), total: z.number() }),
  ),
  /** Codes as proposed. One step to undo. Throws `conflict`/`coding-exists`. */
  accept: command(decided, z.object({ coding: z.number() })),
  /** Says that a proposal is wrong: it is not made again, and speaks against the code at the next learning. One step to undo. */
  reject: command(decided, z.object({ decision: z.number() })),
  /**
   * Learns from the codings that people made or accepted, and measures by cross-validation. What was learnt before stays
   * in force until all is done. Throws `conflict`/`too-few-codings`.
   */
  learn: job(z.object({}), progress, z.object({ version: z.number(), recipe: z.number(), codings: z.number(), codes: z.number(), seconds: z.number() }), {
    exclusive: true,
  }),
  /** Goes through the messages, those without coding first, and keeps what the model proposes. Throws `not-found`/`nothing-learnt`. */
  propose: job(z.object({}), progress, z.object({ recipe: z.number(), messages: z.number(), sampled: z.number(), proposals: z.number(), seconds: z.number() }), {
    exclusive: true,
  }),
});
