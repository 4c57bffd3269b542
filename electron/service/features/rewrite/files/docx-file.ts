import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
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

const paragraphs = (text: string) => text.split(/\r\n|\r|\n/).map((line) => new Paragraph({ children: [new TextRun(printable(line))] }));

function tableOf({ columns, rows }: ExportTable): Table {
  const row = (cells: readonly string[], bold: boolean) =>
    new TableRow({ children: cells.map((text) => new TableCell({ children: [new Paragraph({ children: [new TextRun({ text: printable(text), bold })] })] })) });
  return new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows: [row(columns, true), ...rows.map((cells) => row(cells, false))] });
}
