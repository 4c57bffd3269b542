import { AppError } from '#shared/base/errors.ts';
import type { ThemeLanguage } from '#shared/contracts/theme.ts';
import type { FieldNode } from '#shared/query/ast.ts';
import { listFields } from '#shared/query/filters.ts';
import { languages } from '#shared/contracts/conversation.ts';
import { loadColumn } from '#service/db/columns.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { evaluateNode, parseOrThrow } from '#service/features/messages/evaluate-query.ts';
import type { CancelSignal } from '#service/rpc/cancel.ts';

/**
 * The visible messages that a set is about, ascending: what the query finds in the language asked for. A message in
 * both languages belongs to either. Throws `invalid-input` for a query that does not parse, and with the reason
 * `theme-in-scope` for one that names themes, which would follow what it makes.
 */
export function messagesInScope(
  db: ReadableDatabase,
  { query, language }: { readonly query: string; readonly language: ThemeLanguage },
  signal: Pick<CancelSignal, 'throwIfAborted'>,
): Int32Array<ArrayBuffer> {
  const node = parseOrThrow(query);
  if (listFields(query).some((node) => namesTheme(node))) throw new AppError('invalid-input', { reason: 'theme-in-scope' });
  const ids = evaluateNode(db, node, { signal });
  if (language === 'both') return ids;
  const wanted = languages.map((name) => name === language || name === 'mixed');
  const column = loadColumn(db, 'language');
  return ids.filter((id) => wanted[column[id] ?? 0] === true);
}

function namesTheme({ field, filter }: FieldNode): boolean {
  return field === 'theme' || (field === 'has' && filter.type === 'option' && filter.value === 'theme');
}
