import type { Translate } from '#renderer/platform/i18n/translate.ts';
import type { ImportSession } from './import-session.ts';

/** How many rows the file has: counted by the import, else by a look at the whole of it, else estimated. */
export function rowsText({ answer, run }: ImportSession, t: Translate, number: (value: number) => string): string {
  const counted = run.state === 'done' ? run.result.rows : undefined;
  const rows = counted ?? answer?.estimatedRows ?? 0;
  const exact = counted !== undefined || answer?.exactRows === true;
  return t(exact ? 'import.rows.exact' : 'import.rows.about', { count: rows, number: number(rows) });
}
