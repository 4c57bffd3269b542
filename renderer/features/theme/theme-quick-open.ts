import { themeContract } from '#shared/contracts/theme.ts';
import type { QuickOpenContribution } from '#renderer/platform/contribution.ts';
import { fuzzyFilter } from '#renderer/platform/fuzzy/fuzzy-match.ts';

const limit = 20;

/** Themes by name, pinyin or initials. */
export const themeQuickOpen: QuickOpenContribution = {
  id: 'theme',
  title: 'theme.title',
  order: 30,
  when: 'projectOpen',
  async provide(query, { rpc }, signal) {
    const { themes } = await rpc.call(themeContract.methods.list, {}, { signal });
    const names = new Map(themes.map(({ id, name }) => [id, name]));
    return fuzzyFilter(query, themes, ({ name }) => name)
      .slice(0, limit)
      .map(({ item: { id, name, parent } }) => ({
        id: `theme/${id}`,
        label: name,
        icon: 'themes',
        ...(parent === null ? {} : { description: names.get(parent) ?? '' }),
        run: ({ commands }) => commands.execute('theme.reveal', { themes: [id] }),
      }));
  },
};
