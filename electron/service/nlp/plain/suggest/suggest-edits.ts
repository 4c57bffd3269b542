import { createOffsetMap } from '#shared/base/code-points.ts';
import { foldText } from '#service/search/fold.ts';
import { checkFaithfulness } from '../faithful/check-faithfulness.ts';
import type { KnownEntry } from '../faithful/find-entries.ts';
import { findSentences } from '../faithful/sentences.ts';
import { createEntryFilter } from '../glossary/entries-in.ts';
import { createSpared } from '../rewrite/protected.ts';
import { chineseRules } from './chinese-rules.ts';
import { englishRules } from './english-rules.ts';
import { applyRules, type Candidate, type SuggestionKind } from './rule.ts';
import { findSplits } from './splits.ts';

/** A change of wording that goes beyond a word: offered, never made by itself. Offsets are code points, half-open. */
export interface Suggestion {
  readonly kind: SuggestionKind;
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

/**
 * Suggestions for a text, in order and not overlapping; what touches a stretch in `taken` (code points, in order) is
 * left out. Each passes the checks by itself, in the sentences around it, before it is offered.
 */
export function suggestEdits(original: string, entries: readonly KnownEntry[], taken: readonly { start: number; end: number }[] = []): Suggestion[] {
  const folded = foldText(original);
  const isSpared = createSpared(folded);
  const [from, to] = [createOffsetMap(folded), createOffsetMap(original)];
  const unit = (offset: number) => to.toUnit(from.toCodePoint(offset));
  const slice = (start: number, end: number) => original.slice(unit(start), unit(end));
  const candidates = [...applyRules(chineseRules, folded, slice), ...applyRules(englishRules, folded, slice), ...findSplits(folded, slice)];
  const entriesIn = createEntryFilter(entries);
  const sentences = findSentences(folded);
  const found: Suggestion[] = [];
  let reached = 0;
  let next = 0;
  let sentence = 0;
  // Of two at one place the longer one says more.
  for (const candidate of candidates.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const { kind, start, end, replacement } = candidate;
    if (start < reached || isSpared(start, end)) continue;
    const place = { start: from.toCodePoint(start), end: from.toCodePoint(end) };
    while ((taken[next]?.end ?? Infinity) <= place.start) next++;
    if ((taken[next]?.start ?? Infinity) < place.end) continue;
    while ((sentences[sentence]?.end ?? Infinity) <= start) sentence++;
    const around = sentencesOver(sentences, sentence, candidate);
    const before = slice(around.start, around.end);
    const after = slice(around.start, start) + replacement + slice(end, around.end);
    if (checkFaithfulness(before, after, entriesIn(before, after)).blocked) continue;
    found.push({ kind, ...place, replacement });
    reached = end;
  }
  return found;
}

/** From the sentence in which a candidate begins to the one in which it ends; behind a cut, to the end of what follows it. */
function sentencesOver(sentences: readonly { start: number; end: number }[], first: number, { kind, start, end }: Candidate): { start: number; end: number } {
  let last = first;
  while ((sentences[last]?.end ?? Infinity) < end) last++;
  if (kind === 'split' && (sentences[last]?.end ?? Infinity) <= end) last++;
  return { start: Math.min(sentences[first]?.start ?? start, start), end: Math.max(sentences[Math.min(last, sentences.length - 1)]?.end ?? end, end) };
}
