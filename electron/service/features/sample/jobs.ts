import { sampleContract } from '#shared/contracts/sample.ts';
import { scoreMessages } from '#service/features/sentiment/score-messages.ts';
import { learnCodes } from '#service/features/suggestion/learn-codes.ts';
import { implement } from '#service/rpc/implement.ts';
import { buildIndex, messageSource } from '#service/search/index.ts';
import { fillSample } from './fill.ts';
import { writeTimelines } from './timelines.ts';

export const handlers = implement.jobs(sampleContract, {
  fill: async (context, { language }) => {
    const filled = fillSample(context, language);
    // What follows is short beside the messages.
    const filledWhole = () => context.progress({ done: filled.messages, total: filled.messages });
    buildIndex(context.db, messageSource(context.db), {
      signal: context.signal,
      onProgress: filledWhole,
      withWriteTurn: (write) => context.write((tx) => write(tx.db)),
    });
    context.changed(['search_segment']);
    // The first look at the sample is at its feelings over time.
    await scoreMessages(context);
    // What its coders coded is learnt from, so that the next message they would read has a proposal.
    learnCodes({ ...context, progress: filledWhole });
    context.command('sample.timelines', (tx) => writeTimelines(tx, language, context.signal));
    return filled;
  },
});
