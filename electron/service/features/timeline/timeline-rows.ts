import * as z from 'zod/mini';
import { timelineSpecSchema, watchSchema, type SavedTimeline, type TimelineEvent } from '#shared/contracts/timeline.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';

interface TimelineRow {
  id: number;
  guid: string;
  name: string;
  spec: string;
  watch: string;
  recipe: number;
}

/** The timelines that are kept, in the order in which they were. */
export function readTimelines(db: ReadableDatabase): SavedTimeline[] {
  return prepareOnce<[], TimelineRow>(db, 'SELECT id, guid, name, spec, watch, recipe_id AS recipe FROM timeline ORDER BY position, id')
    .all()
    .map((row) => ({ ...row, spec: z.parse(timelineSpecSchema, JSON.parse(row.spec)), watch: z.parse(watchSchema, JSON.parse(row.watch)) }));
}

/** What happened, in order of time. */
export function readEvents(db: ReadableDatabase): TimelineEvent[] {
  return prepareOnce<[], TimelineEvent>(
    db,
    'SELECT id, guid, first_day AS "from", last_day AS "to", title, note, color FROM event ORDER BY first_day, id',
  ).all();
}
