import chinese from './lexicon/zh.json' with { type: 'json' };
import emoji from './lexicon/emoji.json' with { type: 'json' };
import english from './lexicon/en.json' with { type: 'json' };
import { normalCodes, spaceCode } from './normal-text.ts';
import { buildTrie, type Trie } from './trie.ts';

/** What a word of the lexicon does. A `neutral` one only hides the shorter words within it. */
export type LexiconRole = 'lexicon' | 'finance' | 'emoji' | 'negation' | 'degree' | 'contrast' | 'concession' | 'neutral';

export interface LexiconEntry {
  readonly text: string;
  readonly role: LexiconRole;
  /** Valence from -3 to 3, or the factor of a degree word; 0 for the others. */
  readonly value: number;
  readonly language: 'zh' | 'en' | 'any';
  /** Written in Latin letters: it ends where a word ends, unless `open`. */
  readonly spaced: boolean;
  /** Any letters may follow (`disappoint*`). */
  readonly open: boolean;
}

export interface Lexicon {
  readonly entries: readonly LexiconEntry[];
  readonly trie: Trie;
}

type Strengths = Readonly<Record<string, string>>;
type LanguageFile = typeof english;

let compiled: Lexicon | undefined;

/** The lexicons of both languages and the emoji, compiled on first use. */
export function lexicon(): Lexicon {
  compiled ??= compile([...entriesOf(chinese, 'zh'), ...entriesOf(english, 'en'), ...valences(emoji, 'emoji', 'any')]);
  return compiled;
}

function compile(entries: readonly LexiconEntry[]): Lexicon {
  const trie = buildTrie(entries.map((entry) => normalCodes(entry.text).map((code) => (code === 0x5f ? spaceCode : code))));
  return { entries, trie };
}

function entriesOf(file: LanguageFile, language: 'zh' | 'en'): LexiconEntry[] {
  return [
    ...words(file.neutral, 'neutral', 0, language),
    ...words(file.contrasts, 'contrast', 0, language),
    ...words(file.concessions, 'concession', 0, language),
    ...words(file.negators, 'negation', 0, language),
    ...valences(file, 'lexicon', language),
    ...words(file.finance.positive, 'finance', 2, language),
    ...words(file.finance.negative, 'finance', -2, language),
    ...Object.entries(file.degrees).flatMap(([factor, list]) => words(list, 'degree', Number(factor), language)),
  ];
}

function valences(file: { positive: Strengths; negative: Strengths }, role: LexiconRole, language: LexiconEntry['language']): LexiconEntry[] {
  return [
    ...Object.entries(file.positive).flatMap(([strength, list]) => words(list, role, Number(strength), language)),
    ...Object.entries(file.negative).flatMap(([strength, list]) => words(list, role, -Number(strength), language)),
  ];
}

function words(list: string, role: LexiconRole, value: number, language: LexiconEntry['language']): LexiconEntry[] {
  return list.split(' ').map((word) => {
    const open = word.endsWith('*');
    return { text: open ? word.slice(0, -1) : word, role, value, language, open, spaced: language === 'en' };
  });
}
