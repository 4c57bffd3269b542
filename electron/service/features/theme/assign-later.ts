import type { ThemeProgress } from '#shared/contracts/theme.ts';
import { columnEnd } from '#service/db/columns.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { recordRecipe } from '#service/features/recipe/record-recipe.ts';
import { decodeModel } from '#service/nlp/cluster/model-bytes.ts';
import type { JobContext } from '#service/rpc/implement.ts';
import { chunkSize } from '#service/columns/definitions.ts';
import { loadAssignment } from './assignment.ts';
import { placeMessages } from './cluster-messages.ts';
import { clusterModel } from './cluster-model.ts';
import { reportProgress } from './progress.ts';
import { readModels, readRun, unmapped, writeChunk, type RunColumns } from './run-store.ts';
import { messagesInScope } from './scope.ts';
import { requireUnchanged, themeStamp } from './theme-stamp.ts';
import { requireCurrentSet } from './theme-rows.ts';

/**
 * Places the messages in scope that the run has not seen among its clusters, by the model it left. What is placed
 * already is not read again. It is the machine's word as the run's own, so there is nothing to undo; the recipe says
 * how many came.
 */
export function assignLater(context: JobContext<ThemeProgress>): { assigned: number; unmapped: number; recipe: number } {
  const { db, signal } = context;
  const stamp = themeStamp(db);
  const set = requireCurrentSet(db);
  const { themes } = loadAssignment(db, set);
  const ids = messagesInScope(db, set, signal).filter((id) => themes[id] === 0);
  const report = reportProgress(context, ids.length);
  const columns = readRun(db, set.run, columnEnd(db));
  const left = placeByModels(db, set.run, ids, columns, (share) => report('assigning', share));
  return context.command('theme.assign', (tx) => {
    requireUnchanged(tx.db, stamp);
    for (const chunk of new Set(ids.map((id) => Math.floor(id / chunkSize)))) writeChunk(tx.db, set.run, chunk, columns);
    tx.touch('theme_chunk');
    const recipe = recordRecipe(tx, {
      kind: 'themes.assign',
      query: set.query,
      messages: ids.length,
      parameters: { set: set.id, run: set.run, language: set.language },
      seed: null,
      model: clusterModel,
      result: { mapped: ids.length - left, unmapped: left },
      appVersion: context.project.appVersion,
    });
    return { assigned: ids.length - left, unmapped: left, recipe };
  });
}

/** Fills in the clusters of some messages: by the model of the whole, and where a cluster was split by that of its parts. Returns how many are in none. */
function placeByModels(db: ReadableDatabase, run: number, ids: Int32Array, { clusters, fits }: RunColumns, between: (share: number) => void): number {
  const models = readModels(db, run);
  let open = new Map<number, number[]>([[0, [...ids]]]);
  let left = 0;
  while (open.size > 0) {
    const next = new Map<number, number[]>();
    for (const [cluster, members] of open) {
      const stored = models.get(cluster);
      if (stored === undefined) continue;
      placeMessages(db, decodeModel(stored.model), Int32Array.from(members), cluster === 0 ? between : () => between(1), (place, found, fit) => {
        const id = members[place] ?? 0;
        const number = found < 0 ? unmapped : stored.firstNumber + found;
        clusters[id] = number;
        if (cluster === 0) fits[id] = fit;
        if (number === unmapped) left++;
        else if (models.has(number)) {
          const parted = next.get(number);
          if (parted === undefined) next.set(number, [id]);
          else parted.push(id);
        }
      });
    }
    open = next;
  }
  return left;
}
