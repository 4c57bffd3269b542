import * as z from 'zod/mini';
import { command, defineContract, job, query } from '../rpc/define.ts';

export const glossaryStatuses = ['draft', 'approved', 'retired'] as const;
export const glossaryTopics = ['funds', 'banking', 'loans', 'insurance', 'pensions', 'other'] as const;
export const renderingModes = ['replace', 'explain'] as const;
export const partsOfSpeech = ['noun', 'verb', 'phrase'] as const;

const line = z.string().check(z.trim(), z.maxLength(400));
const words = z.array(z.string().check(z.trim(), z.minLength(1), z.maxLength(200)));

/** What a person fills in of an entry. */
export const glossaryFieldsSchema = z.object({
  language: z.enum(['zh', 'en']),
  term: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
  variants: words,
  plain: z.string().check(z.trim(), z.minLength(1), z.maxLength(400)),
  /** The plural of an English rendering, where it has one. */
  plainPlural: z.nullable(line),
  /** Of an irregular English verb. */
  forms: z.nullable(z.object({ s: line, ed: line, ing: line })),
  definition: z.string().check(z.maxLength(2000)),
  mode: z.enum(renderingModes),
  partOfSpeech: z.enum(partsOfSpeech),
  sense: line,
  /** Words of which one must stand in the sentence, and words of which none may, for this sense. */
  context: z.object({ any: words, none: words }),
  topic: z.enum(glossaryTopics),
  audience: line,
  source: line,
  keepFormal: z.boolean(),
});
export type GlossaryFields = z.infer<typeof glossaryFieldsSchema>;

export const glossaryEntrySchema = z.extend(glossaryFieldsSchema, {
  id: z.number(),
  guid: z.string(),
  status: z.enum(glossaryStatuses),
  version: z.number(),
  coder: z.string(),
  createdAt: z.number(),
  updatedAt: z.number(),
});
export type GlossaryEntryRecord = z.infer<typeof glossaryEntrySchema>;

/**
 * What is wrong among entries: two that claim the same word in the same sense, a rendering that holds another term
 * (it would have to be explained itself), and renderings that lead back to their own term.
 */
export const glossaryProblemSchema = z.object({
  kind: z.enum(['same-word', 'unexplained-rendering', 'circular']),
  word: z.string(),
  entries: z.array(z.number()),
});
export type GlossaryProblem = z.infer<typeof glossaryProblemSchema>;

export const glossaryContract = defineContract('glossary', {
  /** Every entry, by language and term. */
  list: query(z.object({}), z.object({ entries: z.array(glossaryEntrySchema), problems: z.array(glossaryProblemSchema) })),
  /** The versions of an entry, newest first, out of the command log. */
  history: query(
    z.object({ entry: z.number() }),
    z.object({ versions: z.array(z.object({ version: z.number(), at: z.number(), coder: z.string(), status: z.enum(glossaryStatuses), plain: z.string(), definition: z.string() })) }),
  ),
  /** New entries are drafts. Throws `conflict` where an approved entry has the term in this sense. */
  create: command(z.object({ fields: glossaryFieldsSchema }), z.object({ entry: z.number() })),
  update: command(z.object({ entry: z.number(), fields: glossaryFieldsSchema }), z.object({ version: z.number() })),
  /** Approves, retires or sends back to draft. Retired and draft entries are offered nowhere. */
  setStatus: command(z.object({ entries: z.array(z.number()), status: z.enum(glossaryStatuses) }), z.object({ changed: z.number() })),
  /** Adds the starter entries that are not there yet, as approved, in one step. */
  addStarter: command(z.object({}), z.object({ added: z.number(), already: z.number() })),
  /** Adds what a CSV or JSON file holds, as drafts; entries whose term and sense are there already are updated or passed over. */
  importFile: job(
    z.object({ source: z.string(), update: z.boolean() }),
    z.object({ done: z.number(), total: z.number() }),
    z.object({ added: z.number(), updated: z.number(), already: z.number() }),
  ),
  exportFile: job(
    z.object({ path: z.string(), format: z.enum(['csv', 'json']) }),
    z.object({ done: z.number(), total: z.number() }),
    z.object({ path: z.string(), entries: z.number() }),
  ),
});
