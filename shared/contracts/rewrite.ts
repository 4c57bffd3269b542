import * as z from 'zod/mini';
import { command, defineContract, job, query } from '../rpc/define.ts';

export const checkNames = ['figures', 'bounds', 'bindings', 'negations', 'obligations', 'conditions', 'parties', 'exclusions', 'caveats', 'promises', 'omissions', 'terms'] as const;
export const findingKinds = ['missing', 'added', 'changed', 'swapped', 'weakened', 'inverted'] as const;
export const editOrigins = ['glossary', 'suggestion', 'hand'] as const;
export const editStates = ['proposed', 'accepted', 'refused'] as const;

/** Code points, 0-based, half-open. */
const place = z.object({ start: z.number(), end: z.number() });

export const rewriteEditSchema = z.object({
  id: z.number(),
  /** The span of the original. */
  original: place,
  replacement: z.string(),
  /** Where the replacement stands in the rewrite; null for an edit that is not in it (refused, or a suggestion not accepted). */
  rewrite: z.nullable(place),
  entry: z.nullable(z.number()),
  entryVersion: z.nullable(z.number()),
  origin: z.enum(editOrigins),
  state: z.enum(editStates),
  coder: z.string(),
  createdAt: z.number(),
  decidedAt: z.nullable(z.number()),
});
export type RewriteEdit = z.infer<typeof rewriteEditSchema>;

export const checkSchema = z.object({
  name: z.enum(checkNames),
  ok: z.boolean(),
  facts: z.number(),
  findings: z.array(z.object({ kind: z.enum(findingKinds), original: z.nullable(place), rewrite: z.nullable(place) })),
});
export type RewriteCheck = z.infer<typeof checkSchema>;

export const measureNames = [
  'characters', 'sentences', 'charactersPerSentence', 'charactersPerClause', 'functionWordShare', 'termDensity',
  'words', 'wordsPerSentence', 'flesch', 'fleschKincaid', 'fog', 'smog',
] as const;
export const measureSchema = z.object({ name: z.enum(measureNames), before: z.number(), after: z.number() });

export const signOffSchema = z.object({
  id: z.number(),
  decision: z.enum(['signed', 'returned']),
  note: z.string(),
  coder: z.string(),
  at: z.number(),
  /** Whether the draft is still as it was then. */
  current: z.boolean(),
});

export const rewriteSchema = z.object({
  id: z.number(),
  document: z.number(),
  draft: z.number(),
  audience: z.string(),
  question: z.string(),
  answer: z.string(),
  original: z.string(),
  /** With what is accepted, and with the glossary's proposals that nobody has decided yet. */
  text: z.string(),
  edits: z.array(rewriteEditSchema),
  checks: z.array(checkSchema),
  blocked: z.boolean(),
  /** Edits in the text that nobody has decided yet: a draft with any cannot be signed. */
  undecided: z.number(),
  readability: z.array(measureSchema),
  signOffs: z.array(signOffSchema),
});
export type RewriteRecord = z.infer<typeof rewriteSchema>;

/** Which text the readers had before them when they were asked. */
export const comprehensionSides = ['original', 'rewrite'] as const;
export type ComprehensionSide = (typeof comprehensionSides)[number];
/** Readers of one text: how many of them answered rightly, with the Wilson interval (95 %) of their share; null where nobody was asked. */
const tallySchema = z.object({ right: z.number(), readers: z.number(), interval: z.nullable(z.object({ low: z.number(), high: z.number() })), small: z.boolean() });
export const comprehensionSchema = z.object({
  original: tallySchema,
  rewrite: tallySchema,
  /** Readers who were asked another question, or about a text that has changed since: counted nowhere. */
  earlier: z.number(),
  /** Newest first. */
  answers: z.array(z.object({ id: z.number(), side: z.enum(comprehensionSides), right: z.number(), readers: z.number(), note: z.string(), coder: z.string(), at: z.number(), current: z.boolean() })),
});
export type Comprehension = z.infer<typeof comprehensionSchema>;
const readers = z.int().check(z.minimum(0), z.maximum(100_000));

/** Words of an exported file, in the language of whoever exports it. */
export const exportLabelNames = [
  'original', 'rewrite', 'edits', 'checks', 'glossary', 'signOff', 'draft', 'audience', 'term', 'plain', 'definition', 'place', 'replacement',
  'state', 'version', 'result', 'facts', 'green', 'red', 'reviewer', 'date', 'decision', 'note', 'question', 'answer', 'readers', 'unsigned', 'hash',
  'check.figures', 'check.bounds', 'check.bindings', 'check.negations', 'check.obligations', 'check.conditions', 'check.parties', 'check.exclusions',
  'check.caveats', 'check.promises', 'check.omissions', 'check.terms', 'origin.glossary', 'origin.suggestion', 'origin.hand', 'decision.signed', 'decision.returned',
] as const;
export type ExportLabels = Record<(typeof exportLabelNames)[number], string>;

/** A clause of cover or of exclusion, with its number as it stands in the text. */
export const clauseSchema = z.object({ number: z.string(), kind: z.enum(['cover', 'exclusion']), original: place, rewrite: z.nullable(place), kept: z.boolean() });

export const rewriteContract = defineContract('rewrite', {
  /** A new draft over a document, with the approved glossary's proposals. */
  propose: job(
    z.object({ document: z.number(), audience: z.string().check(z.trim(), z.maxLength(200)) }),
    z.object({ done: z.number(), total: z.number() }),
    z.object({ rewrite: z.number(), edits: z.number() }),
  ),
  show: query(z.object({ rewrite: z.number() }), rewriteSchema),
  /** Exclusions and cover side by side: each exclusion with the cover it limits, where one is near. */
  clauses: query(z.object({ rewrite: z.number() }), z.object({ pairs: z.array(z.object({ cover: z.nullable(clauseSchema), exclusion: z.nullable(clauseSchema) })) })),
  decide: command(z.object({ edits: z.array(z.number()).check(z.minLength(1)), state: z.enum(editStates) }), z.object({ changed: z.number() })),
  decideAll: command(z.object({ rewrite: z.number(), state: z.enum(['accepted', 'refused']) }), z.object({ changed: z.number() })),
  /** Other words for an edit; it counts as made by hand and accepted. */
  change: command(z.object({ edit: z.number(), replacement: z.string().check(z.maxLength(10_000)) }), z.object({})),
  /** Other words for a stretch of the rewrite (code points of `text` as `show` gave it). Edits it touches become one with it. */
  handEdit: command(
    z.object({ rewrite: z.number(), start: z.number(), end: z.number(), text: z.string().check(z.maxLength(100_000)) }),
    z.object({ edit: z.nullable(z.number()) }),
  ),
  setQuestion: command(z.object({ rewrite: z.number(), question: z.string().check(z.maxLength(2000)), answer: z.string().check(z.maxLength(2000)) }), z.object({})),
  comprehension: query(z.object({ rewrite: z.number() }), comprehensionSchema),
  /** Notes how many readers answered the question rightly and wrongly. Throws `invalid-input`: `no-question`, or `no-readers` where both are 0. */
  recordAnswers: command(
    z.object({ rewrite: z.number(), side: z.enum(comprehensionSides), right: readers, wrong: readers, note: z.string().check(z.maxLength(2000)) }),
    z.object({ answer: z.number() }),
  ),
  removeAnswers: command(z.object({ answer: z.number() }), z.object({})),
  /** Signs a draft or sends it back. Throws `conflict` with `rewrite-blocked` or `rewrite-undecided` when it cannot be signed. */
  signOff: command(z.object({ rewrite: z.number(), decision: z.enum(['signed', 'returned']), note: z.string().check(z.maxLength(2000)) }), z.object({})),
  remove: command(z.object({ rewrite: z.number() }), z.object({})),
  /** Writes original, rewrite, edits, checks and reviewer. Throws `conflict`/`rewrite-blocked` where a check is red. */
  exportFile: job(
    z.object({ rewrite: z.number(), path: z.string(), format: z.enum(['docx', 'html', 'txt', 'csv']), overwrite: z.boolean(), labels: z.record(z.enum(exportLabelNames), z.string()) }),
    z.object({ done: z.number(), total: z.number() }),
    z.object({ path: z.string(), bytes: z.number() }),
  ),
});
