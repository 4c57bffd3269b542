import * as z from 'zod/mini';
import { command, defineContract, job, query } from '../rpc/define.ts';
import { roles } from './conversation.ts';
import { selectionSchema } from './coding.ts';
import { sentimentLabels } from './sentiment.ts';

/** The tables that say which theme a message belongs to: who shows that asks again when one of them changes. */
export const themeTables = ['theme_set', 'theme', 'theme_cluster', 'theme_move', 'theme_chunk'] as const;

export const themeLanguages = ['both', 'zh', 'en'] as const;
export type ThemeLanguage = (typeof themeLanguages)[number];

export const themeName = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));
const id = z.number().check(z.int(), z.gte(1));
const ids = z.array(id).check(z.minLength(1));
const count = z.number();
const seed = z.number().check(z.int(), z.gte(0), z.lte(0xffff_ffff));
/** How many clusters: given, or chosen by the service. */
const clusters = z.union([z.number().check(z.int(), z.gte(2), z.lte(500)), z.literal('auto')]);

/** Messages by sentiment among those that were scored; net sentiment is (positive - negative) / (positive + negative). */
const sentimentCounts = z.object({ positive: count, negative: count, neutral: count, mixed: count });
export type SentimentCounts = z.infer<typeof sentimentCounts>;

const theme = z.object({
  id: z.number(),
  guid: z.string(),
  /** The theme it is grouped under. */
  parent: z.nullable(z.number()),
  name: z.string(),
  namedBy: z.enum(['machine', 'analyst']),
  /** False: only proposed by the machine; it counts in no statistic and no export. */
  accepted: z.boolean(),
  pinned: z.boolean(),
  noise: z.boolean(),
  /** Heaviest first. */
  keywords: z.array(z.string()),
  coherence: z.nullable(z.number()),
  /** Messages of its own, without those of themes below it. */
  messages: count,
  /** Of these, put here by a person. */
  moved: count,
  sentiment: sentimentCounts,
  /** Messages in each of the overview's weeks. */
  weeks: z.array(count),
  /** A short message that stands for the theme. */
  quote: z.nullable(z.string()),
});
export type Theme = z.infer<typeof theme>;

/** What a run was and found; the whole of it stands in its recipe. */
const run = z.object({
  recipe: z.number(),
  model: z.string(),
  seed: z.number(),
  /** What was asked for, and how many clusters that gave. */
  asked: clusters,
  clusters: count,
  /** Fit below which a message was left unmapped. */
  floor: z.number(),
  coherence: z.nullable(z.number()),
  /** Mean agreement (NMI) with runs of other seeds; null where none were made. */
  stability: z.nullable(z.number()),
  /** Edits of the analyst that the run kept; 0 for a first run. */
  kept: count,
  at: z.number(),
});
export type ThemeRun = z.infer<typeof run>;

const themeSet = z.object({ id: z.number(), query: z.string(), language: z.enum(themeLanguages), current: z.boolean(), themes: count, createdAt: z.number() });
export type ThemeSet = z.infer<typeof themeSet>;

const overview = z.object({
  sets: z.array(themeSet),
  /** Null before the first clustering. */
  current: z.nullable(
    z.object({
      set: themeSet,
      run,
      /** Groups before their members. */
      themes: z.array(theme),
      /** Messages of the set that are visible: the denominator is `scope - noise`. */
      scope: count,
      mapped: count,
      unmapped: count,
      noise: count,
      /** Messages of the set with a sentiment, all themes and none. */
      scored: count,
      /** Monday of each of the last weeks, milliseconds UTC; the last is the week of the newest message. */
      weeks: z.array(z.number()),
      /** Why the themes are behind the data: messages that the query finds now and the run has not seen, and the other way round. */
      stale: z.object({ added: count, gone: count, model: z.boolean() }),
    }),
  ),
});
export type ThemeOverview = z.infer<typeof overview>;
export type CurrentThemes = NonNullable<ThemeOverview['current']>;

const passage = z.object({
  message: z.number(),
  conversation: z.number(),
  sentAt: z.nullable(z.number()),
  channel: z.nullable(z.string()),
  role: z.enum(roles),
  /** The beginning of the text. */
  text: z.string(),
  truncated: z.boolean(),
  sentiment: z.nullable(z.object({ label: z.enum(sentimentLabels), score: z.number() })),
  /** 0 to 1; null where a person put it here. */
  fit: z.nullable(z.number()),
});
export type ThemePassage = z.infer<typeof passage>;

/** Which messages of the current set to list: of a theme (with those grouped under it), or of none. */
const place = z.union([id, z.literal('unmapped')]);

/** In messages; `rate` is messages a second. */
const progress = z.object({ step: z.enum(['reading', 'clustering', 'assigning', 'saving']), done: count, total: count, rate: count });
export type ThemeProgress = z.infer<typeof progress>;

/** Edits of the analyst that a run kept: themes by what was done to them, and messages that were moved. */
const kept = z.object({ made: count, renamed: count, pinned: count, merged: count, split: count, grouped: count, noise: count, moved: count, total: count });
export type KeptEdits = z.infer<typeof kept>;

/** A part into which a theme would be split. */
const part = z.object({ name: z.string(), keywords: z.array(z.string()), messages: count, samples: z.array(z.string()) });
export type ThemePart = z.infer<typeof part>;

const promotion = z.object({
  theme: z.number(),
  name: z.string(),
  /** Path of the code, root first. */
  path: z.array(z.string()),
  /** Whether that code is there already. */
  existing: z.boolean(),
  messages: count,
  /** Messages that get a coding; the others have that code already. */
  codings: count,
});
export type ThemePromotion = z.infer<typeof promotion>;

export const themeContract = defineContract('theme', {
  /** The sets, and all that the list and the map show of the current one. */
  overview: query(z.object({}), overview),
  /** Names for pickers, groups before their members. */
  list: query(
    z.object({}),
    z.object({ themes: z.array(z.object({ id: z.number(), name: z.string(), parent: z.nullable(z.number()), accepted: z.boolean(), noise: z.boolean() })) }),
  ),
  /** Where a message stands in the current set; null where there is no set or the message is not part of it. */
  ofMessage: query(
    z.object({ message: id }),
    z.object({
      place: z.nullable(
        z.object({
          /** Null: in no theme. */
          theme: z.nullable(z.object({ id: z.number(), name: z.string(), accepted: z.boolean() })),
          /** 0 to 1; null where a person put it there. */
          fit: z.nullable(z.number()),
        }),
      ),
    }),
  ),
  /** Messages of a theme, most representative first, those a person put there before all; or a fair sample of `sample`. */
  passages: query(
    z.object({
      place,
      offset: z.number().check(z.int(), z.gte(0)),
      limit: z.number().check(z.int(), z.gte(1), z.lte(200)),
      sample: z.optional(z.number().check(z.int(), z.gte(1), z.lte(10_000))),
    }),
    z.object({ passages: z.array(passage), total: count }),
  ),

  /**
   * Clusters messages into themes. `anew` makes a set of its own; otherwise the current set is clustered again with the
   * analyst's edits kept. Cancelled, it leaves everything as it was.
   */
  cluster: job(
    z.object({
      query: z.string(),
      language: z.enum(themeLanguages),
      clusters,
      seed,
      anew: z.boolean(),
      /** The person who asks for the run takes its themes as they are, without looking at each. */
      accept: z.optional(z.boolean()),
    }),
    progress,
    z.object({
      set: z.number(),
      run,
      themes: count,
      scope: count,
      mapped: count,
      unmapped: count,
      kept,
      /** Accepted themes that nobody had edited and that have no counterpart now. */
      gone: count,
    }),
    { exclusive: true },
  ),
  /** Places messages that came later among the themes there are. */
  assign: job(z.object({}), progress, z.object({ assigned: count, unmapped: count, recipe: z.number() }), { exclusive: true }),
  /**
   * Clusters the messages of one theme into parts; a dry run changes nothing. The first part
   * keeps the theme; `stay` are messages that a person put there and that stay with it.
   */
  split: job(
    z.object({ theme: id, parts: clusters, seed, dryRun: z.boolean() }),
    progress,
    z.object({ parts: z.array(part), themes: z.array(z.number()), stay: count }),
  ),
  /** Puts themes that are alike under proposed groups, as one step to undo. Throws `conflict`/`nothing-alike`. */
  group: job(z.object({}), progress, z.object({ groups: count, themes: count })),
  /** Makes codes of themes and codes their messages as wholes, as one step to undo; a dry run only counts. */
  promote: job(
    z.object({ themes: z.array(z.object({ theme: id, definition: z.string() })).check(z.minLength(1)), dryRun: z.boolean() }),
    progress,
    z.object({ codes: z.array(promotion), codings: count, messages: count }),
  ),

  /** A name of the analyst's; it also accepts the theme. */
  rename: command(z.object({ theme: id, name: themeName }), z.object({})),
  /** An empty theme, to move messages to or to group others under. */
  create: command(z.object({ name: themeName, parent: z.nullable(id) }), z.object({ theme: z.number() })),
  /** Gives the messages of themes to another and removes them. */
  merge: command(z.object({ from: ids, into: id }), z.object({ messages: count })),
  pin: command(z.object({ themes: ids, pinned: z.boolean() }), z.object({})),
  /** Noise leaves every denominator and is shown apart. */
  noise: command(z.object({ themes: ids, noise: z.boolean() }), z.object({})),
  accept: command(z.object({ themes: z.union([ids, z.literal('all')]) }), z.object({ accepted: count })),
  /** Puts themes under a group (null: none), before a sibling (null: last). Groups do not nest. */
  place: command(z.object({ themes: ids, parent: z.nullable(id), before: z.nullable(id) }), z.object({})),
  /** Puts messages into a theme, or into none (null). */
  move: command(z.object({ selection: selectionSchema, theme: z.nullable(id) }), z.object({ moved: count, already: count })),
  /** Removes a theme without messages; what is grouped under it stays. Throws `conflict`/`theme-in-use`. */
  remove: command(z.object({ theme: id }), z.object({})),
  /** Makes another set the current one. */
  show: command(z.object({ set: id }), z.object({})),
  /** Removes a set with its themes. */
  removeSet: command(z.object({ set: id }), z.object({})),
});
