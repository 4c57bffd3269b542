import { sampleContract } from '#shared/contracts/sample.ts';
import { scoreMessages } from '#service/features/sentiment/score-messages.ts';
import { implement } from '#service/rpc/implement.ts';
import { buildIndex, messageSource } from '#service/search/index.ts';
import { fillSample } from './fill.ts';
import { writeTimelines } from './timelines.ts';

export const handlers = implement.jobs(sampleContract, {
  fill: async (context, { language }) => {
    const filled = fillSample(context, language);
    buildIndex(context.db, messageSource(context.db), {
      signal: context.signal,
      onProgress: () => context.progress({ done: filled.messages, total: filled.messages }),
      withWriteTurn: (write) => context.write((tx) => write(tx.db)),
    });
    context.changed(['search_segment']);
    // The first look at the sample is at its feelings over time.
    await scoreMessages(context);
    context.command('sample.timelines', (tx) => writeTimelines(tx, language, context.signal));
    return filled;
  },
});
