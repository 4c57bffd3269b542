import * as z from 'zod/mini';
import { command, defineContract, job, query } from '../rpc/define.ts';
import { languages } from './conversation.ts';
import { selectionSchema } from './coding.ts';

/** The labels of a message's sentiment, at the number that stands for each in columns; 0 is not scored. */
export const sentimentLabels = ['none', 'negative', 'neutral', 'positive', 'mixed'] as const;
export type SentimentLabel = Exclude<(typeof sentimentLabels)[number], 'none'>;
/** What a message can be labelled as, in the order of the keys 1 to 4. */
export const givenLabels = ['negative', 'neutral', 'positive', 'mixed'] as const satisfies readonly SentimentLabel[];
export const sentimentLabelSchema = z.enum(givenLabels);

/** What the sentiment of messages is made of: a change to one of these tables can change any of it. */
export const sentimentTables = ['sentiment_chunk', 'sentiment_override'] as const;

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

/** A measured figure with its 95% interval; null without a denominator. */
const estimate = z.object({
  value: z.nullable(z.number()),
  low: z.nullable(z.number()),
  high: z.nullable(z.number()),
  method: z.enum(['wilson', 'bootstrap']),
});
export type Estimate = z.infer<typeof estimate>;

export const sampleStrata = ['none', 'language', 'label'] as const;

const sample = z.object({
  /** The recipe that recorded the draw: the sample's number. */
  id: z.number(),
  drawnAt: z.number(),
  coder: z.nullable(z.string()),
  query: z.string(),
  seed: z.number(),
  strata: z.enum(sampleStrata),
  /** Messages it was drawn from, and messages drawn. */
  population: z.number(),
  drawn: z.number(),
  /** Blind labels by coder. */
  labelled: z.array(z.object({ coder: z.string(), messages: z.number() })),
});
export type SentimentSample = z.infer<typeof sample>;

const report = z.object({
  sample: z.number(),
  model: z.string(),
  /** Whose labels; null for the newest blind label of anyone. */
  coder: z.nullable(z.string()),
  /** Messages that are measured: labelled blind, and not among those that trained the model. */
  n: z.number(),
  leftOut: z.object({
    unlabelled: z.number(),
    /** Labels that trained the model: measured on them it would look better than it is. */
    trained: z.number(),
    /** Labels that were changed where the machine's guess could be seen. */
    notBlind: z.number(),
  }),
  /** Whether figures are weighted by the strata's share of all messages. */
  weighted: z.boolean(),
  accuracy: estimate,
  /** With mixed taken as neutral. */
  accuracyOfThree: estimate,
  macroF1: estimate,
  /** Cohen's kappa of machine and person. */
  kappa: estimate,
  labels: z.array(
    z.object({
      label: sentimentLabelSchema,
      person: z.number(),
      machine: z.number(),
      precision: z.nullable(z.number()),
      recall: z.nullable(z.number()),
      f1: z.nullable(z.number()),
    }),
  ),
  /** The cells of the confusion table that are not empty, with their messages. */
  cells: z.array(z.object({ person: sentimentLabelSchema, machine: sentimentLabelSchema, messages: z.array(z.number()) })),
  languages: z.array(z.object({ language: z.enum(languages), n: z.number(), accuracy: estimate, macroF1: z.nullable(z.number()) })),
  /** Pairs of coders who labelled the same messages of the sample blind, most messages first. */
  agreement: z.array(z.object({ coders: z.tuple([z.string(), z.string()]), n: z.number(), raw: estimate, kappa: estimate })),
});
export type SentimentReport = z.infer<typeof report>;

/** How well a model did by cross-validation on the project's own labels, before and after learning from them. */
const crossValidation = z.object({
  n: z.number(),
  folds: z.number(),
  before: z.object({ accuracy: z.number(), macroF1: z.number() }),
  after: z.object({ accuracy: z.number(), macroF1: z.number() }),
  /** After less before, with its bootstrap interval over the messages. */
  gain: estimate,
});
export type CrossValidation = z.infer<typeof crossValidation>;

const model = z.object({
  version: z.string(),
  origin: z.enum(sentimentModelOrigins),
  /** The one that scores. */
  current: z.boolean(),
  /** The version it was trained from; null for one that was not trained here. */
  base: z.nullable(z.string()),
  labels: z.number(),
  measures: z.nullable(crossValidation),
  recipe: z.nullable(z.number()),
  coder: z.nullable(z.string()),
  addedAt: z.nullable(z.number()),
});
export type SentimentModelInfo = z.infer<typeof model>;

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

  samples: query(z.object({}), z.object({ samples: z.array(sample) })),
  /** The messages of a sample in the order in which they are shown, with what a coder said blind. Throws `not-found`/`no-sample`. */
  sample: query(
    z.object({ sample: z.number(), coder: z.string() }),
    z.object({ sample, messages: z.array(z.object({ message: z.number(), label: z.nullable(sentimentLabelSchema) })) }),
  ),
  /**
   * Draws messages at random, without repetition, and records the draw. With strata as many from each as there are, up
   * to an equal share; the report then weights them back. Throws `conflict`/`nothing-to-draw`.
   */
  drawSample: job(
    z.object({
      query: z.string(),
      size: z.number().check(z.int(), z.gte(10), z.lte(1000)),
      seed: z.number().check(z.int(), z.gte(0), z.lte(2 ** 32 - 1)),
      strata: z.enum(sampleStrata),
    }),
    z.object({ done: z.number(), total: z.number() }),
    z.object({ sample: z.number(), drawn: z.number() }),
  ),
  /** What the present coder says of a message of a sample, before the machine's guess is seen; null takes it back. */
  labelSample: command(z.object({ sample: z.number(), message: z.number(), label: z.nullable(sentimentLabelSchema) }), z.object({})),
  /** How well a model agrees with what was said blind of a sample; the present model where none is named. */
  report: query(z.object({ sample: z.number(), coder: z.nullable(z.string()), model: z.nullable(z.string()) }), report),

  models: query(z.object({}), z.object({ models: z.array(model), labels: z.number() })),
  /**
   * Trains a model on what people said in this project, and measures by cross-validation what that brings. The model is
   * kept, but scores only once it is chosen. Throws `conflict`/`too-few-labels`.
   */
  train: job(
    z.object({ seed: z.number().check(z.int(), z.gte(0), z.lte(2 ** 32 - 1)) }),
    z.object({ step: z.enum(['measure', 'train']), done: z.number(), total: z.number() }),
    z.object({ version: z.string(), labels: z.number(), measures: crossValidation, recipe: z.number() }),
    { exclusive: true },
  ),
  /** Takes a model from a file into the project. Throws `invalid-input`/`model-not-json`, `model-not-valid`, `resource-limit`/`model-too-large`. */
  loadModel: job(
    z.object({ path: z.string().check(z.minLength(1)) }),
    z.object({ done: z.number(), total: z.number() }),
    z.object({ version: z.string() }),
  ),
  /** Chooses the model that scores; null for the built-in one. What others scored is stale from then on. */
  useModel: command(z.object({ version: z.nullable(z.string()) }), z.object({})),
});
