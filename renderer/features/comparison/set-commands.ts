import { searchContract } from '#shared/contracts/search.ts';
import { parseQuery } from '#shared/query/parse.ts';
import { problemText } from '#renderer/platform/query/problem-text.ts';
import type { ServicesAccessor } from '#renderer/platform/services.ts';
import { dayAway, isDay, theRest, within } from './query-parts.ts';

/** Days on either side of the one asked for, unless said otherwise. */
const usualDays = 28;
const mostDays = 3650;

function open({ editors }: ServicesAccessor, a: string, b: string): void {
  editors.openEditor({ type: 'comparison', id: `${a}\n${b}`, params: { a, b } });
}

/** Opens a comparison, of `{a, b}` where given. */
export function openComparison(accessor: ServicesAccessor, args: unknown): void {
  const text = (name: string): string => {
    const value: unknown = typeof args === 'object' && args !== null ? Reflect.get(args, name) : undefined;
    return typeof value === 'string' ? value : '';
  };
  open(accessor, text('a'), text('b'));
}

/** Asks for messages, a day, and how many days on either side of it, and compares before with after. */
export async function openPeriods(accessor: ServicesAccessor, args: unknown): Promise<void> {
  const given = typeof args === 'object' && args !== null && 'query' in args && typeof args.query === 'string' ? args.query : undefined;
  const query = given ?? (await askQuery(accessor, queryInFront(accessor)));
  if (query === undefined) return;
  const { quickInput, t } = accessor;
  const day = await quickInput.input({
    title: t('comparison.ask.day'),
    placeholder: t('comparison.ask.dayHint'),
    validate: (text) => (isDay(text.trim()) ? undefined : t('comparison.ask.dayHint')),
  });
  if (day === undefined || !isDay(day.trim())) return;
  const isCount = (text: string) => /^\d{1,4}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= mostDays;
  const days = await quickInput.input({
    title: t('comparison.ask.days'),
    value: String(usualDays),
    validate: (text) => (isCount(text) ? undefined : t('comparison.ask.daysHint', { most: mostDays })),
  });
  if (days === undefined || !isCount(days)) return;
  const [first, count] = [day.trim(), Number(days)];
  open(accessor, within(query, dayAway(first, -count), dayAway(first, -1)), within(query, first, dayAway(first, count - 1)));
}

/** Compares what the message table in front shows with the rest, with a saved search, or with another query. */
export async function compareWith(accessor: ServicesAccessor): Promise<void> {
  const { quickInput, rpc, t } = accessor;
  const query = queryInFront(accessor);
  const { searches } = await rpc.call(searchContract.methods.saved, {});
  const rest = theRest(query);
  const chosen = await quickInput.pick(
    [
      ...(rest === '' ? [] : [{ id: 'rest', label: t('comparison.with.rest'), description: rest, icon: 'table', value: () => Promise.resolve<string | undefined>(rest) }]),
      ...(query === '' ? [] : [{ id: 'all', label: t('comparison.with.all'), icon: 'table', value: () => Promise.resolve<string | undefined>('') }]),
      { id: 'query', label: t('comparison.with.query'), icon: 'edit', value: () => askQuery(accessor, query) },
      ...searches.map((search) => ({
        id: `search-${search.id}`, label: search.name, description: search.query, icon: 'filter', value: () => Promise.resolve<string | undefined>(search.query),
      })),
    ],
    { title: t('comparison.command.with'), placeholder: t('comparison.with.placeholder') },
  );
  const other = await chosen?.value();
  // The rest is what the set in front is measured against: it comes first.
  if (other !== undefined) open(accessor, other, query);
}

function askQuery({ quickInput, t }: ServicesAccessor, value: string): Promise<string | undefined> {
  return quickInput.input({
    title: t('comparison.ask.query'),
    placeholder: t('comparison.ask.queryHint'),
    value,
    validate: (text) => {
      const [problem] = parseQuery(text).errors;
      return problem === undefined ? undefined : problemText(problem, t);
    },
  });
}

/** The query of the message table in front; empty where there is none. */
function queryInFront({ editors }: ServicesAccessor): string {
  const active = editors.activeEditor();
  const query = active?.input.type === 'messages' ? active.input.params?.['query'] : undefined;
  return typeof query === 'string' ? query : '';
}
