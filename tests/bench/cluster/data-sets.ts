import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createRandom } from '#service/nlp/statistics/random.ts';

/** Texts whose classes are known. */
export interface LabelledTexts {
  readonly name: string;
  readonly texts: readonly string[];
  readonly labels: readonly string[];
}

interface Source {
  readonly file: string;
  /** The column that says what a text is about; none where the labels of the source are moods. */
  readonly subject?: string;
  /** Only the texts of so many most frequent subjects. */
  readonly subjects?: number;
}

/** The sets of the quality table: subjects that a person gave. */
const quality: readonly Source[] = [
  { file: 'en_banking77_train', subject: 'label' },
  { file: 'zh_thuc_dev', subject: 'label' },
  { file: 'zh_finnl_topics', subject: 'label', subjects: 14 },
];

/** What the large set is mixed from. */
const mixed: readonly Source[] = [
  ...quality,
  { file: 'zh_smp2019_intents', subject: 'label' },
  { file: 'zh_shopping', subject: 'cat' },
  ...['en_airline', 'en_vader_amazon', 'en_vader_movie', 'en_vader_tweets', 'zh_finfe_3class', 'zh_finnsp_negative', 'zh_hotel', 'zh_waimai', 'zh_weibo2018'].map((file) => ({ file })),
];

/** Whether the data are there. */
export function hasData(folder: string): boolean {
  return existsSync(join(folder, 'en_banking77_train.tsv.gz'));
}

/** The sets of the quality table; with `most`, an even sample of each. */
export function readQualitySets(folder: string, most: number | undefined): LabelledTexts[] {
  return quality.map((source) => {
    const set = readSource(folder, source);
    return most === undefined ? set : sample(set, most, 1);
  });
}

/**
 * Texts of all sources, shuffled, none twice. A text's class is its source and, where the source tells subjects, its
 * subject.
 */
export function mixSources(folder: string, rows: number, seed: number): LabelledTexts {
  const seen = new Set<string>();
  const texts: string[] = [];
  const labels: string[] = [];
  for (const source of mixed) {
    const set = readSource(folder, source);
    for (const [index, text] of set.texts.entries()) {
      if (seen.has(text)) continue;
      seen.add(text);
      texts.push(text);
      labels.push(`${source.file} ${set.labels[index] ?? ''}`);
    }
  }
  return sample({ name: 'mixed', texts, labels }, rows, seed);
}

function sample({ name, texts, labels }: LabelledTexts, most: number, seed: number): LabelledTexts {
  const random = createRandom(seed);
  const places = texts.map((_, place) => ({ place, key: random() })).toSorted((left, right) => left.key - right.key).slice(0, most);
  return { name, texts: places.map(({ place }) => texts[place] ?? ''), labels: places.map(({ place }) => labels[place] ?? '') };
}

function readSource(folder: string, { file, subject, subjects }: Source): LabelledTexts {
  const [head = '', ...lines] = gunzipSync(readFileSync(join(folder, `${file}.tsv.gz`))).toString('utf8').split('\n').filter((line) => line !== '');
  const names = head.split('\t');
  const textColumn = names.indexOf('text');
  const subjectColumn = subject === undefined ? -1 : names.indexOf(subject);
  const rows = lines.map((line) => line.split('\t')).map((fields) => ({ text: fields[textColumn] ?? '', label: fields[subjectColumn] ?? '' }));
  const kept = subjects === undefined ? undefined : mostFrequent(rows.map(({ label }) => label), subjects);
  const own = rows.filter(({ label }) => kept === undefined || kept.has(label));
  return { name: file, texts: own.map(({ text }) => text), labels: own.map(({ label }) => label) };
}

function mostFrequent(labels: readonly string[], most: number): Set<string> {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return new Set([...counts].toSorted((left, right) => right[1] - left[1]).slice(0, most).map(([label]) => label));
}

/** The classes as numbers, and how many there are. */
export function classesOf({ labels }: LabelledTexts): { classes: Int32Array; count: number } {
  const numbers = new Map<string, number>();
  const classes = Int32Array.from(labels, (label) => {
    const known = numbers.get(label) ?? numbers.size;
    numbers.set(label, known);
    return known;
  });
  return { classes, count: numbers.size };
}
