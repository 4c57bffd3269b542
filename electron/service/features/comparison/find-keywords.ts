import { comparisonLimits, keynessCutOffs, type Keyword } from '#shared/contracts/comparison.ts';
import type { CountedWord, WordCounter } from '#service/nlp/segment/index.ts';
import { foldText } from '#service/search/fold.ts';
import { logLikelihood, logRatio } from '#service/nlp/statistics/keyness.ts';

/** Ways of writing a word that are listed. */
const listedForms = 12;

/** The words that one set has more of than chance would say, and how many were tested. */
export function findKeywords(
  counter: WordCounter,
  messages: readonly [number, number],
  least: { readonly count: number; readonly messages: number },
): { keywords: Keyword[]; tested: number } {
  const words = counter.words(least.count, least.messages);
  const found = words.map((word) => keyword(word, counter.totals, messages));
  const telling = found.filter(({ likelihood, messageLikelihood }) => Math.max(likelihood, messageLikelihood) >= keynessCutOffs[0].likelihood);
  return { keywords: [...strongest(telling, (ratio) => ratio >= 0), ...strongest(telling, (ratio) => ratio < 0)], tested: words.length };
}

function strongest(keywords: readonly Keyword[], isDirection: (ratio: number) => boolean): Keyword[] {
  return keywords
    .filter(({ ratio }) => isDirection(ratio))
    .toSorted((left, right) => right.likelihood - left.likelihood || (left.word < right.word ? -1 : 1))
    .slice(0, comparisonLimits.keywords);
}

function keyword({ key, forms, counts, texts }: CountedWord, totals: readonly [number, number], messages: readonly [number, number]): Keyword {
  return {
    word: forms[0] ?? key,
    // Search does not tell script variants and capitals apart.
    forms: [...new Map(forms.toReversed().map((form) => [foldText(form), form])).values()].toReversed().slice(0, listedForms),
    counts: [counts[0], counts[1]],
    messages: [texts[0], texts[1]],
    likelihood: logLikelihood(counts[1], totals[1], counts[0], totals[0]),
    ratio: logRatio(counts[1], totals[1], counts[0], totals[0]),
    messageLikelihood: logLikelihood(texts[1], messages[1], texts[0], messages[0]),
    messageRatio: logRatio(texts[1], messages[1], texts[0], messages[0]),
  };
}
