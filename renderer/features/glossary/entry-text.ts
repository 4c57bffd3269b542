import type { GlossaryEntryRecord, GlossaryFields } from '#shared/contracts/glossary.ts';
import type { Translate } from '#renderer/platform/i18n/translate.ts';

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

/** What tells one sense of a term from another: its name, and the words that select it; empty for a term's only sense. */
export function senseText({ sense, context }: GlossaryEntryRecord, t: Translate): string {
  const separator = t('glossary.listSeparator');
  return [
    sense,
    context.any.length === 0 ? '' : t('glossary.sense.any', { words: context.any.join(separator) }),
    context.none.length === 0 ? '' : t('glossary.sense.none', { words: context.none.join(separator) }),
  ].filter((part) => part !== '').join(t('glossary.sense.separator'));
}
