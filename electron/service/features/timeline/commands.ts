import { AppError } from '#shared/base/errors.ts';
import { newGuid } from '#shared/base/ids.ts';
import { timelineContract, type TimelineEvent } from '#shared/contracts/timeline.ts';
import type { CommandTransaction } from '#service/db/command-log.ts';
import type { RowImage } from '#service/db/recorded-tables.ts';
import { implement } from '#service/rpc/implement.ts';
import { insertTimeline } from './insert-timeline.ts';
import { recordTimeline } from './timeline-recipe.ts';

/** Timelines that are kept, and events. */
export const handlers = implement.commands(timelineContract, {
  save: ({ tx }, timeline, { signal }) => {
    tx.describe({ name: timeline.name });
    return insertTimeline(tx, timeline, signal);
  },

  update: ({ tx }, { timeline, spec, watch }, { signal }) => {
    tx.describe({ name: nameOf(tx, timeline) });
    const recipe = recordTimeline(tx, spec, watch, signal);
    tx.update('timeline', timeline, { spec: JSON.stringify(spec), watch: JSON.stringify(watch), recipe_id: recipe });
    return { recipe };
  },

  rename: ({ tx }, { timeline, name }) => {
    const before = nameOf(tx, timeline);
    const taken = tx.db.prepare<[string, number], number>('SELECT id FROM timeline WHERE name = ? AND id <> ?').pluck().get(name, timeline);
    if (taken !== undefined) throw new AppError('conflict', { reason: 'timeline-exists', name });
    tx.update('timeline', timeline, { name });
    tx.describe({ name, before });
    return {};
  },

  remove: ({ tx }, { timeline }) => {
    tx.describe({ name: nameOf(tx, timeline) });
    tx.remove('timeline', timeline);
    return {};
  },

  record: ({ tx }, { spec, watch }, { signal }) => ({ recipe: recordTimeline(tx, spec, watch, signal) }),

  addEvent: ({ tx }, event) => {
    tx.describe({ name: event.title });
    return { event: tx.insert('event', { guid: newGuid(), ...rowOf(event), coder_id: tx.coder, created_at: tx.now }) };
  },

  updateEvent: ({ tx }, { event, ...fields }) => {
    requireEvent(tx, event);
    tx.describe({ name: fields.title });
    tx.update('event', event, rowOf(fields));
    return {};
  },

  removeEvent: ({ tx }, { event }) => {
    tx.describe({ name: requireEvent(tx, event) });
    tx.remove('event', event);
    return {};
  },
});

function rowOf({ from, to, title, note, color }: Omit<TimelineEvent, 'id' | 'guid'>): RowImage {
  if (to < from) throw new AppError('invalid-input', { reason: 'event-ends-before' });
  return { first_day: from, last_day: to, title, note, color };
}

function nameOf(tx: CommandTransaction, timeline: number): string {
  const name = tx.db.prepare<[number], string>('SELECT name FROM timeline WHERE id = ?').pluck().get(timeline);
  if (name === undefined) throw new AppError('not-found', { reason: 'no-timeline' });
  return name;
}

function requireEvent(tx: CommandTransaction, event: number): string {
  const title = tx.db.prepare<[number], string>('SELECT title FROM event WHERE id = ?').pluck().get(event);
  if (title === undefined) throw new AppError('not-found', { reason: 'no-event' });
  return title;
}
