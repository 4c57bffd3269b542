import { foldText } from '#service/search/fold.ts';
import { learnPolarity, polarityColumns, polarityRows, polarityWeights, type Language } from './learn/polarity.ts';
import { readNgrams, writeNgrams, type ModelFile, type ModelPart } from './model-file.ts';
import { modelOf, type SentimentModel } from './model.ts';

/** A text and what a person said about it. */
export interface LabelledText {
  readonly text: string;
  readonly label: 'positive' | 'negative' | 'neutral' | 'mixed';
}

export interface AdaptOptions {
  readonly name: string;
  /** Asked now and then: throws to stop. */
  readonly checkCancelled?: () => void;
}

/** Texts that must hold an n-gram for it to join the dictionary. */
const leastTexts = 2;
/** N-grams that may join, of each language; those in the most texts first. */
const mostNew = 4000;
/** What an error costs against moving away from the base model. */
const cost = 0.4;
/** An n-gram of the base model moves as easily as one that joined. */
const ngramScale = 1;

/**
 * A model that has learnt from labelled texts, with the given one as its prior: its weights move only as far as the
 * labels ask, so that what it knew of other texts stays. N-grams that the texts share and the dictionary lacks join it
 * with weight 0. Positive and negative texts teach the polarity; what decides neutral and mixed is the base model's.
 * The same input gives the same model.
 */
export function adaptModel(model: SentimentModel, labelled: readonly LabelledText[], options: AdaptOptions): SentimentModel {
  const opinions = labelled.filter(({ label }) => label === 'positive' || label === 'negative');
  const file: ModelFile = { ...withNgrams(model.file, opinions.map(({ text }) => text)), name: options.name };
  if (opinions.length === 0) return modelOf(file);
  options.checkCancelled?.();
  const columns = polarityColumns(file, () => ngramScale);
  const rows = polarityRows(file, columns, opinions.map(({ text }) => text));
  const sides = Int8Array.from(opinions, ({ label }) => (label === 'positive' ? 1 : -1));
  const learnt = learnPolarity(file, columns, rows, Int32Array.from(opinions.keys()), sides, {
    cost,
    prior: polarityWeights(file, columns),
    ...(options.checkCancelled === undefined ? {} : { checkCancelled: options.checkCancelled }),
  });
  return modelOf(learnt);
}

function withNgrams(file: ModelFile, texts: readonly string[]): ModelFile {
  const found = sharedNgrams(texts);
  const part = (language: Language): ModelPart => {
    const own = readNgrams(file[language].ngrams, file[language].scale);
    const known = new Set(own.map(([ngram]) => ngram));
    const joined = found[language].filter((ngram) => !known.has(ngram)).slice(0, mostNew);
    return { ...file[language], ...writeNgrams([...own, ...joined.map((ngram): [string, number] => [ngram, 0])], true) };
  };
  return { ...file, zh: part('zh'), en: part('en') };
}

/** Runs of two to four Han characters, and whole English words with the spaces around them, that several texts hold; those of most texts first. */
function sharedNgrams(texts: readonly string[]): Record<Language, string[]> {
  const counts: Record<Language, Map<string, number>> = { zh: new Map(), en: new Map() };
  for (const text of texts) {
    const folded = foldText(text);
    const own: Record<Language, Set<string>> = { zh: new Set(), en: new Set((folded.match(/(?<![a-z'])[a-z]{3,24}(?![a-z'])/g) ?? []).map((word) => ` ${word} `)) };
    for (const run of folded.match(/\p{Script=Han}+/gu) ?? []) {
      const characters = [...run];
      for (let size = 2; size <= 4; size += 1) for (let at = 0; at + size <= characters.length; at += 1) own.zh.add(characters.slice(at, at + size).join(''));
    }
    for (const language of ['zh', 'en'] as const) for (const ngram of own[language]) counts[language].set(ngram, (counts[language].get(ngram) ?? 0) + 1);
  }
  const shared = (language: Language) =>
    [...counts[language]].filter(([, count]) => count >= leastTexts).toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([ngram]) => ngram);
  return { zh: shared('zh'), en: shared('en') };
}
