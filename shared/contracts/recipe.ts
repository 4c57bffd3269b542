import * as z from 'zod/mini';
import { defineContract, query } from '../rpc/define.ts';

/** What a run was given or gave: numbers, names and ids; never message text. */
const facts = z.record(z.string(), z.unknown());

const recipe = z.object({
  id: z.number(),
  guid: z.string(),
  /** Which analysis, such as `sentiment`. */
  kind: z.string(),
  /** The query whose messages went in; empty for all. */
  query: z.string(),
  /** Messages that went in: the denominator. */
  messages: z.number(),
  parameters: facts,
  seed: z.nullable(z.number()),
  /** Name and version of the model or method. */
  model: z.string(),
  result: facts,
  coder: z.nullable(z.string()),
  appVersion: z.string(),
  createdAt: z.number(),
});
export type Recipe = z.infer<typeof recipe>;

/** How a recipe is called wherever a person meets it: R-0042. */
export function recipeName(recipe: number): string {
  return `R-${String(recipe).padStart(4, '0')}`;
}

/** Recorded runs: what makes a result open to be repeated. Rows are added by the analyses and never change. */
export const recipeContract = defineContract('recipe', {
  /** The newest first, of one kind where one is named; `before` is the id of the last one known. */
  list: query(
    z.object({ kind: z.nullable(z.string()), before: z.nullable(z.number()), limit: z.number().check(z.int(), z.gte(1), z.lte(200)) }),
    z.object({ recipes: z.array(recipe), total: z.number() }),
  ),
  /** Throws `not-found`/`no-recipe`. */
  show: query(z.object({ recipe: z.number() }), recipe),
});
