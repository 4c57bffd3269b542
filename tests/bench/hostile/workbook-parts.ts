import type { ArchiveEntry } from './zip-archive.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A cell reference, such as B2; columns count from 0. */
export function reference(column: number, row: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return `${name}${row}`;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The sheet of a table, its texts inline. */
export function sheetXml(rows: readonly (readonly string[])[]): string {
  const body = rows.map((cells, row) => {
    const xml = cells.map((cell, column) => `<c r="${reference(column, row + 1)}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`);
    return `<row r="${row + 1}">${xml.join('')}</row>`;
  });
  return `${xmlHead}<worksheet xmlns="${main}"><sheetData>${body.join('')}</sheetData></worksheet>`;
}

/** Parts of a workbook by path: a sound one of the given sheet, with parts replaced or added. */
export function workbookParts(sheet: string, replaced: Readonly<Record<string, string>> = {}): Map<string, string> {
  const parts = new Map([
    [
      '[Content_Types].xml',
      `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`,
    ],
    ['_rels/.rels', `${xmlHead}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
    ['xl/workbook.xml', `${xmlHead}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`],
    [
      'xl/_rels/workbook.xml.rels',
      `${xmlHead}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    ],
    ['xl/sharedStrings.xml', `${xmlHead}<sst xmlns="${main}" count="1" uniqueCount="1"><si><t>shared</t></si></sst>`],
    ['xl/worksheets/sheet1.xml', sheet],
  ]);
  for (const [path, xml] of Object.entries(replaced)) parts.set(path, xml);
  return parts;
}

/** The parts as entries of an archive. */
export function entriesOf(parts: ReadonlyMap<string, string>): ArchiveEntry[] {
  return [...parts].map(([name, xml]) => ({ name, data: Buffer.from(xml, 'utf8') }));
}
