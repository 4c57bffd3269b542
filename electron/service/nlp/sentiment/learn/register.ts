import { evaluate, ngramNorm, type NgramFinding } from '../evaluate.ts';
import { writeNgrams, type ModelFile, type PostsPart } from '../model-file.ts';
import { dictionaryOf, isMember, modelOf } from '../model.ts';
import { normalise } from '../normal-text.ts';
import { matrixBuilder } from './matrix-builder.ts';
import { trainSvm, type SvmOptions } from './linear-svm.ts';
import type { Language } from './polarity.ts';

/** N-grams are learnt as readily as in `polarity.ts` an n-gram that tells much. */
const ngramScale = 3;

/**
 * Learns what tells posts from other texts, by the n-grams that the file lists for it.
 * @param sides 1 where a text is a post, else -1. @param options with the log-odds that a text should reach as `margin`.
 */
export function learnRegister(file: ModelFile, language: Language, texts: readonly string[], sides: Int8Array, options: SvmOptions): PostsPart['register'] {
  const model = modelOf(file);
  const dictionary = dictionaryOf(model);
  const name = `${language}Register` as const;
  const width = dictionary.ngrams.length + 1;
  const builder = matrixBuilder();
  for (const text of texts) {
    const found: NgramFinding[] = [];
    evaluate(normalise(text), model, undefined, found);
    const own = found.filter(({ id }) => isMember(dictionary, id, name));
    const norm = ngramNorm(own.length) * ngramScale;
    for (const { id } of own) builder.add(id, norm);
    builder.add(width - 1, 1);
    builder.endRow();
  }
  const weights = trainSvm(builder.build(width), Int32Array.from(texts.keys()), sides, options);
  const own = dictionary.ngrams.flatMap((ngram, id): [string, number][] => (isMember(dictionary, id, name) ? [[ngram, (weights[id] ?? 0) * ngramScale]] : []));
  return { bias: Number((weights[width - 1] ?? 0).toPrecision(6)), ...writeNgrams(own, false) };
}
