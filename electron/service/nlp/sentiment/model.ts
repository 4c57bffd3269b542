import builtInFile from './model/built-in.json' with { type: 'json' };
import { checkModelFile, hashOfModel, parseModelFile, printModelFile, readNgrams, type ModelFile } from './model-file.ts';
import { buildTrie, type Trie } from './trie.ts';

/** A model to score with. Its file is for this folder only; keep a model by `writeSentimentModel`. */
export interface SentimentModel {
  readonly name: string;
  /** Hash of the content, hexadecimal. */
  readonly hash: string;
  readonly file: ModelFile;
}

/** The n-grams of both languages in one trie; the arrays are by n-gram. */
export interface Dictionary {
  readonly ngrams: readonly string[];
  readonly trie: Trie;
  readonly zh: DictionaryPart;
  readonly en: DictionaryPart;
  /** The turn in which an n-gram was last met, since it counts once a text. */
  readonly met: Uint32Array;
}

export interface DictionaryPart {
  /** 1 where the n-gram is one of this language's. */
  readonly member: Uint8Array;
  /** Log-odds of positive against negative. */
  readonly weights: Float32Array;
  /** 1 where it is one of those that tell neutral from opinion, and its log-odds of neutral. */
  readonly neutralMember: Uint8Array;
  readonly neutralWeights: Float32Array;
}

/** Reads a model from the text of its file. Throws as `parseModelFile` does. */
export const loadSentimentModel = (text: string): SentimentModel => modelOf(parseModelFile(text));

/** The model of a checked file. */
export const modelOf = (file: ModelFile): SentimentModel => ({ name: file.name, hash: hashOfModel(file), file });

/** The text of a model's file. */
export const writeSentimentModel = (model: SentimentModel): string => printModelFile(model.file);

/** What results carry, so that they can be told from those of another model. */
export const modelVersion = (model: SentimentModel): string => `${model.name}-${model.hash}`;

let builtIn: SentimentModel | undefined;

/** The model that ships with the product, read on first use. */
export function builtInModel(): SentimentModel {
  builtIn ??= modelOf(checkModelFile(builtInFile));
  return builtIn;
}

const dictionaries = new WeakMap<SentimentModel, Dictionary>();

/** The dictionary of a model, built on first use. */
export function dictionaryOf(model: SentimentModel): Dictionary {
  const known = dictionaries.get(model);
  if (known !== undefined) return known;
  const built = buildDictionary(model.file);
  dictionaries.set(model, built);
  return built;
}

function buildDictionary({ zh, en }: ModelFile): Dictionary {
  const lists = [
    readNgrams(zh.ngrams, zh.scale), readNgrams(zh.neutral.ngrams, zh.neutral.scale),
    readNgrams(en.ngrams, en.scale), readNgrams(en.neutral.ngrams, en.neutral.scale),
  ] as const;
  const ids = new Map<string, number>();
  for (const list of lists) for (const [ngram] of list) if (!ids.has(ngram)) ids.set(ngram, ids.size);
  const column = (list: (typeof lists)[number]): [Uint8Array, Float32Array] => {
    const member = new Uint8Array(ids.size);
    const weights = new Float32Array(ids.size);
    for (const [ngram, weight] of list) {
      const id = ids.get(ngram) ?? 0;
      member[id] = 1;
      weights[id] = weight;
    }
    return [member, weights];
  };
  const part = (polarity: (typeof lists)[number], neutral: (typeof lists)[number]): DictionaryPart => {
    const [member, weights] = column(polarity);
    const [neutralMember, neutralWeights] = column(neutral);
    return { member, weights, neutralMember, neutralWeights };
  };
  const ngrams = [...ids.keys()];
  return {
    ngrams,
    trie: buildTrie(ngrams.map((ngram) => Array.from(ngram, (character) => character.codePointAt(0) ?? 0))),
    zh: part(lists[0], lists[1]),
    en: part(lists[2], lists[3]),
    met: new Uint32Array(ids.size),
  };
}
