import { timelineContract, type SavedTimeline, type TimelineEvent } from '#shared/contracts/timeline.ts';
import type { ServicesAccessor } from '#renderer/platform/services.ts';
import { dayAfter } from './day-text.ts';
import { askEvent, type EventFields } from './event-dialog.tsx';
import { readTimelineParams, writeTimelineParams } from './timeline-params.ts';
import { activeTimeline } from './timeline-state.ts';

const { methods } = timelineContract;

function numberOf(args: unknown, key: string): number | undefined {
  const value: unknown = typeof args === 'object' && args !== null ? Object.entries(args).find(([name]) => name === key)?.[1] : undefined;
  return typeof value === 'number' ? value : undefined;
}

async function timelineOf({ rpc }: Pick<ServicesAccessor, 'rpc'>, args: unknown): Promise<SavedTimeline | undefined> {
  const id = numberOf(args, 'timeline') ?? activeTimeline()?.saved?.id;
  return (await rpc.call(methods.list, {})).timelines.find((timeline) => timeline.id === id);
}

async function eventOf({ rpc }: Pick<ServicesAccessor, 'rpc'>, args: unknown): Promise<TimelineEvent | undefined> {
  const id = numberOf(args, 'event');
  return (await rpc.call(methods.events, {})).events.find((event) => event.id === id);
}

/** Opens a kept timeline. */
export async function openTimeline(accessor: ServicesAccessor, args: unknown): Promise<void> {
  const timeline = await timelineOf(accessor, args);
  if (timeline === undefined) return;
  const { spec, watch } = timeline;
  const params = writeTimelineParams({ ...readTimelineParams(undefined), spec, watch, automatic: false });
  const open = accessor.editors.openEditors().some(({ input }) => input.type === 'timeline' && input.id === String(timeline.id));
  // One that is open keeps what was changed in it.
  accessor.editors.openEditor({ type: 'timeline', id: String(timeline.id), ...(open ? {} : { params }) });
}

/** Gives a kept timeline another name. */
export async function renameTimeline(accessor: ServicesAccessor, args: unknown): Promise<void> {
  const timeline = await timelineOf(accessor, args);
  if (timeline === undefined) return;
  const { quickInput, rpc, t } = accessor;
  const name = await quickInput.input({ title: t('timeline.keepTitle'), value: timeline.name, validate: (text) => (text.trim() === '' ? t('timeline.nameMissing') : undefined) });
  if (name !== undefined && name !== timeline.name) await rpc.call(methods.rename, { timeline: timeline.id, name });
}

/** Removes a kept timeline; undo brings it back. */
export async function removeTimeline(accessor: ServicesAccessor, args: unknown): Promise<void> {
  const timeline = await timelineOf(accessor, args);
  if (timeline === undefined) return;
  const { rpc, notifications, editors, t } = accessor;
  await rpc.call(methods.remove, { timeline: timeline.id });
  editors.closeInput('timeline', String(timeline.id));
  notifications.notify('success', t('timeline.removed', { name: timeline.name }), { key: 'timeline.remove' });
}

/** Notes something that happened. */
export async function addEvent(accessor: ServicesAccessor, args: unknown): Promise<void> {
  const { rpc, t } = accessor;
  const brush = activeTimeline()?.params.brush;
  const from = brush?.from ?? today();
  const empty: EventFields = { from, to: from, title: '', note: '', color: null };
  const event = await askEvent(t('timeline.command.addEvent'), { ...empty, ...fromArguments(args) });
  if (event !== undefined) await rpc.call(methods.addEvent, event);
}

function fromArguments(args: unknown): Partial<EventFields> {
  if (typeof args !== 'object' || args === null || !('from' in args) || typeof args.from !== 'string') return {};
  return { from: args.from, to: args.from };
}

function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

/** Changes an event. */
export async function editEvent(accessor: ServicesAccessor, args: unknown): Promise<void> {
  const event = await eventOf(accessor, args);
  if (event === undefined) return;
  const { from, to, title, note, color } = event;
  const changed = await askEvent(accessor.t('timeline.command.editEvent'), { from, to, title, note, color });
  if (changed !== undefined) await accessor.rpc.call(methods.updateEvent, { event: event.id, ...changed });
}

/** Removes an event; undo brings it back. */
export async function removeEvent(accessor: ServicesAccessor, args: unknown): Promise<void> {
  const event = await eventOf(accessor, args);
  if (event === undefined) return;
  await accessor.rpc.call(methods.removeEvent, { event: event.id });
  accessor.notifications.notify('success', accessor.t('timeline.removed', { name: event.title }), { key: 'timeline.remove' });
}

/** Brushes an event's days in the timeline in front, or in a new one. */
export async function showEvent(accessor: ServicesAccessor, args: unknown): Promise<void> {
  const event = await eventOf(accessor, args);
  if (event === undefined) return;
  const active = activeTimeline();
  if (active !== undefined) active.showEvent(event);
  else {
    const brush = { from: event.from, to: event.to === event.from ? dayAfter(event.from, 6) : event.to };
    accessor.editors.openEditor({ type: 'timeline', id: 'new', params: writeTimelineParams({ ...readTimelineParams(undefined), brush }) });
  }
}
