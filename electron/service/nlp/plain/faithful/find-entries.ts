import { foldText } from '#service/search/fold.ts';
import type { EntryMention } from './checks/check.ts';

/** What the checks need to know of a glossary entry. */
export interface KnownEntry {
  readonly id: string;
  readonly term: string;
  readonly variants: readonly string[];
  readonly plain: string;
  /** The plural of an English rendering that has one of its own. */
  readonly plainPlural: string | null;
  /** Whether the term must stand beside its rendering once. */
  readonly keepFormal: boolean;
}

interface Form {
  readonly text: string;
  readonly entry: string;
  readonly formal: boolean;
}

/** Finds terms and their renderings in folded texts, the longest at each place. */
export interface EntryFinder {
  find(folded: string): EntryMention[];
  entry(id: string): KnownEntry | undefined;
}

const isLatin = (character: string | undefined) => character !== undefined && /[a-z]/.test(character);

/** Two UTF-16 units as one number, by which forms are looked up. */
export const keyAt = (text: string, at: number): number => text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1);

const finders = new WeakMap<readonly KnownEntry[], EntryFinder>();

/** The finder of a glossary, made once for each list of entries: many short texts are checked with one. */
export function entryFinder(entries: readonly KnownEntry[]): EntryFinder {
  const known = finders.get(entries) ?? createEntryFinder(entries);
  finders.set(entries, known);
  return known;
}

/** Makes a finder. Forms are looked up by their first two characters. */
function createEntryFinder(entries: readonly KnownEntry[]): EntryFinder {
  const forms = new Map<number, Form[]>();
  const add = (text: string, entry: string, formal: boolean) => {
    const folded = foldText(text.trim());
    if (folded.length < 2) return;
    const key = keyAt(folded, 0);
    forms.set(key, [...(forms.get(key) ?? []), { text: folded, entry, formal }]);
  };
  for (const { id, term, variants, plain, plainPlural } of entries) {
    for (const text of [term, ...variants]) add(text, id, true);
    add(plain, id, false);
    if (plainPlural !== null) add(plainPlural, id, false);
  }
  for (const list of forms.values()) list.sort((a, b) => b.text.length - a.text.length || Number(b.formal) - Number(a.formal));
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return {
    entry: (id) => byId.get(id),
    find(folded) {
      const mentions: EntryMention[] = [];
      for (let start = 0; start + 1 < folded.length; ) {
        const form = forms.get(keyAt(folded, start))?.find(({ text }) => stands(folded, text, start));
        if (form === undefined) start++;
        else {
          mentions.push({ start, end: start + form.text.length, entry: form.entry, formal: form.formal });
          start += form.text.length;
        }
      }
      return mentions;
    },
  };
}

/** Latin forms stand as whole words, a plural s allowed. */
function stands(folded: string, form: string, start: number): boolean {
  if (!folded.startsWith(form, start)) return false;
  if (isLatin(form[0]) && isLatin(folded[start - 1])) return false;
  const after = folded[start + form.length];
  return !isLatin(form.at(-1)) || !isLatin(after) || (after === 's' && !isLatin(folded[start + form.length + 1]));
}
