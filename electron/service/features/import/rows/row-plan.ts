import { AppError } from '#shared/base/errors.ts';
import { singleFields, type ColumnMapping, type Grouping, type ImportField } from '#shared/contracts/import.ts';

/** Where each field stands in a row; -1 where no column has it (the text too, in rows before its column turns up). */
export interface RowPlan {
  readonly columns: readonly string[];
  readonly id: number;
  readonly text: number;
  readonly time: number;
  readonly participant: number;
  readonly role: number;
  readonly conversation: number;
  readonly channel: number;
  readonly brand: number;
  readonly rating: number;
  /** The name in JSON and the column of each engagement count. */
  readonly engagement: readonly (readonly [name: string, column: number])[];
  readonly attributes: readonly (readonly [name: string, column: number])[];
}

const engagementFields: readonly ImportField[] = ['likes', 'shares', 'comments', 'views', 'followers'];

/**
 * Checks that a mapping fits the columns that a sample of the source shows. Throws `invalid-input` with reason
 * `no-text-column`, `unknown-column`, `column-mapped-twice`, `field-mapped-twice` or `no-conversation-column`.
 */
export function checkMapping(columns: readonly string[], mapping: readonly ColumnMapping[], grouping: Grouping): void {
  const mapped = new Set<string>();
  const fields = new Set<ImportField>();
  for (const { column, field } of mapping) {
    if (!columns.includes(column)) throw new AppError('invalid-input', { reason: 'unknown-column', column });
    if (mapped.has(column)) throw new AppError('invalid-input', { reason: 'column-mapped-twice', column });
    if (fields.has(field) && singleFields.includes(field)) throw new AppError('invalid-input', { reason: 'field-mapped-twice', field });
    mapped.add(column);
    fields.add(field);
  }
  if (!fields.has('text')) throw new AppError('invalid-input', { reason: 'no-text-column' });
  if (grouping === 'column' && !fields.has('conversation')) throw new AppError('invalid-input', { reason: 'no-conversation-column' });
}

/**
 * Lays a mapping over the columns of a source. Columns without a mapping become attributes of their own name; mapped
 * columns that the source does not have yet are left out.
 */
export function planRows(columns: readonly string[], mapping: readonly ColumnMapping[], grouping: Grouping): RowPlan {
  const byField = new Map<ImportField, number>();
  const attributes: [string, number][] = [];
  const mapped = new Map(mapping.map((entry) => [entry.column, entry]));
  columns.forEach((column, index) => {
    const { field, attribute } = mapped.get(column) ?? { field: 'attribute' as const, attribute: column };
    if (field === 'skip') return;
    if (field === 'attribute') {
      attributes.push([JSON.stringify(attribute ?? column), index]);
    } else {
      byField.set(field, index);
    }
  });
  const at = (field: ImportField): number => byField.get(field) ?? -1;
  return {
    columns,
    id: at('id'),
    text: at('text'),
    time: at('time'),
    participant: at('participant'),
    role: at('role'),
    conversation: grouping === 'column' ? at('conversation') : -1,
    channel: at('channel'),
    brand: at('brand'),
    rating: at('rating'),
    engagement: engagementFields.filter((field) => byField.has(field)).map((field) => [JSON.stringify(field), at(field)]),
    attributes,
  };
}
