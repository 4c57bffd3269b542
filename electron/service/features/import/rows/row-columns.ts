import { hashText } from '#service/columns/hash-text.ts';
import { textFields, type RowContents, type TextField } from './mapped-rows.ts';
import type { ReadRow } from './read-row.ts';
import { createTextScan, scanText } from './scan-text.ts';
import type { TextBytes } from './text-bytes.ts';

/** What a row holds itself, beside the names it points to. */
export type RowContent = Pick<ReadRow, 'externalId' | 'text' | 'sentAt' | 'role' | 'rating' | 'attributes' | 'engagement'>;

/** Collects rows as columns. */
export interface RowColumns {
  readonly count: number;
  /** Adds a row of the source; there must be room for it. */
  add(row: number, content: RowContent): void;
  /** The columns; nothing may be added afterwards. */
  take(): RowContents;
}

/** Columns with room for `size` rows, whose texts go into `texts`. */
export function createRowColumns(size: number, texts: TextBytes, mappedTexts: readonly TextField[]): RowColumns {
  const scan = createTextScan();
  const rows = new Float64Array(size);
  const ends = new Uint32Array(size * textFields.length);
  const textHashes = new Uint32Array(size * 2);
  const idHashes = new Uint32Array(size * 2);
  const codePoints = new Int32Array(size);
  const languages = new Uint8Array(size);
  const roles = new Uint8Array(size);
  const sentAt = new Float64Array(size);
  const ratings = new Float64Array(size);
  let [count, written, end] = [0, 0, 0];
  return {
    get count() {
      return count;
    },
    add(row, content) {
      scanText(content.text, scan);
      rows[count] = row;
      textHashes[count * 2] = scan.hash[0] ?? 0;
      textHashes[count * 2 + 1] = scan.hash[1] ?? 0;
      codePoints[count] = scan.codePoints;
      languages[count] = scan.language;
      if (content.externalId !== null) hashText(content.externalId, idHashes, count * 2);
      // In the order of `textFields`.
      if (content.externalId !== null) end = texts.append(content.externalId);
      ends[written++] = end;
      if (content.attributes !== null) end = texts.append(content.attributes);
      ends[written++] = end;
      if (content.engagement !== null) end = texts.append(content.engagement);
      ends[written++] = end;
      end = texts.append(content.text);
      ends[written++] = end;
      roles[count] = content.role;
      sentAt[count] = content.sentAt ?? Number.NaN;
      ratings[count] = content.rating ?? Number.NaN;
      count++;
    },
    take: () => ({ count, rows, bytes: texts.take(), ends, mappedTexts, textHashes, idHashes, codePoints, languages, roles, sentAt, ratings }),
  };
}
