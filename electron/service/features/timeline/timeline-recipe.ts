import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { AppError } from '#shared/base/errors.ts';
import { timelineSpecSchema, watchSchema, type TimelineSpec, type Watch } from '#shared/contracts/timeline.ts';
import type { CommandTransaction } from '#service/db/command-log.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { recordRecipe } from '#service/features/recipe/record-recipe.ts';
import { newestRun } from '#service/features/sentiment/newest-run.ts';
import { ruleParameters } from '#service/nlp/statistics/warning/rules.ts';
import type { CancelSignal } from '#service/rpc/cancel.ts';
import { readCounts, usualSeries, type TimelineCounts } from './read-counts.ts';

/** The kind under which timelines are recorded. */
const kind = 'timeline';
/** Name and version of the method; a change of what the figures mean changes it. */
const method = 'timeline 1';

const parametersSchema = z.object({ spec: timelineSpecSchema, watch: watchSchema });
const resultSchema = z.object({ messages: z.number(), digest: z.string() });

/**
 * Records what a timeline counts and what came out: its counts as a digest, so that anybody can see whether they still
 * come out the same. A run that is recorded already, with the same result, is not recorded again.
 */
export function recordTimeline(tx: CommandTransaction, spec: TimelineSpec, watch: Watch, signal: CancelSignal): number {
  const counted = readCounts(tx.db, spec, usualSeries, signal);
  const parameters = {
    spec,
    watch,
    rules: ruleParameters,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    sentimentRecipe: newestRun(tx.db),
  };
  const result = { messages: counted.ids.length, withoutTime: counted.withoutTime, scored: counted.scored, series: counted.series.length, digest: digestOf(counted) };
  const [before, after] = [JSON.stringify(parameters), JSON.stringify(result)];
  const known = prepareOnce<[string, string, string, string], number>(
    tx.db,
    'SELECT id FROM recipe WHERE kind = ? AND parameters = ? AND result = ? AND model = ? ORDER BY id DESC LIMIT 1',
  ).pluck().get(kind, before, after, method);
  if (known !== undefined) return known;
  return recordRecipe(tx, { kind, query: spec.query, messages: counted.ids.length, parameters, seed: null, model: method, result, appVersion: tx.appVersion });
}

/** What a recipe recorded. Throws `not-found`/`no-recipe`. */
export function readTimelineRecipe(db: ReadableDatabase, recipe: number): { spec: TimelineSpec; watch: Watch; messages: number; digest: string } {
  const row = prepareOnce<[number, string], { parameters: string; result: string }>(db, 'SELECT parameters, result FROM recipe WHERE id = ? AND kind = ?').get(recipe, kind);
  if (row === undefined) throw new AppError('not-found', { reason: 'no-recipe' });
  return { ...z.parse(parametersSchema, JSON.parse(row.parameters)), ...z.parse(resultSchema, JSON.parse(row.result)) };
}

/** Counts a recorded timeline anew and compares. */
export function recheckRecipe(db: ReadableDatabase, recipe: number, signal: CancelSignal): { same: boolean; messages: { recorded: number; now: number } } {
  const { spec, messages, digest } = readTimelineRecipe(db, recipe);
  const counted = readCounts(db, spec, usualSeries, signal);
  return { same: digestOf(counted) === digest, messages: { recorded: messages, now: counted.ids.length } };
}

/** The first day, the series and every count, as one short hash. */
function digestOf({ days, series, counts, withoutTime }: TimelineCounts): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([days[0] ?? '', days.length, withoutTime, series.map(({ key }) => key)]));
  const view = new DataView(new ArrayBuffer(counts.length * 4));
  for (const [index, count] of counts.entries()) view.setInt32(index * 4, count, true);
  hash.update(new Uint8Array(view.buffer));
  return hash.digest('hex').slice(0, 32);
}
