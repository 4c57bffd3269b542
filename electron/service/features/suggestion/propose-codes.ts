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

/** What the model says of a message: its codes from `least` on, best first, whether they may be proposed or not. */
export function probableCodes({ codes, suggester }: CurrentSuggester, message: { readonly id: number; readonly text: string }, least: number): Proposal[] {
  const text = message.text.slice(0, longestRead);
  const ranges = passagesOf(text);
  const found = suggester.suggest(text, { passages: ranges.map(({ start, end }) => text.slice(start, end)), top: codes.length, least });
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

/** Messages whose answers are kept: after a coding the turns on screen are asked for again, though only one has changed. */
const keptMessages = 1000;
/** Codes below this are no suggestion at all. */
export const leastAnswered = 0.01;

interface Answers {
  readonly current: CurrentSuggester;
  readonly byMessage: Map<number, { readonly text: string; readonly codes: readonly Proposal[] }>;
}
let answers: Answers | undefined;

/** As {@link probableCodes}, remembered for the messages asked for last. */
export function rememberedCodes(current: CurrentSuggester, message: { readonly id: number; readonly text: string }): readonly Proposal[] {
  if (answers?.current !== current) answers = { current, byMessage: new Map() };
  const { byMessage } = answers;
  const known = byMessage.get(message.id);
  byMessage.delete(message.id);
  const codes = known?.text === message.text ? known.codes : probableCodes(current, message, leastAnswered);
  byMessage.set(message.id, { text: message.text, codes });
  const [oldest] = byMessage.keys();
  if (byMessage.size > keptMessages && oldest !== undefined) byMessage.delete(oldest);
  return codes;
}
