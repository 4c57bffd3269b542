import { UsageError } from '../arguments/usage-error.ts';
import type { Analysis } from '../analyses/analysis.ts';
import type { CliCommand } from '../command.ts';
import { firstPositional, openProject } from '../session/open-project.ts';

const modules = import.meta.glob<{ analysis?: Analysis }>('../analyses/*.ts', { eager: true });
const analyses = Object.values(modules)
  .flatMap(({ analysis }) => analysis ?? [])
  .toSorted((left, right) => left.order - right.order);

export const command: CliCommand = {
  name: 'analyse',
  order: 6,
  summary: 'command.analyse',
  spec: { positionals: [{ name: 'PROJECT' }], options: analyses.flatMap(({ options }) => options) },
  run: async (context) => {
    const asked = analyses.filter((analysis) => analysis.asked(context.args));
    if (asked.length === 0) throw new UsageError('usage.no-analysis', { options: analyses.map(({ options }) => `--${options[0]?.name ?? ''}`).join(', ') });
    await openProject(context, firstPositional(context));
    const results: Record<string, object> = {};
    for (const analysis of asked) results[analysis.name] = await analysis.run(context);
    return results;
  },
};
