import { keynessCutOffs, type Keyword } from '#shared/contracts/comparison.ts';

/** How keywords are shown. */
export interface KeynessView {
  /** What is counted: words among all words, or messages among all messages. */
  readonly basis: 'words' | 'messages';
  readonly direction: 'both' | 'rose' | 'fell';
  /** Least log-likelihood. */
  readonly cutOff: number;
  readonly sort: 'likelihood' | 'ratio';
  /** Least occurrences, or messages, in both sets together. */
  readonly least: number;
}

/** A keyword by the basis of the view. */
export interface KeynessRow {
  readonly keyword: Keyword;
  readonly counts: readonly [number, number];
  readonly likelihood: number;
  readonly ratio: number;
}

/** The keywords that a view shows, the strongest first; by ratio, the largest first whatever its direction. */
export function keynessRows(keywords: readonly Keyword[], view: KeynessView): KeynessRow[] {
  const rows = keywords.map((keyword): KeynessRow =>
    view.basis === 'words'
      ? { keyword, counts: keyword.counts, likelihood: keyword.likelihood, ratio: keyword.ratio }
      : { keyword, counts: keyword.messages, likelihood: keyword.messageLikelihood, ratio: keyword.messageRatio },
  );
  const strength = ({ likelihood, ratio }: KeynessRow) => (view.sort === 'likelihood' ? likelihood : Math.abs(ratio));
  return rows
    .filter(({ counts, likelihood, ratio }) =>
      likelihood >= view.cutOff && counts[0] + counts[1] >= view.least && (view.direction === 'both' || (view.direction === 'rose') === ratio >= 0))
    .toSorted((left, right) => strength(right) - strength(left) || right.likelihood - left.likelihood);
}

/** How many words chance alone would bring over a cut-off. */
export function expectedByChance(tested: number, cutOff: number): number {
  return tested * (keynessCutOffs.findLast(({ likelihood }) => likelihood <= cutOff)?.chance ?? 1);
}
