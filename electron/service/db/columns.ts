/**
 * Column snapshots of the messages: what filters, sorts and aggregates over a million rows read instead of the
 * message table. See electron/service/columns/README.md for the format.
 */
export { writeColumnChunks } from '../columns/chunks.ts';
export { createColumnBuffer, type ColumnBuffer, type ColumnRow } from '../columns/column-buffer.ts';
export { chunkSize, type ColumnName, type ColumnOf, type Columns } from '../columns/definitions.ts';
export { hashText } from '../columns/hash-text.ts';
export { columnEnd, loadColumn } from '../columns/snapshot.ts';
