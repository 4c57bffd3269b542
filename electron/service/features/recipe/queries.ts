import { recipeContract } from '#shared/contracts/recipe.ts';
import { implement } from '#service/rpc/implement.ts';
import { listRecipes, readRecipe } from './read-recipes.ts';

export const handlers = implement.queries(recipeContract, {
  list: ({ db }, { kind, before, limit }) => listRecipes(db, kind, before, limit),
  show: ({ db }, { recipe }) => readRecipe(db, recipe),
});
