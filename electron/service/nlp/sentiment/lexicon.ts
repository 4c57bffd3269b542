import chinese from './lexicon/zh.json' with { type: 'json' };
import emoji from './lexicon/emoji.json' with { type: 'json' };
import english from './lexicon/en.json' with { type: 'json' };
import finance from './lexicon/finance.json' with { type: 'json' };
import { normalCodes } from './normal-text.ts';
import { buildTrie, type Trie } from './trie.ts';

/** What a word does. A `neutral` one says nothing by itself, and hides the shorter words within it. */
export type LexiconRole = 'neutral' | 'courtesy' | 'lexicon' | 'emoji' | 'negation' | 'degree' | 'contrast' | 'concession';
export type LexiconLanguage = 'zh' | 'en' | 'any';

/**
 * What a word does in a text about business figures, as bits: a word may be a figure and a mark of the register. A
 * `person` word is one by which somebody speaks of themselves or to another, which company news does not.
 */
export const financeRoles = {
  good: 1, bad: 2, up: 4, down: 8, improved: 16, worsened: 32, compare: 64, register: 128, person: 256,
} as const;

export interface LexiconEntry {
  readonly codes: readonly number[];
  readonly role: LexiconRole;
  /** Valence from -3 to 3, or the factor of a degree word; 0 for the others. */
  readonly value: number;
  readonly language: LexiconLanguage;
  /** Any letters may follow (`disappoint*`). */
  readonly open: boolean;
  /** Bits of {@link financeRoles}. */
  readonly finance: number;
  /** A phrase that means other than its parts: what is learnt of them does not count within it. */
  readonly closed: boolean;
}

export interface Lexicon {
  readonly entries: readonly LexiconEntry[];
  readonly trie: Trie;
}

type WordsByValue = Readonly<Record<string, readonly string[]>>;

let compiled: Lexicon | undefined;

/** The lexicons of both languages, emoji and business words, compiled on first use. Of two roles of a word the first listed counts. */
export function lexicon(): Lexicon {
  if (compiled !== undefined) return compiled;
  const known = new Map<string, LexiconEntry>();
  const candidates = [
    ...entriesOf(chinese, 'zh'),
    ...entriesOf(english, 'en'),
    ...byValue(emoji.valence, 'emoji', 'any'),
    ...financeOf(finance.zh, 'zh'),
    ...financeOf(finance.en, 'en'),
  ];
  for (const entry of candidates) {
    if (entry.codes.length === 0) continue;
    const key = entry.codes.join(' ');
    const earlier = known.get(key);
    known.set(key, earlier === undefined ? entry : { ...earlier, finance: earlier.finance | entry.finance });
  }
  const entries = [...known.values()];
  compiled = { entries, trie: buildTrie(entries.map(({ codes }) => codes)) };
  return compiled;
}

type LanguageLists = Readonly<Record<'contrasts' | 'concessions' | 'negators' | 'neutral' | 'courtesy', readonly string[]> & Record<'degrees' | 'valence', WordsByValue>>;

function entriesOf(file: LanguageLists, language: 'zh' | 'en'): LexiconEntry[] {
  return [
    ...words(file.contrasts, 'contrast', 0, language),
    ...words(file.concessions, 'concession', 0, language),
    ...words(file.negators, 'negation', 0, language),
    ...byValue(file.degrees, 'degree', language),
    ...byValue(file.valence, 'lexicon', language),
    ...words(file.neutral, 'neutral', 0, language),
    ...words(file.courtesy, 'courtesy', 0, language),
  ];
}

const byValue = (lists: WordsByValue, role: LexiconRole, language: LexiconLanguage): LexiconEntry[] =>
  Object.entries(lists).flatMap(([value, lines]) => words(lines, role, Number(value), language));

function financeOf(lists: Readonly<Record<keyof typeof financeRoles, readonly string[]>>, language: 'zh' | 'en'): LexiconEntry[] {
  const { good, bad, up, down, improved, worsened, compare, register, person } = financeRoles;
  const roles = [
    [lists.good, good], [lists.bad, bad], [lists.up, up], [lists.down, down], [lists.improved, improved],
    [lists.worsened, worsened], [lists.compare, compare], [lists.register, register],
    [lists.person, person],
  ] as const;
  return roles.flatMap(([lines, bit]) => words(lines, 'neutral', 0, language).map((entry) => ({ ...entry, finance: bit })));
}

/** Lines of words. In English `_` stands for a space, `word*` may go on, and `word+` has the regular forms of a verb or noun. */
function words(lines: readonly string[], role: LexiconRole, value: number, language: LexiconLanguage): LexiconEntry[] {
  return lines.flatMap((line) => line.split(' ')).flatMap((word): LexiconEntry[] => {
    if (language !== 'en') return [{ codes: normalCodes(word), role, value, language, open: false, finance: 0, closed: [...word].length > 2 }];
    const open = word.endsWith('*');
    const bare = word.replace(/[*+]$/, '').replaceAll('_', ' ');
    const forms = word.endsWith('+') ? inflections(bare) : [bare];
    return forms.map((form) => ({ codes: normalCodes(form), role, value, language, open, finance: 0, closed: form.includes(' ') }));
  });
}

/** The regular forms of an English verb or noun: `copy` → copy, copies, copied, copying. */
function inflections(word: string): string[] {
  if (/[^aeiou]y$/.test(word)) return [word, `${word.slice(0, -1)}ies`, `${word.slice(0, -1)}ied`, `${word}ing`];
  const stem = word.endsWith('e') ? word.slice(0, -1) : word;
  return [word, /(?:s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`, `${stem}ed`, `${stem}ing`];
}
