import { themeContract } from '#shared/contracts/theme.ts';
import { implement } from '#service/rpc/implement.ts';
import { placeOfMessage } from './of-message.ts';
import { readOverview } from './overview.ts';
import { readPassages } from './passages.ts';
import { currentSet, readThemes } from './theme-rows.ts';

/** What walks the columns, on the view thread. */
export const handlers = implement.views(themeContract, {
  overview: ({ db }, _input, { signal }) => readOverview(db, signal),
  list: ({ db }) => {
    const set = currentSet(db);
    const themes = set === undefined ? [] : readThemes(db, set.id);
    return { themes: themes.map(({ id, name, parent, accepted, noise }) => ({ id, name, parent, accepted: accepted === 1, noise: noise === 1 })) };
  },
  ofMessage: ({ db }, { message }) => ({ place: placeOfMessage(db, message) }),
  passages: ({ db }, input) => readPassages(db, input),
});
