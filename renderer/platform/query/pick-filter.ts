import { messageFacetFields, messagesContract, type MessageFacetField } from '#shared/contracts/messages.ts';
import { findField, type FieldName, type QueryField } from '#shared/query/fields.ts';
import { parseFieldValue } from '#shared/query/field-value.ts';
import { parseQuery } from '#shared/query/parse.ts';
import { createFormat } from '#renderer/platform/i18n/use-format.ts';
import { currentLanguage } from '#renderer/platform/i18n/translate.ts';
import type { ServicesAccessor } from '#renderer/platform/services.ts';
import { optionLabel } from './chip-label.ts';
import { chipValues, splitQuery, withField, withText } from './query-chips.ts';
import { problemText } from './problem-text.ts';

type Accessor = Pick<ServicesAccessor, 'rpc' | 'quickInput' | 't'>;

/** The fields offered, those first that are asked for most. */
const offered: readonly FieldName[] = ['channel', 'brand', 'date', 'role', 'lang', 'batch', 'code', 'theme', 'tag', 'sentiment', 'rating', 'is', 'has', 'author', 'segment', 'conversation', 'id', 'number'];
const mostValues = 500;

/** Lets the user add a condition to a query: a field, then its values. Undefined after Escape. */
export async function pickFilter(accessor: Accessor, query: string): Promise<string | undefined> {
  const { quickInput, t } = accessor;
  const chosen = await quickInput.pick(
    [
      { id: 'text', label: t('search.pick.text'), icon: 'search', value: 'text' as const },
      ...offered.map((field) => ({ id: field, label: t(`search.field.${field}`), description: `${field}:`, icon: 'filter', value: field })),
    ],
    { placeholder: t('search.pick.field') },
  );
  if (chosen === undefined) return undefined;
  return chosen.value === 'text' ? editText(accessor, query) : editField(accessor, query, chosen.value);
}

/** Lets the user change the part of a query that no chip shows. */
export async function editText({ quickInput, t }: Accessor, query: string): Promise<string | undefined> {
  const text = await quickInput.input({
    title: t('search.pick.text'),
    placeholder: t('search.placeholder'),
    value: splitQuery(query).text,
    validate: (value) => problemOf(value, t),
  });
  return text === undefined ? undefined : withText(query, text);
}

/** Lets the user choose the values of a field. */
export async function editField(accessor: Accessor, query: string, field: FieldName): Promise<string | undefined> {
  const { quickInput, rpc, t } = accessor;
  const before = splitQuery(query).chips.find((chip) => chip.field === field);
  const selected = before === undefined ? [] : chipValues(before);
  const definition = findField(field);
  if (definition === undefined) return undefined;
  if (!isFacet(field) && definition.value.type !== 'option') {
    const value = await quickInput.input({
      title: t(`search.field.${field}`),
      value: selected[0] ?? '',
      validate: (text) => (text.trim() === '' ? undefined : valueProblem(definition, text, t)),
    });
    return value === undefined ? undefined : withField(query, field, value.trim() === '' ? [] : [value], before?.negated);
  }
  const format = createFormat(currentLanguage(), t);
  const rest = withField(query, field, []);
  const values = isFacet(field)
    ? (await rpc.call(messagesContract.methods.facets, { field, query: rest, limit: mostValues })).values
    : definition.value.type === 'option' ? definition.value.options.map((value) => ({ value, count: undefined })) : [];
  const items = values.map(({ value, count }) => ({
    id: value,
    label: optionLabel(field, value, t),
    ...(count === undefined ? {} : { description: format.number(count) }),
    value,
  }));
  const free = definition.value.type !== 'text' && definition.value.type !== 'option';
  const own = { id: '\u0000own', label: t(`search.pick.own.${definition.value.type === 'date' ? 'date' : 'number'}`), icon: 'edit', alwaysShow: true, value: '' };
  const picked = await quickInput.pickMany(free ? [own, ...items] : items, {
    title: t(`search.field.${field}`),
    placeholder: t('search.pick.values'),
    emptyText: t('search.pick.none'),
    selectedIds: selected,
  });
  if (picked === undefined) return undefined;
  if (picked.some((item) => item.id === own.id)) {
    const typed = await quickInput.input({
      title: t(`search.field.${field}`),
      placeholder: t(`search.pick.example.${definition.value.type}`),
      value: selected.length === 1 ? (selected[0] ?? '') : '',
      validate: (text) => valueProblem(definition, text, t),
    });
    return typed === undefined ? undefined : withField(query, field, [typed.trim()], before?.negated);
  }
  return withField(query, field, picked.map((item) => item.value), before?.negated);
}

function valueProblem(field: QueryField, text: string, t: Accessor['t']): string | undefined {
  const read = parseFieldValue(field, text.trim(), false);
  return 'code' in read ? problemText({ ...read, start: 0, end: 0 }, t) : undefined;
}

function isFacet(field: string): field is MessageFacetField {
  return messageFacetFields.some((known) => known === field);
}

/** What is wrong with a query, in words; undefined where nothing is. */
export function problemOf(query: string, t: Accessor['t']): string | undefined {
  const [problem] = parseQuery(query).errors;
  return problem === undefined ? undefined : problemText(problem, t);
}
