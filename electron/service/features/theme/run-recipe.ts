import * as z from 'zod/mini';
import { themeLanguages, type ThemeRun } from '#shared/contracts/theme.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';

/** What the recipe of a clustering says of how it was done. */
const runParameters = z.object({
  clusters: z.union([z.number(), z.literal('auto')]),
  language: z.enum(themeLanguages),
  /** Messages the clusters were found in; the others were placed by their fit. */
  fitted: z.number(),
  stabilitySeeds: z.number(),
  /** Themes that the analyst had edited and that took part as they were. */
  held: z.number(),
  /** The words and stop words that keywords were made of. */
  words: z.string(),
});
export type RunParameters = z.infer<typeof runParameters>;
/** What it says of what came out, of `recipe.messages`. */
const runResult = z.object({
  clusters: z.number(),
  mapped: z.number(),
  unmapped: z.number(),
  floor: z.number(),
  coherence: z.nullable(z.number()),
  stability: z.nullable(z.number()),
  kept: z.number(),
});
export type RunResult = z.infer<typeof runResult>;

interface RecipeRow {
  model: string;
  seed: number;
  parameters: string;
  result: string;
  at: number;
}

/** The run that a recipe records. */
export function readRunRecipe(db: ReadableDatabase, recipe: number): ThemeRun {
  const row = prepareOnce<[number], RecipeRow>(db, 'SELECT model, seed, parameters, result, created_at AS at FROM recipe WHERE id = ?').get(recipe);
  if (row === undefined) throw new Error('a theme set without its recipe');
  const { clusters: asked } = z.parse(runParameters, JSON.parse(row.parameters));
  const { clusters, floor, coherence, stability, kept } = z.parse(runResult, JSON.parse(row.result));
  return { recipe, model: row.model, seed: row.seed, asked, clusters, floor, coherence, stability, kept, at: row.at };
}
