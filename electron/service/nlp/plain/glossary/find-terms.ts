import { foldText } from '#service/search/fold.ts';
import { keyAt } from '../faithful/find-entries.ts';
import type { GlossaryEntry } from './entry.ts';

/** A term of the glossary in a text. Offsets are UTF-16 units of the folded text, half-open. */
export interface TermOccurrence {
  readonly entry: GlossaryEntry;
  readonly start: number;
  readonly end: number;
  /** Whether an English noun stands in the plural. */
  readonly plural: boolean;
  /** Of an English verb: how it is inflected. */
  readonly inflection: '' | 's' | 'ed' | 'ing';
  /** Whether a definition in brackets, or an "also called", stands right behind it already. */
  readonly explained: boolean;
}

interface Form {
  readonly text: string;
  /** Null for the rendering of an entry: what it holds (保费 in 交保费的人) is no term of its own there. */
  readonly entry: GlossaryEntry | null;
  readonly plural: boolean;
  readonly inflection: '' | 's' | 'ed' | 'ing';
}

/** Finds the terms of a glossary in texts. */
export interface TermFinder {
  /** In order, the longest at each place, each in the sense that its sentence selects. */
  find(folded: string): TermOccurrence[];
}

const latin = /[a-z0-9]/;
const sentenceEnd = /[。!?;\n]|[.](?=\s)/;

/** Makes a finder over entries; those in other states than approved are the caller's to leave out. */
export function createTermFinder(entries: readonly GlossaryEntry[]): TermFinder {
  const forms = new Map<number, Form[]>();
  const contexts = new Map(entries.map((entry) => [entry, { any: entry.context.any.map(foldText), none: entry.context.none.map(foldText) }]));
  for (const entry of entries) {
    const rendering: Form = { text: foldText(entry.plain.trim()), entry: null, plural: false, inflection: '' };
    for (const form of [...[entry.term, ...entry.variants].flatMap((term) => formsOf(foldText(term.trim()), entry)), rendering]) {
      const key = keyAt(form.text, 0);
      const list = forms.get(key);
      if (list === undefined) forms.set(key, [form]);
      else list.push(form);
    }
  }
  for (const list of forms.values()) list.sort((a, b) => b.text.length - a.text.length);
  return {
    find(folded) {
      const found: TermOccurrence[] = [];
      for (let start = 0; start + 1 < folded.length; ) {
        const candidates = forms.get(keyAt(folded, start));
        const form = candidates?.find((each) => stands(folded, each.text, start) && (each.entry === null || senseFits(folded, contexts.get(each.entry), start, each.text.length)));
        if (form === undefined) {
          start++;
          continue;
        }
        const { entry, plural, inflection } = form;
        const end = start + form.text.length;
        if (entry !== null) found.push({ entry, start, end, plural, inflection, explained: /^["'”’」』]?\s?(?:\(|（|,?\s?(?:即|也就是|亦称|又称|指的?是)|\s(?:—|–|-)\s)/.test(folded.slice(end, end + 8)) });
        start = end;
      }
      return found;
    },
  };
}

function formsOf(term: string, entry: GlossaryEntry): Form[] {
  if (term.length < 2) return [];
  const base: Form = { text: term, entry, plural: false, inflection: '' };
  if (entry.language !== 'en' || !/[a-z]$/.test(term)) return [base];
  if (entry.partOfSpeech === 'noun') return entry.plainPlural === null && entry.mode === 'replace' ? [base] : [base, { ...base, text: pluralOf(term), plural: true }];
  if (entry.partOfSpeech !== 'verb') return [base];
  return [base, ...(['s', 'ed', 'ing'] as const).map((inflection): Form => ({ ...base, text: inflected(term, inflection), inflection }))];
}

const pluralOf = (noun: string) => (/[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : /(?:s|x|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`);

/** A regular English verb in another form: commence, commences, commenced, commencing. */
export function inflected(verb: string, inflection: 's' | 'ed' | 'ing'): string {
  const stem = verb.endsWith('e') ? verb.slice(0, -1) : verb;
  if (inflection === 's') return /(?:s|x|ch|sh)$/.test(verb) ? `${verb}es` : `${verb}s`;
  return `${stem}${inflection}`;
}

function stands(folded: string, form: string, start: number): boolean {
  if (!folded.startsWith(form, start)) return false;
  const [before, after] = [folded[start - 1] ?? '', folded[start + form.length] ?? ''];
  return !(latin.test(form[0] ?? '') && latin.test(before)) && !(latin.test(form.at(-1) ?? '') && latin.test(after));
}

/** Words that select a sense, folded. */
interface Context {
  readonly any: readonly string[];
  readonly none: readonly string[];
}

/** Whether the sentence around a place holds what selects the entry's sense. */
function senseFits(folded: string, context: Context | undefined, start: number, length: number): boolean {
  if (context === undefined || (context.any.length === 0 && context.none.length === 0)) return true;
  const before = folded.slice(Math.max(0, start - 300), start).split(sentenceEnd).at(-1) ?? '';
  const after = folded.slice(start + length, start + length + 300).split(sentenceEnd)[0] ?? '';
  const around = `${before} ${after}`;
  return (context.any.length === 0 || context.any.some((word) => around.includes(word))) && !context.none.some((word) => around.includes(word));
}
