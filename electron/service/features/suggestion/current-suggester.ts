import * as z from 'zod/mini';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { decodeSuggester } from '#service/nlp/suggest/model-bytes.ts';
import { createSuggester, type Suggester } from '#service/nlp/suggest/suggester.ts';
import type { LearningState } from './learning-state.ts';

const learntCodes = z.array(
  z.object({
    code: z.number(),
    method: z.enum(['centroid', 'linear']),
    ofPassages: z.boolean(),
    examples: z.number(),
    /** Counts on what the model had not seen, see `nlp/suggest/measure-codes.ts`. */
    coded: z.number(),
    proposed: z.number(),
    right: z.number(),
  }),
);
/** A code as a learning left it, by the number it has in the model. */
export type StoredCode = z.infer<typeof learntCodes>[number];

/** A learning, without its bytes. */
export interface StoredLearning extends LearningState {
  readonly version: number;
  readonly recipe: number;
  readonly learntAt: number;
  readonly codes: readonly StoredCode[];
}

/** What was learnt last, ready to be asked. */
export interface CurrentSuggester {
  readonly version: number;
  readonly learntAt: number;
  readonly codes: readonly StoredCode[];
  readonly suggester: Suggester;
}

interface Row extends LearningState {
  version: number;
  recipe: number;
  learntAt: number;
  codes: string;
}

/** What was learnt last; null before the first time. */
export function newestLearning(db: ReadableDatabase): StoredLearning | null {
  const row = prepareOnce<[], Row>(
    db,
    `SELECT version, recipe_id AS recipe, learnt_at AS learntAt, stamp, newest_coding AS newestCoding, codings, rejections, codes
     FROM suggestion_model ORDER BY version DESC LIMIT 1`,
  ).get();
  return row === undefined ? null : { ...row, codes: z.parse(learntCodes, JSON.parse(row.codes)) };
}

const ready = new WeakMap<ReadableDatabase, CurrentSuggester>();

/** What was learnt last, kept ready by connection; null before the first time, and where an earlier version wrote it otherwise. */
export function currentSuggester(db: ReadableDatabase): CurrentSuggester | null {
  const version = prepareOnce<[], number | null>(db, 'SELECT max(version) FROM suggestion_model').pluck().get() ?? null;
  if (version === null) return null;
  const known = ready.get(db);
  if (known?.version === version) return known;
  const row = prepareOnce<[number], { model: Uint8Array | null; codes: string; learntAt: number }>(
    db,
    'SELECT model, codes, learnt_at AS learntAt FROM suggestion_model WHERE version = ?',
  ).get(version);
  if (row === undefined || row.model === null) return null;
  const model = decodeSuggester(row.model);
  if (model === null) return null;
  const current = { version, learntAt: row.learntAt, codes: z.parse(learntCodes, JSON.parse(row.codes)), suggester: createSuggester(model) };
  ready.set(db, current);
  return current;
}
