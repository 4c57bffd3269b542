import * as z from 'zod/mini';
import { AppError } from '#shared/base/errors.ts';
import { sampleStrata, type SentimentLabel, type SentimentSample } from '#shared/contracts/sentiment.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { labelAt } from './label-number.ts';

/** The kind under which samples are recorded. */
export const sampleRecipeKind = 'sentiment-sample';

const stored = z.object({
  /** In the order in which they are shown. */
  messages: z.array(z.number()),
  /** Place in `strata`, for each message. */
  stratumOf: z.array(z.number()),
  strata: z.array(z.object({ name: z.string(), population: z.number(), drawn: z.number() })),
});
const parameters = z.object({ strata: z.enum(sampleStrata) });

export type Stratum = z.infer<typeof stored>['strata'][number];
/** What was drawn. */
export type StoredSample = z.infer<typeof stored> & { readonly id: number };

interface SampleRow {
  id: number;
  drawnAt: number;
  coder: string | null;
  query: string;
  seed: number;
  population: number;
  parameters: string;
  result: string;
}

const select = `SELECT recipe.id, recipe.created_at AS drawnAt, coder.name AS coder, query, seed, messages AS population, parameters, result
  FROM recipe LEFT JOIN coder ON coder.id = coder_id WHERE kind = '${sampleRecipeKind}'`;

/** All samples, the newest first. */
export function listSamples(db: ReadableDatabase): SentimentSample[] {
  return prepareOnce<[], SampleRow>(db, `${select} ORDER BY recipe.id DESC`).all().map((row) => describe(db, row));
}

/** One sample with its messages. Throws `not-found`/`no-sample`. */
export function readSample(db: ReadableDatabase, id: number): { sample: SentimentSample; drawn: StoredSample } {
  const row = prepareOnce<[number], SampleRow>(db, `${select} AND recipe.id = ?`).get(id);
  if (row === undefined) throw new AppError('not-found', { reason: 'no-sample' });
  return { sample: describe(db, row), drawn: drawnOf(row) };
}

const drawnOf = ({ id, result }: Pick<SampleRow, 'id' | 'result'>): StoredSample => ({ id, ...z.parse(stored, JSON.parse(result)) });

function describe(db: ReadableDatabase, { parameters: given, result: _result, ...row }: SampleRow): SentimentSample {
  const drawn = drawnOf({ id: row.id, result: _result });
  const labelled = new Map<string, number>();
  for (const { coder } of wordsOn(db, drawn.messages)) labelled.set(coder, (labelled.get(coder) ?? 0) + 1);
  return {
    ...row,
    ...z.parse(parameters, JSON.parse(given)),
    drawn: drawn.messages.length,
    labelled: [...labelled].map(([coder, messages]) => ({ coder, messages })).toSorted((left, right) => right.messages - left.messages),
  };
}

/** What a coder said of a message. */
export interface Word {
  readonly message: number;
  readonly coder: string;
  readonly label: SentimentLabel;
  /** Said before the machine's guess was seen. */
  readonly blind: boolean;
}

/** What was said blind of some messages, the oldest first. */
export function wordsOn(db: ReadableDatabase, messages: readonly number[]): Word[] {
  return allWordsOn(db, messages).filter(({ blind }) => blind);
}

/** What was said of some messages, blind or not, the oldest first. */
export function allWordsOn(db: ReadableDatabase, messages: readonly number[]): Word[] {
  const rows = prepareOnce<[string], { message: number; coder: string; label: number; origin: string }>(
    db,
    `SELECT message_id AS message, coder.name AS coder, label, origin FROM json_each(?) AS wanted
     CROSS JOIN sentiment_override ON message_id = wanted.value JOIN coder ON coder.id = coder_id
     ORDER BY sentiment_override.created_at, sentiment_override.id`,
  ).all(JSON.stringify(messages));
  return rows.flatMap(({ message, coder, label: number, origin }) => {
    const label = labelAt(number);
    return label === undefined ? [] : [{ message, coder, label, blind: origin === 'sample' }];
  });
}
