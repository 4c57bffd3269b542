import type { ReadTurn } from './reading-rows.ts';

/** Whether a turn is of another day than the one before it: then its time is shown with the date. */
export function isNewDay(messages: Int32Array, turns: ReadonlyMap<number, ReadTurn>, place: number): boolean {
  if (place === 0) return false;
  const own = turns.get(messages[place] ?? 0)?.turn.sentAt;
  const before = turns.get(messages[place - 1] ?? 0)?.turn.sentAt;
  if (own === undefined || own === null || before === undefined || before === null) return false;
  return new Date(own).toDateString() !== new Date(before).toDateString();
}
