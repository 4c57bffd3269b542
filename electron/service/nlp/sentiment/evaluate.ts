import { isWordCode } from '#shared/query/characters.ts';
import { neutralFeatures, type ModelPart, type NeutralFeature } from './model-file.ts';
import { dictionaryOf, membership, weightPlace, weightsPerNgram, type Dictionary, type SentimentModel } from './model.ts';
import { addressCode, spaceCode, type NormalText } from './normal-text.ts';
import { applyRules, businessRegister, type RuleFinding, type RuleOutcome, type Span } from './rules.ts';
import { firstNode, nextNode, valueAt } from './trie.ts';

/** What a text is made of, as far as both what decides its sentiment and what decides that it has none ask. */
export interface TextMeasures {
  readonly rules: RuleOutcome;
  /** Chinese characters, and words of scripts that part their words. */
  readonly characters: number;
  readonly words: number;
  readonly question: boolean;
  readonly exclamation: boolean;
  readonly address: boolean;
}

/** An n-gram of the dictionary where it first stands, at positions of the normal text, half-open. */
export interface NgramFinding {
  readonly from: number;
  readonly to: number;
  readonly id: number;
}

/** The n-grams of one language's dictionary in a text: how many, and the sum of their weights. */
interface NgramSum {
  count: number;
  sum: number;
  neutralCount: number;
  neutralSum: number;
}

/** How a text was scored. The log-odds of its parts add up to `logOdds`. */
export interface Evaluation {
  readonly measures: TextMeasures;
  /** Of positive against negative. */
  readonly logOdds: number;
  /** Of neutral against any opinion. */
  readonly neutralLogOdds: number;
  /** Share of each language, 0 to 1. */
  readonly shares: { readonly zh: number; readonly en: number };
  /** What the bias of each language counts for. */
  readonly biasShares: { readonly zh: number; readonly en: number };
  /** What a unit of the lexicon's valence weighs here, in log-odds, by the side on which a word ends up. */
  readonly positiveUnit: number;
  readonly negativeUnit: number;
  /** What the weight of an n-gram is multiplied with here, by language. */
  readonly ngramFactors: { readonly zh: number; readonly en: number };
}

/** Half of what a Chinese character weighs against a word of English when the languages of a text are compared. */
const charactersPerWord = 2;
const ngramInNews = 0.4;

/** The factor of n-gram weights in a text with so many of them: long texts say things more than once. */
export const ngramNorm = (count: number): number => (count + 20) ** -0.6;
/** How much of a part's bias counts: none in a text without its n-grams. */
const biasShare = (count: number): number => count / (count + 10);
/** The factor of valence sums, which grow with the length of a text. */
export const valenceNorm = (positive: number, negative: number): number => 1 / Math.sqrt(positive ** 2 + negative ** 2 + 15);

/** Measures a text without a model. @param findings see `applyRules`. */
export function measure(text: NormalText, findings?: RuleFinding[]): TextMeasures {
  let characters = 0;
  let words = 0;
  let question = false;
  let exclamation = false;
  let address = false;
  let before = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.codes[at] ?? 0;
    if (isHan(code)) characters += 1;
    else if (code === 0x3f) question = true;
    else if (code === 0x21) exclamation = true;
    else if (code === addressCode) address = true;
    const word = code > 0x39 && isWordCode(code);
    if (word && !before) words += 1;
    before = word || (before && code !== spaceCode);
  }
  return { rules: applyRules(text, findings), characters, words, question, exclamation, address };
}

export const isHan = (code: number): boolean => (code >= 0x3400 && code <= 0x9fff) || (code >= 0x20000 && code <= 0x3ffff);

/** Scores a text. @param findings and `ngrams` receive what speaks in it where given. */
export function evaluate(text: NormalText, model: SentimentModel, findings?: RuleFinding[], ngrams?: NgramFinding[]): Evaluation {
  const measures = measure(text, findings);
  const { characters, words, rules } = measures;
  const total = characters + words * charactersPerWord;
  const shares = total === 0 ? { zh: 0.5, en: 0.5 } : { zh: characters / total, en: (words * charactersPerWord) / total };
  const { zh, en } = model.file;
  const sums = sumNgrams(text, dictionaryOf(model), rules.phrases, ngrams);
  const damping = rules.register >= businessRegister ? ngramInNews : 1;
  const ngramFactors = {
    zh: total === 0 ? 0 : shares.zh * damping * ngramNorm(sums.zh.count),
    en: total === 0 ? 0 : shares.en * damping * ngramNorm(sums.en.count),
  };
  const norm = valenceNorm(rules.positive, rules.negative);
  const positiveUnit = norm * (shares.zh * zh.positive + shares.en * en.positive);
  const negativeUnit = norm * (shares.zh * zh.negative + shares.en * en.negative);
  const biasShares = {
    zh: total === 0 ? 0 : shares.zh * biasShare(sums.zh.count),
    en: total === 0 ? 0 : shares.en * biasShare(sums.en.count),
  };
  const logOdds = biasShares.zh * zh.bias + biasShares.en * en.bias + ngramFactors.zh * sums.zh.sum + ngramFactors.en * sums.en.sum
    + positiveUnit * rules.positive - negativeUnit * rules.negative;
  const features = evidenceFeatures(measures, logOdds);
  const neutralLogOdds = shares.zh * neutralOf(zh, features, sums.zh) + shares.en * neutralOf(en, features, sums.en);
  return { measures, logOdds, neutralLogOdds, shares, biasShares, positiveUnit, negativeUnit, ngramFactors };
}

/** What decides, beside n-grams, that a text is neutral: how strong and how dense its evidence is. */
export function evidenceFeatures({ rules, characters, words, question, exclamation, address }: TextMeasures, logOdds: number): Record<NeutralFeature, number> {
  const evidence = rules.positive + rules.negative;
  const length = 1 + words + characters / charactersPerWord;
  const strength = Math.min(6, Math.abs(logOdds));
  return {
    strength,
    weakStrength: Math.min(1, strength),
    direction: Math.max(-6, Math.min(6, logOdds)),
    evidence: Math.log1p(evidence),
    noEvidence: evidence < 1e-9 ? 1 : 0,
    coverage: Math.log1p((10 * evidence) / length),
    question: question ? 1 : 0,
    exclamation: exclamation ? 1 : 0,
    address: address ? 1 : 0,
    length: Math.log(length),
  };
}

function neutralOf({ neutral }: ModelPart, features: Record<NeutralFeature, number>, sums: NgramSum): number {
  let sum = neutral.bias + sums.neutralSum * ngramNorm(sums.neutralCount);
  for (const feature of neutralFeatures) sum += neutral.features[feature] * features[feature];
  return sum;
}

let turn = 0;

/** Sums the n-grams of both dictionaries in a text, each once; those strictly within a phrase are passed over. */
function sumNgrams(text: NormalText, dictionary: Dictionary, phrases: readonly Span[], findings: NgramFinding[] | undefined): { zh: NgramSum; en: NgramSum } {
  const { trie, met, members, weights } = dictionary;
  const { codes, length } = text;
  const zh: NgramSum = { count: 0, sum: 0, neutralCount: 0, neutralSum: 0 };
  const en: NgramSum = { count: 0, sum: 0, neutralCount: 0, neutralSum: 0 };
  turn = (turn + 1) >>> 0;
  if (turn === 0) {
    // After four thousand million texts the numbers begin anew.
    met.fill(0);
    turn = 1;
  }
  let reached = 0;
  let phrase = phrases[reached];
  for (let at = 0; at < length; at += 1) {
    while (phrase !== undefined && phrase.to <= at) phrase = phrases[++reached];
    // An n-gram from here to `hidden` at most lies within the phrase.
    const hidden = phrase === undefined || phrase.from > at ? 0 : phrase.from === at ? phrase.to - 1 : phrase.to;
    let node = firstNode(trie, codes[at] ?? 0);
    for (let next = at + 1; node !== 0; next += 1) {
      const id = valueAt(trie, node);
      if (id >= 0 && next > hidden && met[id] !== turn) {
        met[id] = turn;
        const member = members[id] ?? 0;
        const place = id * weightsPerNgram;
        if ((member & membership.zh) !== 0) {
          zh.count += 1;
          zh.sum += weights[place + weightPlace.zh] ?? 0;
        }
        if ((member & membership.en) !== 0) {
          en.count += 1;
          en.sum += weights[place + weightPlace.en] ?? 0;
        }
        if ((member & membership.zhNeutral) !== 0) {
          zh.neutralCount += 1;
          zh.neutralSum += weights[place + weightPlace.zhNeutral] ?? 0;
        }
        if ((member & membership.enNeutral) !== 0) {
          en.neutralCount += 1;
          en.neutralSum += weights[place + weightPlace.enNeutral] ?? 0;
        }
        findings?.push({ from: at, to: next, id });
      }
      if (next >= length) break;
      node = nextNode(trie, node, codes[next] ?? 0);
    }
  }
  return { zh, en };
}
