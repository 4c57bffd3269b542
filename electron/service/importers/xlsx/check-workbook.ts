import { AppError } from '#shared/base/errors.ts';
import { openContainer, type Refusal } from '../container/open-container.ts';

/** What the container of a workbook holds, as far as it was looked at. */
export interface CheckedWorkbook {
  readonly sheets: readonly string[];
}

const workbookLimit = 4 * 1024 * 1024;

/**
 * Looks over a workbook's container before anything is unpacked. Throws `resource-limit` / `zip-bomb`, or
 * `unsupported-format` with reason `not-a-workbook`, `encrypted-workbook`, or `damaged-workbook` where it lists no sheet.
 */
export async function checkWorkbook(bytes: Buffer, name: string): Promise<CheckedWorkbook> {
  const refused: Refusal = (kind, cause) =>
    new AppError('unsupported-format', { reason: kind === 'encrypted' ? 'encrypted-workbook' : 'not-a-workbook', name }, { cause });
  const container = await openContainer(bytes, name, refused);
  const xml = await container.read('xl/workbook.xml', workbookLimit);
  if (xml === undefined) throw refused('damaged');
  const sheets = [...xml.matchAll(/<(?:\w+:)?sheet\s[^>]*?\bname="([^"]*)"/g)].map((match) => unescapeXml(match[1] ?? ''));
  if (sheets.length === 0) throw new AppError('unsupported-format', { reason: 'damaged-workbook', name });
  return { sheets };
}

const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return named[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
