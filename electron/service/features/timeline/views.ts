import { timelineContract } from '#shared/contracts/timeline.ts';
import { participantAttributes } from '#service/features/messages/segments.ts';
import { implement } from '#service/rpc/implement.ts';
import { describeTimeline } from './describe-timeline.ts';
import { watchTimeline } from './find-warnings.ts';
import { readCounts, usualSeries } from './read-counts.ts';
import { recheckRecipe } from './timeline-recipe.ts';

/** Timelines, over the columns of the view thread. */
export const handlers = implement.views(timelineContract, {
  series: ({ db }, { spec, limit }, { signal }) => describeTimeline(db, spec, readCounts(db, spec, limit ?? usualSeries, signal)),
  warnings: ({ db }, { spec, watch, limit }, { signal }) =>
    watchTimeline(db, spec, watch, readCounts(db, spec, limit ?? usualSeries, signal), signal),
  attributes: ({ db }) => ({ attributes: participantAttributes(db) }),
  recheck: ({ db }, { recipe }, { signal }) => recheckRecipe(db, recipe, signal),
});
