import builtInFile from './model/built-in.json' with { type: 'json' };
import { checkModelFile, hashOfModel, parseModelFile, printModelFile, readNgrams, type ModelFile, type NgramLines } from './model-file.ts';
import { scoringHash } from './scoring-revision.ts';
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
  /** Which dictionaries an n-gram is in: the sum of {@link membership}. */
  readonly members: Uint8Array;
  /** Eight numbers an n-gram, in the order of {@link weightPlace}: log-odds, 0 where it is in another dictionary. */
  readonly weights: Float32Array;
  /** The turn in which an n-gram was last met, since it counts once a text. */
  readonly met: Uint32Array;
}

/**
 * Four dictionaries a language: what tells positive from negative, what tells neutral from opinion, what tells positive
 * from negative in posts, and what tells posts from other texts.
 */
export const weightPlace = { zh: 0, en: 1, zhNeutral: 2, enNeutral: 3, zhPosts: 4, enPosts: 5, zhRegister: 6, enRegister: 7 } as const;
export const weightsPerNgram = 8;
/** The bit of a dictionary among an n-gram's members. */
export const membership = (name: DictionaryName): number => 1 << weightPlace[name];

/** Reads a model from the text of its file. Throws as `parseModelFile` does. */
export const loadSentimentModel = (text: string): SentimentModel => modelOf(parseModelFile(text));

const models = new WeakMap<ModelFile, SentimentModel>();

/** The model of a checked file, one a file, so that its dictionary is built once however often it is asked for. */
export function modelOf(file: ModelFile): SentimentModel {
  const known = models.get(file);
  if (known !== undefined) return known;
  let hash: string | undefined;
  const model = {
    name: file.name,
    file,
    // Most models of a training are never named.
    get hash() {
      return (hash ??= hashOfModel(file));
    },
  };
  models.set(file, model);
  return model;
}

/** The text of a model's file. */
export const writeSentimentModel = (model: SentimentModel): string => printModelFile(model.file);

/** What a model is kept under: its name and the hash of its content. */
export const modelKey = (model: SentimentModel): string => `${model.name}-${model.hash}`;

/** What results carry, so that they can be told from those of another model, lexicon or revision of the rules. */
export const modelVersion = (model: SentimentModel): string => versionOfKey(modelKey(model));

const separator = '+';

/** The version that a kept model's results carry now: its key, and behind it what a score depends on beside it. */
export const versionOfKey = (key: string): string => `${key}${separator}${scoringHash()}`;

/** The key in a version; one from before there was more to it is a key itself. */
export function keyOfVersion(version: string): string {
  const at = version.search(/\+[\da-f]{6}$/);
  return at === -1 ? version : version.slice(0, at);
}

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
  const read = (part: { scale: number; ngrams: NgramLines } | undefined) => (part === undefined ? [] : readNgrams(part.ngrams, part.scale));
  const lists = {
    zh: read(zh), en: read(en), zhNeutral: read(zh.neutral), enNeutral: read(en.neutral),
    zhPosts: read(zh.posts), enPosts: read(en.posts), zhRegister: read(zh.posts?.register), enRegister: read(en.posts?.register),
  };
  const ids = new Map<string, number>();
  for (const list of Object.values(lists)) for (const [ngram] of list) if (!ids.has(ngram)) ids.set(ngram, ids.size);
  const members = new Uint8Array(ids.size);
  const weights = new Float32Array(ids.size * weightsPerNgram);
  for (const name of dictionaryNames) {
    for (const [ngram, weight] of lists[name]) {
      const id = ids.get(ngram) ?? 0;
      members[id] = (members[id] ?? 0) | membership(name);
      weights[id * weightsPerNgram + weightPlace[name]] = weight;
    }
  }
  const ngrams = [...ids.keys()];
  return { ngrams, trie: buildTrie(ngrams.map(codePointsOf)), members, weights, met: new Uint32Array(ids.size) };
}

/** Many times faster than an iteration over the string, which a hundred thousand n-grams feel. */
function codePointsOf(ngram: string): number[] {
  const codes: number[] = [];
  for (let at = 0; at < ngram.length; at += 1) {
    const code = ngram.codePointAt(at) ?? 0;
    if (code > 0xffff) at += 1;
    codes.push(code);
  }
  return codes;
}

const dictionaryNames = ['zh', 'en', 'zhNeutral', 'enNeutral', 'zhPosts', 'enPosts', 'zhRegister', 'enRegister'] as const;
export type DictionaryName = (typeof dictionaryNames)[number];

/** Whether an n-gram is in a dictionary. */
export const isMember = ({ members }: Dictionary, id: number, name: DictionaryName): boolean => ((members[id] ?? 0) & membership(name)) !== 0;

/** What an n-gram weighs in a dictionary, in log-odds. */
export const weightIn = ({ weights }: Dictionary, id: number, name: DictionaryName): number => weights[id * weightsPerNgram + weightPlace[name]] ?? 0;
