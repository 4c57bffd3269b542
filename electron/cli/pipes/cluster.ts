import { setImmediate } from 'node:timers/promises';
import * as z from 'zod/mini';
import type { ClusterOptions } from '#service/nlp/cluster/types.ts';
import { AppError } from '#shared/base/errors.ts';
import { UsageError } from '../arguments/usage-error.ts';
import type { Pipe, PipeContext, PipeLine } from '../pipe/pipe.ts';

const lineShape = z.object({ text: z.string() });
type Line = PipeLine<z.infer<typeof lineShape>>;

const defaultSeed = 42;
const mostClusters = 1000;
/** Milliseconds of work between two looks at Ctrl+C. */
const longestTurn = 20;

/** Groups all lines; answers when the last has come, since each decides where the others belong. */
export const pipe: Pipe = {
  task: 'cluster',
  order: 3,
  summary: 'pipe.cluster',
  options: [
    { name: 'k', value: 'N|auto', help: 'option.cluster-k' },
    { name: 'seed', value: 'S', kind: 'count', help: 'option.seed' },
  ],
  run: async (context) => {
    const { args, lines, write, writeError } = context;
    const k = readK(args.text('k'));
    const read: Line[] = [];
    const texts: string[] = [];
    for await (const line of lines(lineShape)) {
      read.push(line);
      if (line.value !== undefined) texts.push(line.value.text);
    }
    const { assignment, clusters } = await cluster(context, texts, { k, seed: args.count('seed') ?? defaultSeed });
    let place = 0;
    for (const line of read) {
      if (line.value === undefined) {
        await writeError(line);
        continue;
      }
      const found = assignment[place++] ?? -1;
      await write({ id: line.id, cluster: found, label: clusters[found]?.label ?? null });
    }
  },
};

function readK(given: string | undefined): number | 'auto' {
  if (given === undefined) throw new UsageError('usage.option-missing', { option: '--k' });
  if (given === 'auto') return given;
  const k = /^\d{1,4}$/.test(given) ? Number(given) : 0;
  if (k < 1 || k > mostClusters) throw new UsageError('usage.cluster-k', { given, most: mostClusters });
  return k;
}

async function cluster({ signal, output, messages }: PipeContext, texts: readonly string[], options: ClusterOptions) {
  // Loaded only here, so that no other command reads the dictionary.
  const [{ clusterTextSteps }, { runStepsAsync }] = await Promise.all([import('#service/nlp/cluster/cluster-texts.ts'), import('#service/nlp/steps.ts')]);
  let turn = performance.now();
  const result = await runStepsAsync(clusterTextSteps(texts, options), async (done) => {
    if (performance.now() - turn < longestTurn) return;
    output.progress(messages.text('progress.clustering', { percent: Math.floor(100 * done) }));
    await setImmediate();
    if (signal.aborted) throw new AppError('cancelled');
    turn = performance.now();
  });
  output.progress('');
  return result;
}
