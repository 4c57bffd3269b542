import { timelineContract } from '#shared/contracts/timeline.ts';
import { implement } from '#service/rpc/implement.ts';
import { readEvents, readTimelines } from './timeline-rows.ts';

export const handlers = implement.queries(timelineContract, {
  list: ({ db }) => ({ timelines: readTimelines(db) }),
  events: ({ db }) => ({ events: readEvents(db) }),
});
