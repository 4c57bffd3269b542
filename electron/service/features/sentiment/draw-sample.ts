import { AppError } from '#shared/base/errors.ts';
import { languages } from '#shared/contracts/conversation.ts';
import { sentimentLabels, type sentimentContract } from '#shared/contracts/sentiment.ts';
import type { ParsedInputOf } from '#shared/rpc/define.ts';
import { columnEnd, loadColumn } from '#service/db/columns.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { evaluateQuery } from '#service/features/messages/evaluate-query.ts';
import { recordRecipe } from '#service/features/recipe/record-recipe.ts';
import { createRandom, type Random } from '#service/nlp/statistics/random.ts';
import type { JobContext } from '#service/rpc/implement.ts';
import { readMachineScores } from './load-sentiment.ts';
import { sampleRecipeKind, type StoredSample, type Stratum } from './sample-rows.ts';

type DrawInput = ParsedInputOf<typeof sentimentContract.methods.drawSample>;

/** Draws a sample of what a query finds and records it as a recipe, whose id is the sample's number. */
export function drawSample(context: JobContext<{ done: number; total: number }>, { query, size, seed, strata }: DrawInput): { sample: number; drawn: number } {
  const { db, signal, project } = context;
  const found = evaluateQuery(db, query, { signal });
  if (found.length === 0) throw new AppError('conflict', { reason: 'nothing-to-draw' });
  const stored = draw(groupsOf(db, found, strata), size, createRandom(seed));
  signal.throwIfAborted();
  const sample = context.write((tx) =>
    recordRecipe(tx, {
      kind: sampleRecipeKind,
      query,
      messages: found.length,
      parameters: { size, strata },
      seed,
      model: strata === 'none' ? 'simple random sample' : 'stratified random sample, equal shares',
      result: { drawn: stored.messages.length, ...stored },
      appVersion: project.appVersion,
    }),
  );
  context.progress({ done: stored.messages.length, total: stored.messages.length });
  return { sample, drawn: stored.messages.length };
}

interface Group {
  readonly name: string;
  readonly messages: Int32Array;
}

function groupsOf(db: ReadableDatabase, ids: Int32Array, strata: DrawInput['strata']): Group[] {
  if (strata === 'none') return [{ name: 'all', messages: ids }];
  const [names, values] = strata === 'language' ? [languages, loadColumn(db, 'language')] : [sentimentLabels, machineLabels(db)];
  return names
    .map((name, value) => ({ name, messages: ids.filter((id) => values[id] === value) }))
    .filter(({ messages }) => messages.length > 0);
}

/** What the machine said, whatever people say: the report compares it with them. */
function machineLabels(db: ReadableDatabase): Uint8Array {
  const end = columnEnd(db);
  const labels = new Uint8Array(end);
  readMachineScores(db, labels, new Float32Array(end));
  return labels;
}

/**
 * The same number from each group, all of one that is smaller, whose rest goes to the others; then in an order that
 * tells nothing of the groups.
 */
function draw(groups: readonly Group[], size: number, random: Random): Omit<StoredSample, 'id'> {
  const shares = equalShares(groups.map(({ messages }) => messages.length), size);
  const drawn = groups.flatMap(({ messages }, stratum) => choose(messages, shares[stratum] ?? 0, random).map((message) => ({ message, stratum })));
  const order = choose(Int32Array.from(drawn, (_, index) => index), drawn.length, random);
  const shown = order.flatMap((index) => drawn[index] ?? []);
  return {
    messages: shown.map(({ message }) => message),
    stratumOf: shown.map(({ stratum }) => stratum),
    strata: groups.map(({ name, messages }, index): Stratum => ({ name, population: messages.length, drawn: shares[index] ?? 0 })),
  };
}

/** Splits a size among groups as evenly as their own sizes allow; what cannot be even goes to the first ones. */
export function equalShares(sizes: readonly number[], size: number): number[] {
  const shares = sizes.map(() => 0);
  let left = Math.min(size, sizes.reduce((sum, own) => sum + own, 0));
  while (left > 0) {
    const open = sizes.flatMap((own, index) => ((shares[index] ?? 0) < own ? [index] : []));
    const each = Math.max(1, Math.floor(left / open.length));
    for (const index of open) {
      const more = Math.min(each, (sizes[index] ?? 0) - (shares[index] ?? 0), left);
      shares[index] = (shares[index] ?? 0) + more;
      left -= more;
    }
  }
  return shares;
}

/** Some of the values without repetition, in random order: the first steps of a Fisher-Yates shuffle. */
function choose(values: Int32Array, count: number, random: Random): number[] {
  const pool = values.slice();
  return Array.from({ length: count }, (_, index) => {
    const other = index + Math.floor(random() * (pool.length - index));
    const chosen = pool[other] ?? 0;
    pool[other] = pool[index] ?? 0;
    pool[index] = chosen;
    return chosen;
  });
}
