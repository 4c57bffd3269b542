import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { AppError } from '#shared/base/errors.ts';

/**
 * A model as its file holds it, JSON. N-grams stand under their weight, a whole number from -127 to 127, in one line
 * parted by spaces, with ␣ for a space within; a weight times `scale` is in log-odds.
 */
const weight = z.number().check(z.gte(-100), z.lte(100));
const scale = z.number().check(z.gte(0), z.lte(10));
const ngrams = z.record(z.string().check(z.regex(/^-?(?:\d|[1-9]\d|1[01]\d|12[0-7])$/)), z.string().check(z.maxLength(4_000_000)));

/** Names of what decides that a text is neutral, see `evidenceFeatures`. */
export const neutralFeatures = [
  'strength', 'weakStrength', 'direction', 'evidence', 'noEvidence', 'coverage', 'question', 'exclamation', 'address', 'length',
] as const;
export type NeutralFeature = (typeof neutralFeatures)[number];

const neutralShape = z.object({ bias: weight, features: z.record(z.enum(neutralFeatures), weight), scale, ngrams });

const polarityShape = z.object({
  bias: weight,
  /** What a unit of the lexicon's valence weighs on either side. */
  positive: z.number().check(z.gte(0), z.lte(100)),
  negative: z.number().check(z.gte(0), z.lte(100)),
  scale,
  ngrams,
});

/**
 * What people say in posts about themselves and the day, where words and emoticons speak otherwise than in a review,
 * and by what a text is known to be one.
 */
const postsShape = z.extend(polarityShape, { register: z.object({ bias: weight, scale, ngrams }) });

const partShape = z.extend(polarityShape, { neutral: neutralShape, posts: z.optional(postsShape) });

const fileShape = z.object({
  format: z.literal('verbatim-sentiment'),
  version: z.literal(1),
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  /**
   * Log-odds that n-grams alone need for an opinion in English where nobody speaks for themselves. Less in a model that
   * knows the very words of a project; absent where the product's own threshold holds.
   */
  impersonal: z.optional(z.number().check(z.gte(0), z.lte(100))),
  zh: partShape,
  en: partShape,
});

export type ModelFile = z.infer<typeof fileShape>;
export type ModelPart = z.infer<typeof partShape>;
export type PolarityPart = z.infer<typeof polarityShape>;
export type PostsPart = z.infer<typeof postsShape>;
export type NgramLines = z.infer<typeof ngrams>;

/** N-grams of a model file together, beyond which it is refused: it would take long to read and much memory. */
const mostNgrams = 500_000;

/**
 * Reads the text of a model file. Throws `invalid-input` with the reason `model-not-json`, `model-not-valid` or
 * `model-too-large`.
 */
export function parseModelFile(text: string): ModelFile {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new AppError('invalid-input', { reason: 'model-not-json' }, { cause: error });
  }
  return checkModelFile(value);
}

/** The same for what JSON.parse gave. */
export function checkModelFile(value: unknown): ModelFile {
  const parsed = z.safeParse(fileShape, value);
  if (!parsed.success) throw new AppError('invalid-input', { reason: 'model-not-valid' });
  const { zh, en } = parsed.data;
  let count = 0;
  for (const lines of [zh, en].flatMap(({ ngrams: own, neutral, posts }) => [own, neutral.ngrams, posts?.ngrams ?? {}, posts?.register.ngrams ?? {}])) {
    for (const line of Object.values(lines)) for (let at = 0; at < line.length; at += 1) if (line.charCodeAt(at) === 0x20) count += 1;
  }
  if (count > mostNgrams) throw new AppError('invalid-input', { reason: 'model-too-large', limit: mostNgrams });
  return parsed.data;
}

/** The text of a model file, a line for each weight; the same for equal models. */
export function printModelFile(file: ModelFile): string {
  return `${JSON.stringify(canonical(file), undefined, 1)}\n`;
}

/** A hash of what a model holds, hexadecimal: the same for equal contents, however the file is written. */
export function hashOfModel(file: ModelFile): string {
  return createHash('sha256').update(JSON.stringify(canonical(file))).digest('hex').slice(0, 12);
}

/** The file with everything in one order. */
function canonical({ format, version, name, impersonal, zh, en }: ModelFile): ModelFile {
  const polarity = ({ bias, positive, negative, scale, ngrams }: PolarityPart): PolarityPart => ({ bias, positive, negative, scale, ngrams: sorted(ngrams) });
  const register = ({ bias, scale, ngrams }: PostsPart['register']): PostsPart['register'] => ({ bias, scale, ngrams: sorted(ngrams) });
  const part = ({ neutral, posts, ...own }: ModelPart): ModelPart => ({
    ...polarity(own),
    neutral: {
      bias: neutral.bias,
      features: Object.fromEntries(neutralFeatures.map((feature) => [feature, neutral.features[feature]])) as ModelPart['neutral']['features'],
      scale: neutral.scale,
      ngrams: sorted(neutral.ngrams),
    },
    ...(posts === undefined ? {} : { posts: { ...polarity(posts), register: register(posts.register) } }),
  });
  return { format, version, name, ...(impersonal === undefined ? {} : { impersonal }), zh: part(zh), en: part(en) };
}

const sorted = (lines: NgramLines): NgramLines =>
  Object.fromEntries(
    Object.entries(lines)
      .map(([level, line]): [string, string] => [level, line.split(' ').toSorted().join(' ')])
      .toSorted(([left], [right]) => Number(left) - Number(right)),
  );

const spaceSign = '␣';

/** The n-grams and weights (in log-odds) of lines. */
export function readNgrams(lines: NgramLines, unit: number): [ngram: string, weight: number][] {
  return Object.entries(lines).flatMap(([level, line]) =>
    line.split(' ').filter((ngram) => ngram !== '').map((ngram): [string, number] => [ngram.replaceAll(spaceSign, ' '), Number(level) * unit]),
  );
}

/** The lines for n-grams with weights in log-odds, rounded to 255 steps, and the step; what rounds to 0 is kept where `keepZero`. */
export function writeNgrams(weights: Iterable<readonly [ngram: string, weight: number]>, keepZero: boolean): { scale: number; ngrams: NgramLines } {
  const list = [...weights].filter(([ngram]) => !ngram.includes(spaceSign));
  let largest = 0;
  for (const [, weight] of list) largest = Math.max(largest, Math.abs(weight));
  const unit = Number((largest / 127).toPrecision(6)) || 1;
  const levels = new Map<number, string[]>();
  for (const [ngram, weight] of list) {
    const level = Math.max(-127, Math.min(127, Math.round(weight / unit)));
    if (level === 0 && !keepZero) continue;
    const line = levels.get(level);
    const written = ngram.replaceAll(' ', spaceSign);
    if (line === undefined) levels.set(level, [written]);
    else line.push(written);
  }
  return { scale: unit, ngrams: sorted(Object.fromEntries([...levels].map(([level, line]) => [String(level === 0 ? 0 : level), line.join(' ')]))) };
}
