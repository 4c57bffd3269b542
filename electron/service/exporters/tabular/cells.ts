import * as z from 'zod/mini';
import type { ExportHeader } from '../exporter.ts';
import type { AttributeValue, ExportedCoding, ExportedMessage } from '../record.ts';

/** A cell before a format writes it; a number stays a number, everything else is text. */
export type Cell = string | number | null;

/** One row a message (codings as JSON) or one row a coding (messages without one are left out). */
export const rowsOption = z._default(z.enum(['messages', 'codings']), 'messages');

export type RowKind = z.output<typeof rowsOption>;

const messageColumns = [
  'id',
  'guid',
  'conversation',
  'batch',
  'channel',
  'brand',
  'participant',
  'role',
  'sentAt',
  'language',
  'rating',
  'text',
] as const;

const annotationColumns = ['sentiment', 'sentimentScore', 'sentimentSource', 'tags', 'themes', 'codes', 'codings', 'memos'] as const;

const codingColumns = ['coding', 'code', 'path', 'start', 'end', 'quote', 'coder', 'createdAt', 'origin'] as const;

const attributeColumns = (header: ExportHeader): string[] =>
  header.attributeKeys.length > 0 ? header.attributeKeys.map((key) => `attr:${key}`) : ['attributes'];

/** The column names of a table; the same in both languages, since programs and re-import read them. */
export function tableHeader(kind: RowKind, header: ExportHeader): string[] {
  const last = kind === 'messages' ? annotationColumns : codingColumns;
  return [...messageColumns, ...attributeColumns(header), ...last];
}

const attributeCell = (value: AttributeValue | undefined): Cell => {
  if (value === undefined || value === null) return null;
  return typeof value === 'boolean' ? String(value) : value;
};

const listCell = (values: readonly unknown[]): Cell => (values.length > 0 ? JSON.stringify(values) : null);

function attributeCells(record: ExportedMessage, header: ExportHeader): Cell[] {
  if (header.attributeKeys.length > 0) return header.attributeKeys.map((key) => attributeCell(record.attributes[key]));
  return [Object.keys(record.attributes).length > 0 ? JSON.stringify(record.attributes) : null];
}

const messageCells = (record: ExportedMessage): Cell[] => [
  record.id,
  record.guid,
  record.conversation,
  record.batch,
  record.channel,
  record.brand,
  record.participant,
  record.role,
  record.sentAt,
  record.language,
  record.rating,
  record.text,
];

/** The codes of a message for a person's eye: each path once, in order of first use. */
const readableCodes = (codings: readonly ExportedCoding[]): Cell =>
  codings.length > 0 ? [...new Set(codings.map((coding) => coding.path))].join('; ') : null;

/** The rows of one message, each as long as {@link tableHeader}. */
export function tableRows(kind: RowKind, record: ExportedMessage, header: ExportHeader): Cell[][] {
  const shared = [...messageCells(record), ...attributeCells(record, header)];
  if (kind === 'messages') {
    return [
      [
        ...shared,
        record.sentiment?.label ?? null,
        record.sentiment?.score ?? null,
        record.sentiment?.source ?? null,
        listCell(record.tags),
        listCell(record.themes),
        readableCodes(record.codings),
        listCell(record.codings),
        listCell(record.memos),
      ],
    ];
  }
  return record.codings.map((coding) => [
    ...shared,
    coding.id,
    coding.code,
    coding.path,
    coding.start,
    coding.end,
    coding.quote,
    coding.coder,
    coding.createdAt,
    coding.origin,
  ]);
}
