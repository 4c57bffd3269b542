import type { GlossaryEntryRecord, GlossaryFields } from '#shared/contracts/glossary.ts';

/** What a new entry starts with. */
export const emptyFields: GlossaryFields = {
  language: 'zh', term: '', variants: [], plain: '', plainPlural: null, forms: null, definition: '', mode: 'replace', partOfSpeech: 'noun',
  sense: '', context: { any: [], none: [] }, topic: 'other', audience: '', source: '', keepFormal: true,
};

/** A list as one line of a form, and back. */
export const joined = (words: readonly string[]): string => words.join('; ');
export const parted = (line: string): string[] => line.split(/[;；]/).map((word) => word.trim()).filter((word) => word !== '');

/** Whether an entry holds what was typed, in any of its words. */
export function matches(entry: GlossaryEntryRecord, query: string): boolean {
  const wanted = query.trim().toLocaleLowerCase();
  return wanted === '' || [entry.term, entry.plain, entry.definition, ...entry.variants].some((text) => text.toLocaleLowerCase().includes(wanted));
}
