import { singleFields, type ColumnGuess, type ColumnMapping, type Grouping, type InspectResult } from '#shared/contracts/import.ts';
import { isDay } from '#renderer/workbench/date-field/date-field.tsx';
import type { ImportDraft } from './import-session.ts';

/** The columns as they would be imported: what was decided goes before what was guessed. */
export function currentMapping(answer: InspectResult | undefined, draft: ImportDraft): readonly ColumnGuess[] {
  const decided = new Map(draft.decided.map((mapping) => [mapping.column, mapping]));
  return (answer?.columns ?? []).map((guess) => {
    const own = decided.get(guess.column);
    return own === undefined ? guess : { ...own, confidence: 1, from: 'profile' };
  });
}

/**
 * What is decided after a column was given a field. A field that only one column may have is taken from the column
 * that was given it before, which then is guessed again.
 */
export function decide(decided: readonly ColumnMapping[], mapping: ColumnMapping): readonly ColumnMapping[] {
  const single = singleFields.includes(mapping.field);
  return [...decided.filter(({ column, field }) => column !== mapping.column && !(single && field === mapping.field)), mapping];
}

/** The column that has a field; undefined where none has. */
export function columnOf(columns: readonly ColumnMapping[], field: ColumnMapping['field']): string | undefined {
  return columns.find((mapping) => mapping.field === field)?.column;
}

/** How rows become conversations as things stand: by a column only where one is mapped. */
export function currentGrouping(draft: ImportDraft, columns: readonly ColumnMapping[]): Grouping {
  const wished = draft.grouping ?? (columnOf(columns, 'conversation') === undefined ? 'message' : 'column');
  return wished === 'column' && columnOf(columns, 'conversation') === undefined ? 'message' : wished;
}

const openDate = /^\s*\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})(?!\d)/u;

/** Whether the preview holds dates whose order of day and month nothing in the sample settles. */
export function hasOpenDates(answer: InspectResult, columns: readonly ColumnMapping[]): boolean {
  if (answer.dayOrder !== null) return false;
  const index = answer.columns.findIndex(({ column }) => column === columnOf(columns, 'time'));
  return index !== -1 && answer.preview.some(({ cells }) => openDate.test(cells[index] ?? ''));
}

/** What must be given before the import can begin, by the name of its message. */
export type Missing = 'rows' | 'text' | 'purpose' | 'legalBasis' | 'retainUntil';

/** The first thing that is missing. */
export function firstMissing(answer: InspectResult | undefined, columns: readonly ColumnMapping[], draft: ImportDraft): Missing | undefined {
  if (answer?.exactRows === true && answer.estimatedRows === 0) return 'rows';
  if (columnOf(columns, 'text') === undefined) return 'text';
  if (draft.purpose.trim() === '') return 'purpose';
  if (draft.legalBasis.trim() === '') return 'legalBasis';
  if (draft.retainUntil !== '' && !isDay(draft.retainUntil)) return 'retainUntil';
  return undefined;
}
