import type { Cell } from '../tabular/cells.ts';

/** Excel's limits: rows of a sheet, and UTF-16 units of a cell's text. */
export const maximumSheetRows = 1_048_576;
export const maximumCellUnits = 32_767;

/** 0 -> A, 25 -> Z, 26 -> AA. */
export function columnLetters(index: number): string {
  let rest = index;
  let letters = '';
  do {
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
    rest = Math.floor(rest / 26) - 1;
  } while (rest >= 0);
  return letters;
}

const hex = (character: string): string => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

/**
 * Text as the content of an XML element of SpreadsheetML. Characters that XML cannot hold, and CR, which XML readers
 * turn into LF, become `_xHHHH_` (ECMA-376 part 1, 22.9.2.19, ST_Xstring); a text that looks like such an escape
 * gets its underscore escaped. Unpaired surrogates never reach a project, but would be escaped alike.
 */
export function escapeSheetText(text: string): string {
  return text
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll(/[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, hex)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/**
 * Cuts a text into pieces that fit a cell each, never inside a surrogate pair or between CR and LF; joined they are
 * the text again.
 */
export function splitForCells(text: string, limit = maximumCellUnits): string[] {
  const parts: string[] = [];
  let from = 0;
  while (text.length - from > limit) {
    let to = from + limit;
    const last = text.charCodeAt(to - 1);
    const next = text.charCodeAt(to);
    if ((last >= 0xd800 && last <= 0xdbff && next >= 0xdc00 && next <= 0xdfff) || (last === 0x0d && next === 0x0a)) to--;
    parts.push(text.slice(from, to));
    from = to;
  }
  parts.push(text.slice(from));
  return parts;
}

/** One row; text cells are typed as inline strings, so no program reads them as a formula. `row` is 1-based. */
export function formatSheetRow(row: number, cells: readonly Cell[], style = 0): string {
  let xml = `<row r="${row}">`;
  for (const [index, cell] of cells.entries()) {
    if (cell === null) continue;
    const reference = `r="${columnLetters(index)}${row}"${style > 0 ? ` s="${style}"` : ''}`;
    xml +=
      typeof cell === 'number' && Number.isFinite(cell)
        ? `<c ${reference}><v>${cell}</v></c>`
        : `<c ${reference} t="inlineStr"><is><t xml:space="preserve">${escapeSheetText(String(cell))}</t></is></c>`;
  }
  return `${xml}</row>`;
}
