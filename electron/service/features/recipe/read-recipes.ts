import { AppError } from '#shared/base/errors.ts';
import type { Recipe } from '#shared/contracts/recipe.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';

type StoredRecipe = Omit<Recipe, 'parameters' | 'result'> & { parameters: string; result: string };

const select = `SELECT recipe.id, recipe.guid, kind, query, messages, parameters, seed, model, result, coder.name AS coder,
  app_version AS appVersion, recipe.created_at AS createdAt FROM recipe LEFT JOIN coder ON coder.id = coder_id`;

/** Recorded runs, the newest first, of one kind where one is named, before a known one where it is given. */
export function listRecipes(db: ReadableDatabase, kind: string | null, before: number | null, limit: number): { recipes: Recipe[]; total: number } {
  const rows = prepareOnce<{ kind: string | null; before: number | null; limit: number }, StoredRecipe>(
    db,
    `${select} WHERE (@kind IS NULL OR kind = @kind) AND (@before IS NULL OR recipe.id < @before) ORDER BY recipe.id DESC LIMIT @limit`,
  ).all({ kind, before, limit });
  const total = prepareOnce<{ kind: string | null }, { total: number }>(db, 'SELECT count(*) AS total FROM recipe WHERE @kind IS NULL OR kind = @kind').get({ kind });
  return { recipes: rows.map(parsed), total: total?.total ?? 0 };
}

/** One recorded run. Throws `not-found`/`no-recipe`. */
export function readRecipe(db: ReadableDatabase, id: number): Recipe {
  const row = prepareOnce<[number], StoredRecipe>(db, `${select} WHERE recipe.id = ?`).get(id);
  if (row === undefined) throw new AppError('not-found', { reason: 'no-recipe' });
  return parsed(row);
}

function parsed({ parameters, result, ...recipe }: StoredRecipe): Recipe {
  const facts: Pick<Recipe, 'parameters' | 'result'> = { parameters: JSON.parse(parameters), result: JSON.parse(result) };
  return { ...recipe, ...facts };
}
