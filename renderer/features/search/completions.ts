import { messageFacetFields, messagesContract, type MessageFacetField } from '#shared/contracts/messages.ts';
import { findField, queryFields } from '#shared/query/fields.ts';
import { fuzzyMatch } from '#renderer/platform/fuzzy/fuzzy-match.ts';
import type { RpcClient } from '#renderer/platform/rpc/rpc-client.ts';
import type { Translate } from '#renderer/platform/i18n/translate.ts';
import { optionLabel } from '#renderer/platform/query/chip-label.ts';
import { printQuery } from '#shared/query/print.ts';

/** Something that can be put in place of the word at the caret. */
export interface Completion {
  readonly insert: string;
  readonly label: string;
  readonly detail: string;
  /** A field name wants its value next, so that completion goes on. */
  readonly goesOn: boolean;
}

/** The word that ends at the caret; UTF-16 offsets. */
export interface WordAtCaret {
  readonly start: number;
  readonly text: string;
}

const mostCompletions = 12;

/** The run without spaces or parentheses before the caret; a quote opened after a colon belongs to it. */
export function wordAt(query: string, caret: number): WordAtCaret {
  const before = query.slice(0, caret);
  const quoted = /[^\s()"]+:"[^"]*$/u.exec(before);
  const plain = /[^\s()]*$/u.exec(before);
  const start = quoted?.index ?? plain?.index ?? caret;
  return { start, text: before.slice(start) };
}

/** Fields that begin like the word, or values of the field before its colon. */
export async function completionsFor(word: string, rpc: RpcClient, t: Translate, signal: AbortSignal): Promise<readonly Completion[]> {
  const text = word.replace(/^-/u, '');
  const colon = text.search(/[:：]/u);
  if (colon < 0) return text === '' ? [] : fieldCompletions(text, t);
  const field = findField(text.slice(0, colon));
  if (field === undefined) return [];
  const typed = text.slice(colon + 1).replaceAll('"', '');
  const values = isFacet(field.name)
    ? (await rpc.call(messagesContract.methods.facets, { field: field.name, query: '', limit: 300 }, { signal })).values
    : 'options' in field.value ? field.value.options.map((value) => ({ value, count: 0 })) : [];
  return values
    .flatMap((entry) => {
      const label = optionLabel(field.name, entry.value, t);
      const match = typed === '' ? { score: 0 } : (fuzzyMatch(typed, label) ?? fuzzyMatch(typed, entry.value));
      return match === undefined ? [] : [{ entry, label, score: match.score }];
    })
    .sort((left, right) => right.score - left.score)
    .slice(0, mostCompletions)
    .map(({ entry, label }) => ({
      insert: `${word.startsWith('-') ? '-' : ''}${printed(field.name, entry.value)} `,
      label,
      detail: entry.count > 0 ? String(entry.count) : '',
      goesOn: false,
    }));
}

function printed(field: string, value: string): string {
  const known = queryFields.find((candidate) => candidate.name === field);
  if (known === undefined || known.value.type !== 'text') return `${field}:${value}`;
  return printQuery({ kind: 'field', field: known.name, filter: { type: 'text', value }, start: 0, end: 0 });
}

function fieldCompletions(text: string, t: Translate): Completion[] {
  const typed = text.toLowerCase();
  return queryFields
    .filter((field) => [field.name, ...field.aliases, t(`search.field.${field.name}`).toLowerCase()].some((name) => name.startsWith(typed)))
    .map((field) => ({ insert: `${field.name}:`, label: `${field.name}:`, detail: t(`search.field.${field.name}`), goesOn: true }));
}

function isFacet(field: string): field is MessageFacetField {
  return messageFacetFields.some((known) => known === field);
}
