import { AppError } from '#shared/base/errors.ts';
import { newGuid } from '#shared/base/ids.ts';
import type { TimelineSpec, Watch } from '#shared/contracts/timeline.ts';
import type { CommandTransaction } from '#service/db/command-log.ts';
import type { CancelSignal } from '#service/rpc/cancel.ts';
import { recordTimeline } from './timeline-recipe.ts';

/** Keeps a timeline under a name, behind the others, with its recipe. Throws `conflict`/`timeline-exists`. */
export function insertTimeline(
  tx: CommandTransaction,
  { name, spec, watch }: { readonly name: string; readonly spec: TimelineSpec; readonly watch: Watch },
  signal: CancelSignal,
): { timeline: number; recipe: number } {
  if (tx.db.prepare('SELECT 1 FROM timeline WHERE name = ?').get(name) !== undefined) throw new AppError('conflict', { reason: 'timeline-exists', name });
  const recipe = recordTimeline(tx, spec, watch, signal);
  const last = tx.db.prepare<[], number | null>('SELECT max(position) FROM timeline').pluck().get() ?? 0;
  const timeline = tx.insert('timeline', {
    guid: newGuid(), name, spec: JSON.stringify(spec), watch: JSON.stringify(watch), position: last + 1, recipe_id: recipe, created_at: tx.now,
  });
  return { timeline, recipe };
}
