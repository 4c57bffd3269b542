import { Document, HeadingLevel, Packer, Paragraph, Tab, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import type { ExportContent, ExportTable } from './content.ts';

/** The same as a Word file: headings, the two texts by paragraph, and the tables. */
export function rewriteDocx({ title, labels, facts, rewrite, tables }: ExportContent): Promise<Buffer> {
  const heading = (text: string) => new Paragraph({ heading: HeadingLevel.HEADING_2, children: [new TextRun(printable(text))] });
  const document = new Document({
    title: printable(title),
    creator: 'Verbatim',
    sections: [
      {
        children: [
          new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(printable(title))] }),
          ...facts.map(([name, value]) => new Paragraph({ children: [new TextRun({ text: `${printable(name)}: `, bold: true }), new TextRun(printable(value))] })),
          heading(labels.rewrite),
          ...paragraphs(rewrite.text),
          heading(labels.original),
          ...paragraphs(rewrite.original),
          ...tables.filter(({ rows }) => rows.length > 0).flatMap((each) => [heading(each.title), tableOf(each)]),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

/** XML knows no control characters and no half of a pair. */
const printable = (text: string) => text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu, '\uFFFD');

/** A paragraph a line; a tab is an element of its own, since Word shows one within text as a space. */
const paragraphs = (text: string) => text.split(/\r\n|\r|\n/).map((line) => new Paragraph({ children: [runOf(line)] }));

const runOf = (line: string, bold = false) =>
  new TextRun({ bold, children: printable(line).split('\t').flatMap((piece, index) => (index === 0 ? [piece] : [new Tab(), piece])) });

function tableOf({ columns, rows }: ExportTable): Table {
  const row = (cells: readonly string[], bold: boolean) =>
    new TableRow({ children: cells.map((text) => new TableCell({ children: text.split(/\r\n|\r|\n/).map((line) => new Paragraph({ children: [runOf(line, bold)] })) })) });
  return new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows: [row(columns, true), ...rows.map((cells) => row(cells, false))] });
}
