import { sentimentContract } from '#shared/contracts/sentiment.ts';
import { duration } from '../output/duration.ts';
import type { Analysis } from './analysis.ts';
import { readRecipe } from './read-recipe.ts';

const { methods } = sentimentContract;

export const analysis: Analysis = {
  name: 'sentiment',
  order: 1,
  options: [{ name: 'sentiment', help: 'option.sentiment' }],
  asked: (args) => args.flag('sentiment'),
  run: async (context) => {
    const { client, output, messages, signal } = context;
    const run = await client.run(
      methods.score,
      {},
      {
        signal,
        onProgress: ({ done, total, rate, secondsLeft }) =>
          output.progress(messages.text('analyse.progress', { done, total, rate, left: secondsLeft === null ? '?' : duration(secondsLeft) })),
      },
    );
    output.progress('');
    const { labels, overridden, unscored } = await client.call(methods.status, {});
    output.line(messages.text('analyse.sentiment', { scored: run.scored, kept: run.kept, messages: run.messages, model: run.model, seconds: run.seconds.toFixed(1) }));
    output.line(messages.text('analyse.sentiment-counts', { ...labels, overridden }));
    return {
      recipe: await readRecipe(context, run.recipe),
      model: run.model,
      /** By the label that counts: a person's word before the machine's. */
      counts: { messages: run.messages, scored: run.scored, kept: run.kept, unscored, overridden, ...labels },
      machine: run.labels,
      seconds: run.seconds,
    };
  },
};
