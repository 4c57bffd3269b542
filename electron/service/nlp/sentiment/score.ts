import type { SentimentLabel } from '#shared/contracts/sentiment.ts';
import { evaluate, type Evaluation, type NgramFinding } from './evaluate.ts';
import { dictionaryOf, weightIn, type SentimentModel } from './model.ts';
import { mergeNgrams, type Weighted } from './merge-ngrams.ts';
import { normalise, type NormalText } from './normal-text.ts';
import type { Evidence, ExplainedSentiment, Sentiment, TextLanguage } from './result.ts';
import type { RuleFinding, RuleOutcome } from './rules.ts';

/** Reasons beyond this many are left out, those of least weight first: a text of a megabyte has a hundred thousand. */
const mostEvidence = 1000;
/** A reason that moves the log-odds by less than this moves the score by less than a thousandth. */
const leastWeight = 0.002;
/**
 * A text is mixed where both sides have so much, in valence, the weaker so much of the stronger, and neither has won
 * by more than this in log-odds: with a "but" in the text neither need be near.
 */
const mixedValence = 1.9;
const mixedBalance = 0.45;
const mixedLogOdds = { contrasted: 2.5, plain: 1 } as const;
/** One language speaks for itself in a text where it has this share. */
const mainShare = 0.85;

/** A score nearer to 0 takes no side: it is written as 0. */
const leastScore = 0.001;
/**
 * What is left of a score where the label takes no side: it keeps its sign and its order, and a text called neutral or
 * mixed lies within ±0.3.
 */
export const undecided = 0.3;

/** Label and score of a text with every reason at its place. Any text has an answer: one without evidence is neutral, 0. */
export function scoreSentiment(text: string, model: SentimentModel): ExplainedSentiment {
  const normal = normalise(text);
  const findings: RuleFinding[] = [];
  const ngrams: NgramFinding[] = [];
  const evaluation = evaluate(normal, model, findings, ngrams);
  return { ...decide(evaluation, model), language: languageOf(evaluation), evidence: evidenceOf(normal, model, evaluation, findings, ngrams) };
}

/** Label and score only, for scoring in bulk. */
export function scoreOnly(text: string, model: SentimentModel): Sentiment {
  return decide(evaluate(normalise(text), model), model);
}

function decide(evaluation: Evaluation, model: SentimentModel): Sentiment {
  const score = Math.tanh(evaluation.logOdds / 2);
  const label = Math.abs(score) < leastScore ? 'neutral' : labelOf(evaluation, model.file.impersonal ?? leastImpersonal);
  return { label, score: label === 'neutral' || label === 'mixed' ? score * undecided : score };
}

function labelOf(evaluation: Evaluation, impersonal: number): SentimentLabel {
  const { logOdds, neutralLogOdds, measures } = evaluation;
  if (isMixed(logOdds, measures.rules)) return 'mixed';
  if (neutralLogOdds > 0 || saysNothing(evaluation, impersonal)) return 'neutral';
  return logOdds > 0 ? 'positive' : 'negative';
}

/** Log-odds below which n-grams alone make no opinion. */
const leastAlone = 0.6;
/** The same in English where nobody speaks for themselves, unless the model says otherwise. Chinese leaves "I" and "you" out. */
const leastImpersonal = 1.5;

/**
 * A text with no word of the lexicon and no direction of a figure, which is about business and in which nobody speaks for
 * themselves, or has the courtesies of service, or leans to a side by n-grams only a little.
 */
function saysNothing({ logOdds, shares, measures: { rules: { register, personal, courteous, positive, negative } } }: Evaluation, impersonal: number): boolean {
  if (positive > 0 || negative > 0) return false;
  if (courteous) return true;
  if (personal) return Math.abs(logOdds) < leastAlone;
  return register > 0 || Math.abs(logOdds) < (shares.en >= mainShare ? impersonal : leastAlone);
}

function isMixed(logOdds: number, { positiveClauses, negativeClauses, contrasted }: RuleOutcome): boolean {
  const weaker = Math.min(positiveClauses, negativeClauses);
  return weaker >= mixedValence && weaker >= mixedBalance * Math.max(positiveClauses, negativeClauses)
    && Math.abs(logOdds) < (contrasted ? mixedLogOdds.contrasted : mixedLogOdds.plain);
}

function languageOf({ measures, shares }: Evaluation): TextLanguage {
  if (measures.characters + measures.words === 0) return 'none';
  if (shares.zh >= mainShare) return 'zh';
  return shares.en >= mainShare ? 'en' : 'mixed';
}

/** The reasons in the order of the text. */
function evidenceOf(text: NormalText, model: SentimentModel, evaluation: Evaluation, findings: readonly RuleFinding[], ngrams: readonly NgramFinding[]): Evidence[] {
  const { positiveUnit, negativeUnit, factors: { zh, en } } = evaluation;
  const dictionary = dictionaryOf(model);
  const evidence: Evidence[] = [];
  const add = (from: number, to: number, weight: number, kind: Evidence['kind']): void => {
    const start = text.starts[from] ?? 0;
    const end = text.ends[to - 1] ?? 0;
    if (Math.abs(weight) >= leastWeight && end > start) evidence.push({ start, end, weight, kind });
  };
  for (const { from, to, value, kind, positive } of findings) add(from, to, value * (positive ? positiveUnit : negativeUnit), kind);
  const weighted = ngrams.map(({ from, to, id }): Weighted => ({
    from,
    to,
    weight: weightIn(dictionary, id, 'zh') * zh.general.ngrams + weightIn(dictionary, id, 'zhPosts') * zh.posts.ngrams
      + weightIn(dictionary, id, 'en') * en.general.ngrams + weightIn(dictionary, id, 'enPosts') * en.posts.ngrams,
  }));
  for (const { from, to, weight } of mergeNgrams(text, weighted)) add(from, to, weight, 'ngram');
  if (evidence.length > mostEvidence) {
    evidence.sort((left, right) => Math.abs(right.weight) - Math.abs(left.weight));
    evidence.length = mostEvidence;
  }
  return evidence.toSorted((left, right) => left.start - right.start || left.end - right.end);
}

/** What log-odds near 0 come to as a score: 2p - 1 has the slope 1/2 there. */
const slopeAtZero = 0.5;

/**
 * The reasons with weights that add up to the score in place of the log-odds, the bias of a model being spread over
 * them; where they cancel each other out or speak against the score, they have the score's slope at 0.
 */
export function partsOfScore({ score, evidence }: Pick<ExplainedSentiment, 'score' | 'evidence'>): Evidence[] {
  const logOdds = evidence.reduce((sum, { weight }) => sum + weight, 0);
  const scale = Math.abs(logOdds) > 1e-6 && score / logOdds > 0 ? score / logOdds : slopeAtZero;
  return evidence.map((each) => ({ ...each, weight: each.weight * scale }));
}
