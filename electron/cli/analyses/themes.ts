import { themeContract } from '#shared/contracts/theme.ts';
import { UsageError } from '../arguments/usage-error.ts';
import { duration } from '../output/duration.ts';
import type { ParsedArguments } from '../arguments/spec.ts';
import type { Analysis } from './analysis.ts';
import { readRecipe } from './read-recipe.ts';

const { methods } = themeContract;

/** The seed where none is given; the recipe says it. */
const usualSeed = 42;
const range = { least: 2, most: 500 };

export const analysis: Analysis = {
  name: 'themes',
  order: 2,
  options: [
    { name: 'themes', value: 'K|auto', help: 'option.themes' },
    { name: 'seed', value: 'N', kind: 'count', help: 'option.seed' },
    { name: 'proposed', help: 'option.proposed' },
  ],
  asked: (args) => {
    const asked = clustersOf(args) !== undefined;
    for (const name of ['seed', 'proposed']) {
      if (!asked && args.all(name).length > 0) throw new UsageError('usage.option-missing', { option: '--themes' });
    }
    return asked;
  },
  run: async (context) => {
    const { client, args, output, messages, signal } = context;
    const started = performance.now();
    const run = await client.run(
      methods.cluster,
      {
        query: '',
        language: 'both',
        clusters: clustersOf(args) ?? 'auto',
        seed: args.count('seed') ?? usualSeed,
        anew: false,
        // Nobody looks at each theme of a batch run: whoever orders it takes its themes, unless told otherwise.
        accept: !args.flag('proposed'),
      },
      {
        signal,
        onProgress: ({ done, total, rate }) =>
          output.progress(messages.text('analyse.progress', { done, total, rate: Math.round(rate), left: rate > 0 ? duration((total - done) / rate) : '?' })),
      },
    );
    output.progress('');
    const { current } = await client.call(methods.overview, {});
    const themes = (current?.themes ?? []).map(({ name, keywords, messages: own, accepted, noise }) => ({ name, keywords, messages: own, accepted, noise }));
    const seconds = (performance.now() - started) / 1000;
    output.line(messages.text('analyse.themes', { themes: run.themes, mapped: run.mapped, messages: run.scope, unmapped: run.unmapped, kept: run.kept.total, seconds: seconds.toFixed(1) }));
    for (const { name, messages: own } of themes) output.line(`  ${own}\t${name}`);
    return {
      recipe: await readRecipe(context, run.run.recipe),
      model: run.run.model,
      counts: { messages: run.scope, mapped: run.mapped, unmapped: run.unmapped, themes: run.themes, accepted: themes.filter(({ accepted }) => accepted).length, kept: run.kept.total },
      coherence: run.run.coherence,
      stability: run.run.stability,
      themes,
      seconds,
    };
  },
};

/** The number of themes asked for. Throws `UsageError` for what is neither a number in range nor `auto`. */
function clustersOf(args: ParsedArguments): number | 'auto' | undefined {
  const given = args.text('themes');
  if (given === undefined || given === 'auto') return given;
  const count = /^\d{1,3}$/.test(given) ? Number(given) : 0;
  if (count < range.least || count > range.most) throw new UsageError('usage.not-a-count', { option: '--themes', given });
  return count;
}
