import type { QueryError } from '#shared/query/ast.ts';
import type { Translate } from '#renderer/platform/i18n/translate.ts';

/** What is wrong with a query, in words, with the nearest thing that would be right where there is one. */
export function problemText(problem: QueryError, t: Translate): string {
  const text = t(`search.problem.${problem.code}`, { ...problem.params });
  const suggestion = problem.params['suggestion'];
  return suggestion === undefined ? text : `${text} ${t('search.suggestion', { suggestion })}`;
}
