import { stepFrom } from './text-steps.ts';
import type { TextModel } from './text-model.ts';

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * A stretch with one of its ends a word further on or back. It begins and ends with words, not with the space between
 * them, and keeps one at least: an end that cannot move stays. Code points, half-open.
 */
export function moveEdge(model: TextModel, { start, end }: Stretch, edge: 'start' | 'end', direction: 1 | -1): Stretch {
  if (edge === 'end') {
    const moved = stepFrom(model, end, 'word', direction);
    const trimmed = direction > 0 ? moved : skipSpace(model, moved, -1);
    return { start, end: trimmed > start ? trimmed : end };
  }
  const moved = stepFrom(model, start, 'word', direction);
  const trimmed = direction > 0 ? skipSpace(model, moved, 1) : moved;
  return { start: trimmed < end ? trimmed : start, end };
}

/** The first offset on or back from one that has no white space behind or before it. */
export function skipSpace({ text, offsets }: TextModel, from: number, direction: 1 | -1): number {
  let unit = offsets.toUnit(from);
  if (direction > 0) while (unit < text.length && /\s/u.test(text.charAt(unit))) unit += 1;
  else while (unit > 0 && /\s/u.test(text.charAt(unit - 1))) unit -= 1;
  return offsets.toCodePoint(unit);
}
