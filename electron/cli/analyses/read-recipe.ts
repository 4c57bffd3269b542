import { recipeContract, type Recipe } from '#shared/contracts/recipe.ts';
import type { CommandContext } from '../command.ts';

/** The recipe of a run as results carry it; null where nothing has been run. */
export async function readRecipe({ client }: CommandContext, recipe: number | null): Promise<Recipe | null> {
  return recipe === null ? null : client.call(recipeContract.methods.show, { recipe });
}
