import {
  columnOrderingFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  tableFeatures,
  type ColumnDef,
} from '@tanstack/react-table';
import type { MessageRow, MessageSortColumn } from '#shared/contracts/messages.ts';

/** The columns that there are; their names are the keys `messages.column.<id>`. */
export const messageColumns = [
  { id: 'number', width: 84, sort: 'number', align: 'end', shown: true },
  { id: 'time', width: 104, sort: 'time', align: 'start', shown: true },
  { id: 'channel', width: 118, sort: 'channel', align: 'start', shown: true },
  { id: 'participant', width: 84, sort: 'participant', align: 'start', shown: true },
  { id: 'role', width: 78, sort: 'role', align: 'start', shown: true },
  { id: 'message', width: 260, sort: undefined, align: 'start', shown: true },
  { id: 'sentiment', width: 124, sort: 'sentiment', align: 'start', shown: true },
  { id: 'codes', width: 186, sort: 'codes', align: 'start', shown: true },
  { id: 'tags', width: 130, sort: 'tags', align: 'start', shown: false },
  { id: 'theme', width: 150, sort: 'theme', align: 'start', shown: false },
  { id: 'brand', width: 116, sort: 'brand', align: 'start', shown: false },
  { id: 'language', width: 72, sort: 'language', align: 'start', shown: false },
  { id: 'rating', width: 64, sort: 'rating', align: 'end', shown: false },
  { id: 'length', width: 68, sort: 'length', align: 'end', shown: false },
  { id: 'conversation', width: 150, sort: 'conversation', align: 'start', shown: false },
  { id: 'batch', width: 130, sort: 'batch', align: 'start', shown: false },
  { id: 'memos', width: 64, sort: 'memos', align: 'end', shown: false },
  { id: 'sourceId', width: 130, sort: undefined, align: 'start', shown: false },
  { id: 'name', width: 110, sort: undefined, align: 'start', shown: false },
] as const satisfies readonly {
  id: string;
  width: number;
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
