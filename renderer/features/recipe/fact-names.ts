import type { Format } from '#renderer/platform/i18n/use-format.ts';
import { hasMessage, type Translate } from '#renderer/platform/i18n/translate.ts';

/** The name of an analysis for people: `recipe.kind.<kind>`, else as it was recorded. */
export function kindName(kind: string, t: Translate): string {
  const key = `recipe.kind.${kind}`;
  return hasMessage(key) ? t(key) : kind;
}

/** The name of a parameter or result: `recipe.fact.<kind>.<name>`, else as it was recorded. */
export function factName(kind: string, name: string, t: Translate): string {
  const key = `recipe.fact.${kind}.${name}`;
  return hasMessage(key) ? t(key) : name;
}

/** A row of facts as it is shown. */
export interface FactRow {
  readonly key: string;
  readonly label: string;
  readonly value: string;
}

/** Members of a list that are written out. */
const listed = 20;

/** Facts as rows; those inside others follow under both names. */
export function factRows(kind: string, facts: Readonly<Record<string, unknown>>, t: Translate, format: Format, prefix = ''): readonly FactRow[] {
  return Object.entries(facts).flatMap(([name, value]): readonly FactRow[] => {
    const path = `${prefix}${name}`;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return factRows(kind, Object.fromEntries(Object.entries(value)), t, format, `${path}.`);
    }
    return [{ key: path, label: factName(kind, path, t), value: factText(value, t, format) }];
  });
}

function factText(value: unknown, t: Translate, format: Format): string {
  if (value === null || value === undefined || value === '') return '—';
  if (typeof value === 'number') return format.number(value);
  if (typeof value === 'boolean') return t(value ? 'recipe.yes' : 'recipe.no');
  if (!Array.isArray(value)) return typeof value === 'string' ? value : JSON.stringify(value);
  const shown = value.slice(0, listed).map((member: unknown) => (typeof member === 'string' ? member : JSON.stringify(member)));
  return shown.join(' ') + (value.length > listed ? ` ${t('recipe.and-more', { count: value.length - listed })}` : '');
}
