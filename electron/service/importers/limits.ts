/** UTF-16 units one cell (or one row) may hold; a larger row is rejected and never held in memory. */
export const maximumCellLength = 16 * 1024 * 1024;
/** Columns one table may have, as in the widest spreadsheet programs. */
export const maximumColumns = 16_384;
/** Bytes read from the file at a time. */
export const readSize = 1024 * 1024;
/** Bytes looked at to guess encoding, delimiter and mapping. */
export const sampleSize = 256 * 1024;
/** Bytes of a JSON document that must be held whole (an object around the rows). */
export const maximumDocumentBytes = 256 * 1024 * 1024;
/** Bytes of a file that is a zip container (XLSX, DOCX), and what it may unpack to: in all, in entries, and by compression. */
export const containerLimits = { fileBytes: 256 * 1024 * 1024, unpackedBytes: 768 * 1024 * 1024, entries: 10_000, ratio: 200 } as const;
