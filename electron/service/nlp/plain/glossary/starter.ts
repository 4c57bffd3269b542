import type { GlossaryEntry } from './entry.ts';
import english from './en.json';
import chinese from './zh.json';

/** The subjects of the starter glossaries. */
export type GlossaryTopic = 'funds' | 'banking' | 'loans' | 'insurance' | 'pensions';

/** A starter entry with its subject. */
export interface StarterEntry extends GlossaryEntry {
  readonly topic: GlossaryTopic;
}

interface Written {
  term: string;
  variants: string[];
  plain: string;
  plainPlural?: string;
  forms?: { s: string; ed: string; ing: string };
  definition: string;
  mode: string;
  partOfSpeech: string;
  topic: string;
  keepFormal?: boolean;
  context: { any: string[]; none: string[] };
}

const topics: readonly GlossaryTopic[] = ['funds', 'banking', 'loans', 'insurance', 'pensions'];
const partsOfSpeech = ['noun', 'verb', 'phrase'] as const;

function entryOf(language: 'zh' | 'en', written: Written): StarterEntry {
  const partOfSpeech = partsOfSpeech.find((each) => each === written.partOfSpeech) ?? 'noun';
  return {
    id: `${language}:${written.term}`,
    language,
    term: written.term,
    variants: written.variants,
    plain: written.plain,
    plainPlural: written.plainPlural ?? null,
    forms: written.forms ?? null,
    definition: written.definition,
    mode: written.mode === 'replace' ? 'replace' : 'explain',
    partOfSpeech,
    context: written.context,
    keepFormal: written.keepFormal ?? true,
    topic: topics.find((each) => each === written.topic) ?? 'banking',
    version: 1,
  };
}

let entries: readonly StarterEntry[] | undefined;

/** The starter glossaries of both languages, written for this product. */
export function starterGlossary(): readonly StarterEntry[] {
  entries ??= [...chinese.map((each) => entryOf('zh', each)), ...english.map((each) => entryOf('en', each))];
  return entries;
}
