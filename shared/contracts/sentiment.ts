import * as z from 'zod/mini';
import { command, defineContract, job, query } from '../rpc/define.ts';
import { selectionSchema } from './coding.ts';

/** The labels of a message's sentiment, at the number that stands for each in columns; 0 is not scored. */
export const sentimentLabels = ['none', 'negative', 'neutral', 'positive', 'mixed'] as const;
export type SentimentLabel = Exclude<(typeof sentimentLabels)[number], 'none'>;
/** What a message can be labelled as, in the order of the keys 1 to 4. */
export const givenLabels = ['negative', 'neutral', 'positive', 'mixed'] as const satisfies readonly SentimentLabel[];
export const sentimentLabelSchema = z.enum(givenLabels);

/** The sentiment that counts for a message: a person's word where there is one, else the machine's. */
export const messageSentimentSchema = z.object({
  label: sentimentLabelSchema,
  /** -1 to 1, with four decimals. */
  score: z.number(),
  by: z.enum(['machine', 'person']),
});
export type MessageSentiment = z.infer<typeof messageSentimentSchema>;

/** Messages by label. */
export const labelCounts = z.object({ negative: z.number(), neutral: z.number(), positive: z.number(), mixed: z.number() });
export type LabelCounts = z.infer<typeof labelCounts>;

export const sentimentModelOrigins = ['built-in', 'trained', 'file'] as const;

const status = z.object({
  /** The model that scores now. */
  model: z.object({ version: z.string(), origin: z.enum(sentimentModelOrigins) }),
  /** All messages of the project: the denominator of what follows. */
  messages: z.number(),
  /** Scored by the present model. */
  scored: z.number(),
  /** Scored by an earlier model, and by which. */
  stale: z.number(),
  staleModels: z.array(z.string()),
  unscored: z.number(),
  /** Messages on which a person's word stands. */
  overridden: z.number(),
  /** By the label that counts, a person's before the machine's. */
  labels: labelCounts,
  /** The run that scored last; null before the first. */
  recipe: z.nullable(z.number()),
});
export type SentimentStatus = z.infer<typeof status>;

const evidence = z.object({
  /** Code points of the text, 0-based, half-open. */
  start: z.number(),
  end: z.number(),
  /** The words there, cut where they are many. */
  text: z.string(),
  /** What it adds to the score, negative or positive: its part of the log-odds, scaled so that the parts add up to the score. */
  weight: z.number(),
  /** Which rule or list it comes from, as the model names it. */
  kind: z.string(),
});
export type SentimentEvidence = z.infer<typeof evidence>;

const word = z.object({
  coder: z.string(),
  label: sentimentLabelSchema,
  /** `sample`: given in a blind sample, before the machine's guess was seen. */
  origin: z.enum(['override', 'sample']),
  at: z.number(),
});

const explanation = z.object({
  /** What counts; null while the message has not been scored. */
  sentiment: z.nullable(messageSentimentSchema),
  /** What the present model says, with what made the score. */
  machine: z.object({ model: z.string(), label: sentimentLabelSchema, score: z.number(), language: z.string(), evidence: z.array(evidence) }),
  /** What was recorded of the machine and by which run; null while the message has not been scored. */
  recorded: z.nullable(z.object({ model: z.string(), label: sentimentLabelSchema, score: z.number(), recipe: z.number(), stale: z.boolean() })),
  /** What people said, the newest first: the first one stands. */
  words: z.array(word),
});
export type SentimentExplanation = z.infer<typeof explanation>;

/** Progress of a job that goes through messages. */
const progress = z.object({ done: z.number(), total: z.number(), rate: z.number(), secondsLeft: z.nullable(z.number()) });

export const sentimentContract = defineContract('sentiment', {
  status: query(z.object({}), status),
  /** Why a message has the sentiment it has. Throws `not-found`. */
  explain: query(z.object({ message: z.number() }), explanation),
  /**
   * The customers' sentiment in one conversation: of all who speak in it but agents. Net sentiment is (P - N) / (P + N),
   * null without either. `scored` are their messages that have a label, `messages` all of them.
   */
  ofConversation: query(
    z.object({ conversation: z.number() }),
    z.object({ labels: labelCounts, scored: z.number(), messages: z.number(), net: z.nullable(z.number()) }),
  ),
  /**
   * Scores every message that the present model has not scored, and records a recipe. Nothing is shown or counted until
   * all is done; cancelled, it leaves everything as it was. Does nothing where nothing is missing.
   * One at a time. Throws `conflict`/`sentiment-changed` when another model was chosen before its end.
   */
  score: job(
    z.object({}),
    progress,
    z.object({
      /** Null where nothing was missing and nothing had ever been scored. */
      recipe: z.nullable(z.number()),
      model: z.string(),
      messages: z.number(),
      /** Scored in this run, and kept from earlier ones. */
      scored: z.number(),
      kept: z.number(),
      overridden: z.number(),
      labels: labelCounts,
      seconds: z.number(),
    }),
    { exclusive: true },
  ),
  /** Says of messages what their sentiment is: the present coder's word, which goes before the machine's. */
  setLabel: command(
    z.object({ selection: selectionSchema, label: sentimentLabelSchema }),
    z.object({ changed: z.number(), already: z.number() }),
  ),
  /** Takes the present coder's word back. `standing`: messages on which another coder's word stands. */
  clearLabel: command(z.object({ selection: selectionSchema }), z.object({ cleared: z.number(), standing: z.number() })),
});
