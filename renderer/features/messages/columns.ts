import {
  columnOrderingFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  tableFeatures,
  type ColumnDef,
} from '@tanstack/react-table';
import type { MessageRow, MessageSortColumn } from '#shared/contracts/messages.ts';

/** The columns that there are; their names are the keys `messages.column.<id>`. Where the table is narrow they give way down to `least`. */
export const messageColumns = [
  { id: 'number', width: 84, least: 72, sort: 'number', align: 'end', shown: true },
  { id: 'time', width: 104, least: 96, sort: 'time', align: 'start', shown: true },
  { id: 'channel', width: 118, least: 104, sort: 'channel', align: 'start', shown: true },
  { id: 'participant', width: 84, least: 78, sort: 'participant', align: 'start', shown: true },
  { id: 'role', width: 78, least: 78, sort: 'role', align: 'start', shown: true },
  { id: 'message', width: 260, least: 180, sort: undefined, align: 'start', shown: true },
  { id: 'sentiment', width: 124, least: 114, sort: 'sentiment', align: 'start', shown: true },
  { id: 'codes', width: 186, least: 140, sort: 'codes', align: 'start', shown: true },
  { id: 'tags', width: 130, least: 100, sort: 'tags', align: 'start', shown: false },
  { id: 'theme', width: 150, least: 90, sort: 'theme', align: 'start', shown: false },
  { id: 'brand', width: 116, least: 80, sort: 'brand', align: 'start', shown: false },
  { id: 'language', width: 72, least: 64, sort: 'language', align: 'start', shown: false },
  { id: 'rating', width: 64, least: 56, sort: 'rating', align: 'end', shown: false },
  { id: 'length', width: 68, least: 60, sort: 'length', align: 'end', shown: false },
  { id: 'conversation', width: 150, least: 100, sort: 'conversation', align: 'start', shown: false },
  { id: 'batch', width: 130, least: 80, sort: 'batch', align: 'start', shown: false },
  { id: 'memos', width: 64, least: 56, sort: 'memos', align: 'end', shown: false },
  { id: 'sourceId', width: 130, least: 90, sort: undefined, align: 'start', shown: false },
  { id: 'name', width: 110, least: 80, sort: undefined, align: 'start', shown: false },
] as const satisfies readonly {
  id: string;
  width: number;
  least: number;
  sort: MessageSortColumn | undefined;
  align: 'start' | 'end';
  shown: boolean;
}[];

export type MessageColumnId = (typeof messageColumns)[number]['id'];
export type MessageColumn = (typeof messageColumns)[number];

/** A column by its id. */
export function messageColumn(id: string): MessageColumn | undefined {
  return messageColumns.find((column) => column.id === id);
}

export const columnFeatures = tableFeatures({
  columnVisibilityFeature,
  columnOrderingFeature,
  columnSizingFeature,
  columnResizingFeature,
});

export const columnDefinitions: ColumnDef<typeof columnFeatures, MessageRow>[] = messageColumns.map(({ id, width }) => ({
  id,
  size: width,
  minSize: 44,
  maxSize: 1200,
}));

/** A column in sight with its width in CSS pixels; `set` where a person chose it. */
export interface SizedColumn {
  readonly column: MessageColumn;
  readonly width: number;
  readonly set: boolean;
}

/** Columns that can be spared where even the least widths do not fit, the first first. */
const spared: readonly string[] = ['role', 'number', 'channel', 'participant', 'sentiment'];

/** How columns stand in a table of some width. */
export interface FittedColumns {
  readonly columns: readonly SizedColumn[];
  /** Columns left out until there is room again. */
  readonly folded: readonly MessageColumn[];
}

/**
 * Fits columns into `available` pixels: those whose width nobody set give way down to their least, all by the same share
 * of what they can; then those that can be spared are left out, but none of `kept` (what the rows are sorted by). What
 * still does not fit is scrolled to.
 */
export function fitColumns(wanted: readonly SizedColumn[], available: number, kept: ReadonlySet<string>): FittedColumns {
  const leastOf = ({ column, width, set }: SizedColumn) => (set ? width : Math.min(width, column.least));
  const leastSum = (columns: readonly SizedColumn[]) => columns.reduce((sum, column) => sum + leastOf(column), 0);
  let columns = wanted;
  for (const id of spared) {
    if (leastSum(columns) <= available) break;
    columns = columns.filter(({ column, set }) => column.id !== id || set || kept.has(id));
  }
  const over = columns.reduce((sum, { width }) => sum + width, -available);
  const slack = columns.reduce((sum, column) => sum + column.width - leastOf(column), 0);
  const share = over <= 0 || slack === 0 ? 0 : Math.min(1, over / slack);
  return {
    columns: share === 0 ? columns : columns.map((column) => ({ ...column, width: Math.floor(column.width - share * (column.width - leastOf(column))) })),
    folded: wanted.filter((column) => !columns.includes(column)).map(({ column }) => column),
  };
}

/** What is kept of the columns from one opening to the next. */
export interface ColumnLayout {
  readonly visibility: Record<string, boolean>;
  readonly order: string[];
  readonly sizing: Record<string, number>;
}

export const defaultColumnLayout: ColumnLayout = {
  visibility: Object.fromEntries(messageColumns.map(({ id, shown }) => [id, shown])),
  order: messageColumns.map(({ id }) => id),
  sizing: {},
};

/** Reads a kept layout; columns that did not exist then are added, unknown ones dropped. */
export function readColumnLayout(text: string | null): ColumnLayout {
  if (text === null) return defaultColumnLayout;
  let kept: unknown;
  try {
    kept = JSON.parse(text);
  } catch {
    return defaultColumnLayout;
  }
  if (!isLayout(kept)) return defaultColumnLayout;
  const known = new Set<string>(messageColumns.map(({ id }) => id));
  const order = kept.order.filter((id) => known.has(id));
  return {
    visibility: { ...defaultColumnLayout.visibility, ...kept.visibility },
    order: [...order, ...defaultColumnLayout.order.filter((id) => !order.includes(id))],
    sizing: kept.sizing,
  };
}

function isLayout(value: unknown): value is ColumnLayout {
  return (
    typeof value === 'object' && value !== null &&
    'visibility' in value && isRecordOf(value.visibility, 'boolean') &&
    'sizing' in value && isRecordOf(value.sizing, 'number') &&
    'order' in value && Array.isArray(value.order) && value.order.every((id) => typeof id === 'string')
  );
}

function isRecordOf(value: unknown, type: 'boolean' | 'number'): boolean {
  return typeof value === 'object' && value !== null && Object.values(value).every((member) => typeof member === type);
}
