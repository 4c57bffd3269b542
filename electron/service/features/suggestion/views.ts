import { suggestionContract } from '#shared/contracts/suggestion.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { shownMessages } from '#service/features/messages/shown.ts';
import { implement } from '#service/rpc/implement.ts';
import { codesOfPassage } from './codes-of-passage.ts';
import { currentSuggester } from './current-suggester.ts';
import { explainProposal } from './explain-proposal.ts';
import { rememberedCodes } from './propose-codes.ts';
import { readQueue } from './queue.ts';
import { settledCodes } from './settled-codes.ts';

/** Suggestions of one message. */
const shown = 3;

/** On the view thread, so that reading codings never waits for a model. */
export const handlers = implement.views(suggestionContract, {
  ofMessages: ({ db }, { messages }, { signal }) => {
    const current = currentSuggester(db);
    if (current === null) return { version: null, learntAt: null, proposals: [] };
    const mayPropose = settledCodes(db, messages);
    const rows = prepareOnce<[string], { id: number; text: string }>(
      db,
      `SELECT message.id, text FROM json_each(?) wanted JOIN message ON message.id = wanted.value
       ${shownMessages} ORDER BY wanted.key`,
    ).all(JSON.stringify(messages));
    const proposals = rows.flatMap((row) => {
      signal.throwIfAborted();
      return rememberedCodes(current, row).filter(({ code }) => mayPropose(row.id, code)).slice(0, shown);
    });
    return { version: current.version, learntAt: current.learntAt, proposals };
  },
  ofPassage: ({ db }, { message, span }) => codesOfPassage(db, message, span, shown),
  explain: ({ db }, proposal, { signal }) => explainProposal(db, proposal, () => signal.throwIfAborted()),
  queue: ({ db }, input) => readQueue(db, input),
});
