import { writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { ZipFile } from 'yazl';

const types = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`;
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const root = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relation}/officeDocument" Target="word/document.xml"/></Relationships>`;
const spaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"';

/** A part of a Word file with its root and the namespaces that Word declares. */
export const part = (name: string, inside: string): string => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:${name} ${spaces}>${inside}</w:${name}>`;
/** A body of the given paragraphs. */
export const body = (inside: string): string => part('document', `<w:body>${inside}<w:sectPr/></w:body>`);
export const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
/** A paragraph of a text or of ready runs. */
export const paragraph = (inside: string, properties = ''): string => `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${inside.startsWith('<') ? inside : run(inside)}</w:p>`;

/** A zip container as bytes. */
export async function zipOf(parts: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  const pieces: Buffer[] = [];
  zip.outputStream.on('data', (piece: Buffer) => pieces.push(piece));
  await once(zip.outputStream, 'end');
  return Buffer.concat(pieces);
}

/** The bytes of a Word file of hand-made parts; `document` is its main part. */
export const docxOf = (document: string, others: Readonly<Record<string, string | Buffer>> = {}): Promise<Buffer> =>
  zipOf({ '[Content_Types].xml': types, '_rels/.rels': root, 'word/document.xml': document, ...others });

/** Writes a Word file of hand-made parts and gives its path back. */
export async function writeDocx(path: string, document: string, others: Readonly<Record<string, string | Buffer>> = {}): Promise<string> {
  writeFileSync(path, await docxOf(document, others));
  return path;
}
