import { isWordCode } from '#shared/query/characters.ts';
import { neutralFeatures, type NeutralFeature, type PolarityPart, type PostsPart } from './model-file.ts';
import { dictionaryOf, weightPlace, weightsPerNgram, type Dictionary, type SentimentModel } from './model.ts';
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

/** The n-grams of each dictionary in a text, in the order of `weightPlace`: how many, and the sum of their weights. */
interface NgramSums {
  readonly counts: Int32Array;
  readonly sums: Float64Array;
}

/** What a part of a model counts for in a text, by what its parameters are multiplied with. */
export interface PartFactors {
  readonly bias: number;
  readonly ngrams: number;
  /** Of a unit of the lexicon's valence. */
  readonly valence: number;
}

/** What one language of a model says of a text. */
interface LanguageFactors {
  /** Of the general part, and of that for posts: the more a text is a post, the more the second speaks in place of the first. */
  readonly general: PartFactors;
  readonly posts: PartFactors;
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
  /** What a unit of the lexicon's valence weighs here, in log-odds, by the side on which a word ends up. */
  readonly positiveUnit: number;
  readonly negativeUnit: number;
  readonly factors: { readonly zh: LanguageFactors; readonly en: LanguageFactors };
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
  const sums = sumNgrams(text, dictionaryOf(model), rules.phrases, ngrams);
  const damping = rules.register >= businessRegister ? ngramInNews : 1;
  const norm = valenceNorm(rules.positive, rules.negative);
  const factors = { zh: factorsOf('zh'), en: factorsOf('en') };
  let logOdds = 0;
  let positiveUnit = 0;
  let negativeUnit = 0;
  const speak = (part: PolarityPart | undefined, { bias, ngrams: factor, valence }: PartFactors, place: number): void => {
    if (part === undefined) return;
    logOdds += bias * part.bias + factor * (sums.sums[place] ?? 0);
    positiveUnit += valence * part.positive;
    negativeUnit += valence * part.negative;
  };
  for (const language of languages) {
    const part = model.file[language];
    speak(part, factors[language].general, places[language].general);
    speak(part.posts, factors[language].posts, places[language].posts);
  }
  logOdds += positiveUnit * rules.positive - negativeUnit * rules.negative;
  const features = evidenceFeatures(measures, logOdds);
  const neutralLogOdds = shares.zh * neutralOf('zh') + shares.en * neutralOf('en');
  return { measures, logOdds, neutralLogOdds, shares, positiveUnit, negativeUnit, factors };

  function factorsOf(language: Language): LanguageFactors {
    const share = shares[language];
    const { posts } = model.file[language];
    const ofPosts = posts === undefined ? 0 : postShare(posts, sums, places[language].register);
    const of = (part: number, place: number): PartFactors => {
      const count = sums.counts[place] ?? 0;
      // A text without letters has no language whose n-grams could speak.
      const spoken = total === 0 ? 0 : share * part;
      return { bias: spoken * biasShare(count), ngrams: spoken * damping * ngramNorm(count), valence: share * part * norm };
    };
    return { general: of(1 - ofPosts, places[language].general), posts: of(ofPosts, places[language].posts) };
  }

  function neutralOf(language: Language): number {
    const { neutral } = model.file[language];
    const place = places[language].neutral;
    let sum = neutral.bias + (sums.sums[place] ?? 0) * ngramNorm(sums.counts[place] ?? 0);
    for (const feature of neutralFeatures) sum += neutral.features[feature] * features[feature];
    return sum;
  }
}

const languages = ['zh', 'en'] as const;
type Language = (typeof languages)[number];

const places = {
  zh: { general: weightPlace.zh, neutral: weightPlace.zhNeutral, posts: weightPlace.zhPosts, register: weightPlace.zhRegister },
  en: { general: weightPlace.en, neutral: weightPlace.enNeutral, posts: weightPlace.enPosts, register: weightPlace.enRegister },
} as const;

/** How much of the word the part for posts has in a text that is surely one: both parts together know more than either. */
const mostOfPosts = 0.7;

/** The part for posts' share of the word, by how far a text is one. */
function postShare({ register }: PostsPart, { counts, sums }: NgramSums, place: number): number {
  return mostOfPosts / (1 + Math.exp(-register.bias - (sums[place] ?? 0) * ngramNorm(counts[place] ?? 0)));
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

let turn = 0;

const sumsOfText: NgramSums = { counts: new Int32Array(weightsPerNgram), sums: new Float64Array(weightsPerNgram) };

/** Sums the n-grams of all dictionaries in a text, each once; those strictly within a phrase are passed over. The next call overwrites what it gives. */
function sumNgrams(text: NormalText, dictionary: Dictionary, phrases: readonly Span[], findings: NgramFinding[] | undefined): NgramSums {
  const { trie, met, members, weights } = dictionary;
  const { codes, length } = text;
  const { counts, sums } = sumsOfText;
  counts.fill(0);
  sums.fill(0);
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
        // Each bit is a dictionary that holds it.
        for (let rest = members[id] ?? 0; rest !== 0; rest &= rest - 1) {
          const place = 31 - Math.clz32(rest & -rest);
          counts[place] = (counts[place] ?? 0) + 1;
          sums[place] = (sums[place] ?? 0) + (weights[id * weightsPerNgram + place] ?? 0);
        }
        findings?.push({ from: at, to: next, id });
      }
      if (next >= length) break;
      node = nextNode(trie, node, codes[next] ?? 0);
    }
  }
  return sumsOfText;
}
