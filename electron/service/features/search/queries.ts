import { searchContract, type SavedSearch } from '#shared/contracts/search.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { implement } from '#service/rpc/implement.ts';

/** Saved searches, in the order the analyst gave them. */
export const handlers = implement.queries(searchContract, {
  saved: ({ db }) => ({
    searches: prepareOnce<[], SavedSearch>(db, 'SELECT id, guid, name, query FROM saved_search ORDER BY position, id').all(),
  }),
});
