import * as z from 'zod/mini';
import { command, defineContract, job, query } from '#shared/rpc/define.ts';
import { daySchema } from './day.ts';

/** What a source column can become. `attribute` takes a name, the engagement counts keep theirs. */
export const importFields = [
  'id',
  'text',
  'time',
  'participant',
  'role',
  'conversation',
  'channel',
  'brand',
  'rating',
  'likes',
  'shares',
  'comments',
  'views',
  'followers',
  'attribute',
  'skip',
] as const;
export const importFieldSchema = z.enum(importFields);
export type ImportField = z.infer<typeof importFieldSchema>;

/** The fields of which a mapping may name only one column. */
export const singleFields: readonly ImportField[] = importFields.filter((field) => field !== 'attribute' && field !== 'skip');

/** One column of the source and what becomes of it; `attribute` names the attribute, else it is null. */
export const columnMappingSchema = z.object({
  column: z.string(),
  field: importFieldSchema,
  attribute: z.nullable(z.string()),
});
export type ColumnMapping = z.infer<typeof columnMappingSchema>;

/** How the file is to be read. Null is found out; what does not apply to a format is ignored. */
export const sourceOptionsSchema = z.object({
  format: z.nullable(z.string()),
  encoding: z.nullable(z.string()),
  delimiter: z.nullable(z.string()),
  quote: z.nullable(z.enum(['"', ''])),
  header: z.nullable(z.boolean()),
  sheet: z.nullable(z.string()),
  /** Plain text only: what one message is. */
  unit: z.nullable(z.enum(['line', 'paragraph', 'file'])),
});
export type SourceOptions = z.infer<typeof sourceOptionsSchema>;

/** Options that leave everything to be found out. */
export const detectedOptions: SourceOptions = {
  format: null,
  encoding: null,
  delimiter: null,
  quote: null,
  header: null,
  sheet: null,
  unit: null,
};

/** Which of day and month comes first in dates like 05/08/2026. */
export const dayOrderSchema = z.enum(['day-first', 'month-first']);
export type DayOrder = z.infer<typeof dayOrderSchema>;

/** column: rows that share a value of the conversation column. message: each row by itself. file: all rows. */
export const groupingSchema = z.enum(['column', 'message', 'file']);
export type Grouping = z.infer<typeof groupingSchema>;

/** Everything about a mapping that can be used again for the next file of the same kind. */
export const mappingSettingsSchema = z.object({
  options: sourceOptionsSchema,
  columns: z.array(columnMappingSchema),
  /** IANA name; used where the source states no offset. */
  timeZone: z.string(),
  dayOrder: dayOrderSchema,
  grouping: groupingSchema,
});
export type MappingSettings = z.infer<typeof mappingSettingsSchema>;

export const mappingProfileSchema = z.object({ id: z.number(), guid: z.string(), name: z.string(), settings: mappingSettingsSchema });
export type MappingProfile = z.infer<typeof mappingProfileSchema>;

/** A guess about one column: the mapping, how sure (0 to 1), and what it rests on. */
export const columnGuessSchema = z.object({
  column: z.string(),
  field: importFieldSchema,
  attribute: z.nullable(z.string()),
  confidence: z.number(),
  from: z.enum(['header', 'values', 'profile', 'none']),
});
export type ColumnGuess = z.infer<typeof columnGuessSchema>;

export const inspectResultSchema = z.object({
  fileName: z.string(),
  fileSize: z.number(),
  format: z.string(),
  encoding: z.nullable(z.string()),
  /** bom: a mark says so. content: all of the sample is valid. score: the likeliest. chosen: asked for. format: fixed. */
  encodingFound: z.enum(['bom', 'content', 'score', 'chosen', 'format']),
  delimiter: z.nullable(z.string()),
  quote: z.nullable(z.string()),
  newline: z.nullable(z.enum(['crlf', 'lf', 'cr'])),
  header: z.nullable(z.boolean()),
  sheets: z.array(z.string()),
  sheet: z.nullable(z.string()),
  columns: z.array(columnGuessSchema),
  /** Up to 50 rows, cells cut to 200 characters, with their row numbers (1 is the first below the header). */
  preview: z.array(z.object({ row: z.number(), cells: z.array(z.string()) })),
  previewProblems: z.number(),
  /** Of the rows the preview reaches: those that would be rejected as things stand. `column` null: the row itself. */
  previewRejects: z.array(
    z.object({
      row: z.number(),
      column: z.nullable(z.string()),
      reason: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
      /** Empty where the row stands in the preview. */
      raw: z.string(),
    }),
  ),
  /** Exact where the whole file was looked at. */
  estimatedRows: z.number(),
  exactRows: z.boolean(),
  timeZone: z.string(),
  /** Null where no date of the sample settles it. */
  dayOrder: z.nullable(dayOrderSchema),
  /** Whether some time in the sample states its own offset from UTC. */
  statesOffset: z.boolean(),
  grouping: groupingSchema,
  /** The saved profile whose columns fit this file best, if one does. */
  profile: z.nullable(z.object({ id: z.number(), name: z.string(), matched: z.number(), columns: z.number() })),
});
export type InspectResult = z.infer<typeof inspectResultSchema>;

export const importRunInputSchema = z.object({
  file: z.string(),
  options: sourceOptionsSchema,
  /** Empty: guess every column. A column that is not listed is guessed unless `guessRest` is false; then it is skipped. */
  columns: z.array(columnMappingSchema),
  guessRest: z.boolean(),
  timeZone: z.nullable(z.string()),
  dayOrder: z.nullable(dayOrderSchema),
  grouping: z.nullable(groupingSchema),
  /** Null takes the file's name. */
  batchName: z.nullable(z.string()),
  purpose: z.string(),
  legalBasis: z.string(),
  source: z.string(),
  /** ISO date; null keeps without limit. */
  retainUntil: z.nullable(daySchema),
  /** Saves the mapping under this name. */
  saveProfile: z.nullable(z.string()),
});
export type ImportRunInput = z.infer<typeof importRunInputSchema>;

export const importProgressSchema = z.object({
  phase: z.enum(['rows', 'index']),
  rows: z.number(),
  totalRowsEstimate: z.number(),
  bytes: z.number(),
  totalBytes: z.number(),
  rowsPerSecond: z.number(),
  secondsLeft: z.nullable(z.number()),
  rejected: z.number(),
  /** The pending batch, whose rejects can be looked at already. */
  batch: z.number(),
});
export type ImportProgress = z.infer<typeof importProgressSchema>;

/** What the analyst wants of two texts for one source id: the stored one or the row's. */
export const updateChoices = ['keep', 'take'] as const;
export type UpdateChoice = (typeof updateChoices)[number];

/** What an update may change of a message beside its text. */
export const updatedFields = ['participant', 'role', 'channel', 'brand', 'sentAt', 'rating'] as const;

/** One fact that two versions of a message do not share: names, a role, milliseconds UTC or a rating; null for none. */
export const factChangeSchema = z.object({
  field: z.enum(updatedFields),
  stored: z.nullable(z.union([z.string(), z.number()])),
  new: z.nullable(z.union([z.string(), z.number()])),
});
export type FactChange = z.infer<typeof factChangeSchema>;

/** A row that was not imported. `decision`: the same id is stored with another text; `choice`: what was decided, null while nothing is. */
export const rejectSchema = z.object({
  id: z.number(),
  row: z.number(),
  column: z.nullable(z.string()),
  reason: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  raw: z.string(),
  decision: z.boolean(),
  choice: z.nullable(z.enum(updateChoices)),
});
export type Reject = z.infer<typeof rejectSchema>;

export const importResultSchema = z.object({
  batch: z.number(),
  guid: z.string(),
  /** Rows read: imported + duplicates + rejected (which include the updates). */
  rows: z.number(),
  imported: z.number(),
  duplicates: z.number(),
  updates: z.number(),
  rejected: z.number(),
  /** The first thousand rejects; the rest by the query `rejects`. */
  rejects: z.array(z.object({ row: z.number(), reason: z.string() })),
  conversations: z.number(),
  seconds: z.object({ rows: z.number(), index: z.number() }),
});
export type ImportResult = z.infer<typeof importResultSchema>;

export const batchSchema = z.object({
  id: z.number(),
  guid: z.string(),
  name: z.string(),
  state: z.enum(['pending', 'complete', 'withdrawn']),
  fileName: z.string(),
  fileSize: z.number(),
  fileSha256: z.string(),
  format: z.string(),
  importedAt: z.number(),
  purpose: z.string(),
  legalBasis: z.string(),
  source: z.string(),
  retainUntil: z.nullable(z.string()),
  rows: z.number(),
  imported: z.number(),
  /** Messages of it that are shown and counted: with the updates taken from it, without those that another one's replace. */
  messages: z.number(),
  duplicates: z.number(),
  updates: z.number(),
  rejected: z.number(),
  /** Updates that nobody has decided yet. */
  undecided: z.number(),
});
export type Batch = z.infer<typeof batchSchema>;

/** Import: looking at a file, reading it into a batch, what was rejected, and taking a batch back. */
export const importContract = defineContract('import', {
  /** A job because a hostile file may take long: it has a thread of its own and can be cancelled. */
  inspect: job(
    z.object({
      file: z.string(),
      options: sourceOptionsSchema,
      /** Columns mapped by a person or a profile; the rest is guessed. */
      columns: z.array(columnMappingSchema),
      timeZone: z.nullable(z.string()),
      dayOrder: z.optional(z.nullable(dayOrderSchema)),
    }),
    z.object({}),
    inspectResultSchema,
  ),
  formats: query(z.object({}), z.object({ formats: z.array(z.object({ id: z.string(), extensions: z.array(z.string()) })), encodings: z.array(z.string()) })),
  run: job(importRunInputSchema, importProgressSchema, importResultSchema),
  batches: query(z.object({}), z.object({ batches: z.array(batchSchema) })),
  rejects: query(
    z.object({ batch: z.number(), offset: z.number().check(z.minimum(0)), limit: z.number().check(z.minimum(1), z.maximum(1000)) }),
    z.object({ total: z.number(), rejects: z.array(rejectSchema) }),
  ),
  /** Both versions of an update, and what would become of the codings if the new one were taken now. */
  update: query(
    z.object({ reject: z.number() }),
    z.object({
      /** The version that is shown now. */
      message: z.number(),
      conversation: z.number(),
      storedText: z.string(),
      newText: z.string(),
      changes: z.array(factChangeSchema),
      choice: z.nullable(z.enum(updateChoices)),
      codings: z.object({ moved: z.number(), left: z.number() }),
    }),
  ),
  /** Decides updates, or with null leaves them open again; of a batch all that nobody has decided. One step to undo. */
  decide: job(
    z.object({
      selection: z.union([z.object({ rejects: z.array(z.number()).check(z.minLength(1)) }), z.object({ batch: z.number() })]),
      choice: z.nullable(z.enum(updateChoices)),
    }),
    z.object({ done: z.number(), total: z.number() }),
    z.object({ decided: z.number(), moved: z.number(), left: z.number() }),
  ),
  exportRejects: job(
    z.object({ batch: z.number(), file: z.string() }),
    z.object({ rows: z.number(), total: z.number() }),
    z.object({ rows: z.number(), file: z.string() }),
  ),
  profiles: query(z.object({}), z.object({ profiles: z.array(mappingProfileSchema) })),
  saveProfile: command(z.object({ name: z.string().check(z.minLength(1)), settings: mappingSettingsSchema }), z.object({ profile: z.number() })),
  removeProfile: command(z.object({ profile: z.number() }), z.object({})),
  withdraw: command(z.object({ batch: z.number() }), z.object({ messages: z.number() })),
});
