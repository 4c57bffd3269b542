import type { SentimentEvidence } from '#shared/contracts/sentiment.ts';

/** One stretch of the text with all that speaks there. Offsets are code points, half-open. */
export interface Reason {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Part of the score: the sum of what stands on this stretch. */
  readonly weight: number;
  readonly kinds: readonly string[];
  /** Those of the kinds that are rules, which need a word of explanation beside the words of the text. */
  readonly rules: readonly string[];
}

/** Kinds whose words speak for themselves. */
const wordKinds = new Set(['ngram', 'lexicon', 'emoji']);

/** Evidence joined where it stands on the same stretch, in the order of the text; what cancels out is left out. */
export function reasonsOf(evidence: readonly SentimentEvidence[]): readonly Reason[] {
  const groups = Map.groupBy(evidence, ({ start, end }) => `${start}-${end}`);
  return [...groups.values()].flatMap((group): Reason[] => {
    const [first] = group;
    const weight = group.reduce((sum, each) => sum + each.weight, 0);
    if (first === undefined || Math.abs(weight) < 0.005) return [];
    const kinds = [...new Set(group.map(({ kind }) => kind))];
    return [{ start: first.start, end: first.end, text: first.text, weight, kinds, rules: kinds.filter((kind) => !wordKinds.has(kind)) }];
  });
}

/** The reasons that weigh most first. */
export function byWeight(reasons: readonly Reason[]): readonly Reason[] {
  return reasons.toSorted((left, right) => Math.abs(right.weight) - Math.abs(left.weight) || left.start - right.start);
}
