import { clauseRanges } from '#shared/base/clauses.ts';
import { createOffsetMap } from '#shared/base/code-points.ts';
import type { Proposal } from '#shared/contracts/suggestion.ts';
import type { CurrentSuggester } from './current-suggester.ts';

/** UTF-16 units of a text that are read for proposals: a message longer than that is a document. */
export const longestRead = 20_000;

/** The passages of a text among which the best is proposed: its clauses, in UTF-16 units. */
export function passagesOf(text: string): readonly { readonly start: number; readonly end: number }[] {
  return clauseRanges(text, { start: 0, end: Math.min(text.length, longestRead) });
}

/**
 * The most probable codes of a message that may be proposed for it, best first. `mayPropose` says which may: not those
 * it has, nor those rejected for it, nor retired ones.
 */
export function proposeCodes(
  { codes, suggester }: CurrentSuggester,
  message: { readonly id: number; readonly text: string },
  mayPropose: (code: number) => boolean,
  { top, least }: { top: number; least: number },
): Proposal[] {
  const text = message.text.slice(0, longestRead);
  const ranges = passagesOf(text);
  const all = suggester.suggest(text, { passages: ranges.map(({ start, end }) => text.slice(start, end)), top: codes.length, least });
  const found = all.filter(({ code }) => mayPropose(codes[code]?.code ?? 0)).slice(0, top);
  if (found.length === 0) return [];
  const offsets = createOffsetMap(text);
  return found.map(({ code, score, passage }): Proposal => {
    const range = passage === null ? undefined : ranges[passage];
    return {
      message: message.id,
      code: codes[code]?.code ?? 0,
      span: range === undefined ? null : { start: offsets.toCodePoint(range.start), end: offsets.toCodePoint(range.end) },
      quote: range === undefined ? null : text.slice(range.start, range.end),
      score,
    };
  });
}
