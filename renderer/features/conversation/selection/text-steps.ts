import { clauseRanges, sentenceRanges, type UnitRange } from '#shared/base/clauses.ts';
import type { TextStep } from '#renderer/platform/coding/active-reader.ts';
import { characterRanges, windowAround, wordRanges } from './segments.ts';
import type { TextModel } from './text-model.ts';

type Segmented = Exclude<TextStep, 'line' | 'text'>;

const rangesOf: Readonly<Record<Segmented, (text: string, range: UnitRange) => readonly UnitRange[]>> = {
  character: characterRanges,
  word: wordRanges,
  clause: clauseRanges,
  sentence: sentenceRanges,
};

/**
 * The offset one step further: forward to the end of the next word, clause or sentence, backward to the start of the
 * one before, so that a selection made by steps never begins or ends in white space. Code points in and out.
 */
export function stepFrom(model: TextModel, from: number, step: TextStep, direction: 1 | -1): number {
  const { text, offsets } = model;
  const at = offsets.toUnit(from);
  return offsets.toCodePoint(direction > 0 ? forward(text, at, step) : backward(text, at, step));
}

function forward(text: string, from: number, step: TextStep): number {
  if (step === 'text') return text.length;
  if (step === 'line') {
    const end = text.indexOf('\n', from);
    const line = end < 0 ? text.length : withoutReturn(text, end);
    return line > from ? line : text.length;
  }
  for (let at = from; at < text.length; ) {
    const window = windowAround(text, at);
    const next = rangesOf[step](text, window).find((range) => range.end > from);
    if (next !== undefined) return next.end;
    if (window.end >= text.length) break;
    at = window.end;
  }
  return text.length;
}

function backward(text: string, from: number, step: TextStep): number {
  if (step === 'text') return 0;
  if (step === 'line') {
    const line = from === 0 ? 0 : text.lastIndexOf('\n', from - 1) + 1;
    return line < from ? line : 0;
  }
  for (let at = from; at > 0; ) {
    const window = windowAround(text, at);
    const previous = rangesOf[step](text, window).findLast((range) => range.start < from);
    if (previous !== undefined) return previous.start;
    if (window.start <= 0) break;
    at = window.start;
  }
  return 0;
}

const withoutReturn = (text: string, end: number) => (text[end - 1] === '\r' ? end - 1 : end);

/**
 * The word, clause, sentence or line that an offset stands in, or the whole text. Between two of them the one that
 * begins there wins; in white space the nearest before. Code points, half-open; empty only for an empty text.
 */
export function rangeAround(model: TextModel, offset: number, step: TextStep): { readonly start: number; readonly end: number } {
  const { text, offsets } = model;
  const at = offsets.toUnit(offset);
  const range = unitRangeAround(text, at, step);
  return { start: offsets.toCodePoint(range.start), end: offsets.toCodePoint(range.end) };
}

function unitRangeAround(text: string, at: number, step: TextStep): UnitRange {
  if (step === 'text') return { start: 0, end: text.length };
  if (step === 'line') {
    const start = at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
    const end = text.indexOf('\n', at);
    return { start, end: end < 0 ? text.length : withoutReturn(text, end) };
  }
  const ranges = rangesOf[step](text, windowAround(text, at));
  return (
    ranges.find((range) => range.start <= at && at < range.end) ??
    ranges.findLast((range) => range.end <= at) ??
    ranges[0] ?? { start: at, end: at }
  );
}
