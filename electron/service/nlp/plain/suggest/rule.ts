/** What a suggestion changes: a sentence that is cut, a noun that hides a verb, who acts, or words that say nothing. */
export type SuggestionKind = 'split' | 'nominal' | 'passive' | 'wordy';

/** A change of wording as a rule finds it; UTF-16 offsets of the folded text, half-open. */
export interface Candidate {
  readonly kind: SuggestionKind;
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

/**
 * A rule: a pattern over the folded text (lower case, simplified, half-width), and what it becomes. `piece` gives a
 * named group as the original writes it; undefined where the words only look alike. The pattern has the flags `dg`.
 */
export interface Rule {
  readonly kind: SuggestionKind;
  readonly pattern: RegExp;
  readonly becomes: (piece: (group: string) => string, match: RegExpExecArray, folded: string) => string | undefined;
}

/** What the rules find in a text, in any order. `slice` gives a stretch of the folded text as the original writes it. */
export function applyRules(rules: readonly Rule[], folded: string, slice: (start: number, end: number) => string): Candidate[] {
  return rules.flatMap(({ kind, pattern, becomes }) =>
    [...folded.matchAll(pattern)].flatMap((match): Candidate[] => {
      const piece = (group: string) => {
        const [start, end] = match.indices?.groups?.[group] ?? [0, 0];
        return slice(start, end);
      };
      const replacement = becomes(piece, match, folded);
      const [start, end] = match.indices?.groups?.['whole'] ?? [match.index, match.index + match[0].length];
      return replacement === undefined || replacement === slice(start, end) ? [] : [{ kind, start, end, replacement }];
    }),
  );
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
