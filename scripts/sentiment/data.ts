import { existsSync, readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

export type Label = 'positive' | 'negative' | 'neutral';
export type Language = 'zh' | 'en';

export interface LabelledRow {
  readonly text: string;
  readonly label: Label;
  readonly source: string;
  /** Of shopping reviews: what was bought. */
  readonly category: string;
  readonly language: Language;
  /** 0 to 4, by a hash of the text, so that it stays whatever else is read. */
  readonly fold: number;
}

export const folds = 5;

/** The labelled sets of the data folder, with the licence its README states. */
export const labelledSets = [
  { name: 'zh_hotel', language: 'zh', about: 'hotel reviews', licence: 'none stated (ChnSentiCorp, Tan Songbo)' },
  { name: 'zh_waimai', language: 'zh', about: 'food delivery reviews', licence: 'none stated' },
  { name: 'zh_shopping', language: 'zh', about: 'shopping reviews, seven categories', licence: 'none stated' },
  { name: 'zh_weibo2018', language: 'zh', about: 'microblogs', licence: 'none stated' },
  { name: 'en_airline', language: 'en', about: 'tweets to airlines, with neutral ones', licence: 'none stated (CrowdFlower)' },
  { name: 'en_vader_amazon', language: 'en', about: 'sentences of product reviews', licence: 'MIT (repository)' },
  { name: 'en_vader_movie', language: 'en', about: 'sentences of film reviews', licence: 'MIT (repository)' },
  { name: 'en_vader_tweets', language: 'en', about: 'tweets', licence: 'MIT (repository)' },
] as const;

/** Sets whose texts state or ask rather than judge: neutral by our reading, not by a label of theirs. */
export const statingSets = [
  { name: 'zh_smp2019_intents', language: 'zh', about: 'requests to an assistant', licence: 'none stated' },
  { name: 'zh_thuc_dev', language: 'zh', about: 'news headlines', licence: 'MIT (repository); texts for research' },
] as const;

const labels: Readonly<Record<string, Label>> = { pos: 'positive', neg: 'negative', neu: 'neutral' };

/** The rows of a set; rows without one of the three labels are left out. Throws where the file is missing. */
export function readSet(folder: string, name: string, language: Language): LabelledRow[] {
  return readTable(folder, name).flatMap(({ label, text, cat }) => {
    const known = labels[label ?? ''];
    return known === undefined || text === undefined ? [] : [row(text, known, name, cat ?? '', language)];
  });
}

/** The texts of a set without sentiment labels, as neutral rows, at most so many, spread evenly. */
export function readStating(folder: string, name: string, language: Language, most: number): LabelledRow[] {
  const table = readTable(folder, name);
  const step = Math.max(1, table.length / most);
  const picked = Array.from({ length: Math.min(most, table.length) }, (_, index) => table[Math.floor(index * step)]?.text ?? '');
  return picked.map((text) => row(text, 'neutral', name, '', language));
}

/** Whether the folder holds the labelled sets. */
export const hasData = (folder: string): boolean => labelledSets.every(({ name }) => existsSync(join(folder, `${name}.tsv.gz`)));

function row(text: string, label: Label, source: string, category: string, language: Language): LabelledRow {
  return { text, label, source, category, language, fold: (createHash('md5').update(text).digest()[0] ?? 0) % folds };
}

function readTable(folder: string, name: string): Record<string, string>[] {
  const [head = '', ...lines] = gunzipSync(readFileSync(join(folder, `${name}.tsv.gz`))).toString('utf8').split('\n');
  const columns = head.split('\t');
  return lines.filter((line) => line !== '').map((line) => {
    const cells = line.split('\t');
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']));
  });
}
