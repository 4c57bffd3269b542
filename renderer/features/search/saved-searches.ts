import { searchContract, type SavedSearch } from '#shared/contracts/search.ts';
import { queryCache } from '#renderer/platform/rpc/query-cache.ts';
import { rpc } from '#renderer/platform/rpc/connection.ts';
import { fuzzyMatch } from '#renderer/platform/fuzzy/fuzzy-match.ts';
import type { QuickOpenContribution } from '#renderer/platform/contribution.ts';

const { saved } = searchContract.methods;
const most = 30;

/** The saved searches, from what views hold where that is fresh. */
export async function readSavedSearches(): Promise<readonly SavedSearch[]> {
  const { searches } = await queryCache.fetchQuery({
    queryKey: [saved.name, {}],
    queryFn: ({ signal }) => rpc().call(saved, {}, { signal }),
    meta: { tables: ['saved_search'] },
  });
  return searches;
}

/** Saved searches by name or query in the quick-open list; `%` asks for them alone. */
export const savedSearchQuickOpen: QuickOpenContribution = {
  id: 'search',
  title: 'search.saved',
  prefix: '%',
  order: 40,
  when: 'projectOpen',
  async provide(text) {
    const searches = await readSavedSearches();
    return searches
      .flatMap((search) => {
        const match = fuzzyMatch(text, search.name) ?? fuzzyMatch(text, search.query);
        return match === undefined ? [] : [{ search, score: match.score }];
      })
      .sort((left, right) => right.score - left.score)
      .slice(0, most)
      .map(({ search }) => ({
        id: `search/${search.id}`,
        label: search.name,
        description: search.query,
        icon: 'filter',
        run: ({ commands }) => commands.execute('search.openSaved', { search: search.id }),
      }));
  },
};
