import { recipeContract } from '#shared/contracts/recipe.ts';
import { defineContribution } from '#renderer/platform/contribution.ts';
import { currentLanguage } from '#renderer/platform/i18n/translate.ts';
import { createFormat } from '#renderer/platform/i18n/use-format.ts';
import { kindName } from './fact-names.ts';

/** Recipes offered for picking: the newest. */
const offered = 200;

export const contribution = defineContribution({
  id: 'recipe',
  editors: [
    {
      type: 'recipe',
      icon: 'recipe',
      title: (_, t) => t('recipe.editor.title'),
      load: () => import('./recipe-editor.tsx').then((module) => module.RecipeEditor),
    },
  ],
  commands: [
    {
      id: 'recipe.pick',
      title: 'recipe.command.pick',
      category: 'recipe.category',
      icon: 'recipe',
      when: 'projectOpen',
      menu: [{ menu: 'analyse', group: '9_recipe', order: 1 }],
      async run({ rpc, quickInput, editors, t }) {
        const format = createFormat(currentLanguage(), t);
        const { recipes } = await rpc.call(recipeContract.methods.list, { kind: null, before: null, limit: offered });
        const chosen = await quickInput.pick(
          recipes.map((recipe) => ({
            id: String(recipe.id),
            label: kindName(recipe.kind, t),
            description: `${format.dateTime(recipe.createdAt)} · ${t('recipe.messages', { count: recipe.messages, number: format.number(recipe.messages) })}`,
            icon: 'recipe',
            value: recipe.id,
          })),
          { placeholder: t('recipe.pick.placeholder'), emptyText: t('recipe.pick.empty') },
        );
        if (chosen !== undefined) editors.openEditor({ type: 'recipe', id: String(chosen.value) });
      },
    },
  ],
});
