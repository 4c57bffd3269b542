import { createLines, type Lines } from '../lines.ts';
import type { DocumentNote } from '../read-document.ts';
import type { Numberer } from './numbering.ts';
import { symbolOf } from './symbols.ts';
import { readXml } from './xml-events.ts';

/** What a story (the body, the footnotes, a header) needs of the rest of its file. */
export interface StoryContext {
  readonly numberer: Numberer;
  /** What was met on the way that a person should know of. */
  readonly notes: Set<DocumentNote>;
  /** The mark that stands in the text for a footnote or endnote. */
  readonly mark: (kind: 'footnote' | 'endnote', id: string) => string;
}

/** A story as text; the footnotes or endnotes in it apart, by their ids. */
export interface Story {
  readonly text: string;
  readonly parts: ReadonlyMap<string, string>;
}

/** What is no text of the document: what was deleted or moved away, what a field is made of, how it was formatted before, readings above characters. */
const passedOver = new Set(['w:moveFrom', 'w:instrText', 'w:delText', 'w:delInstrText', 'w:rt', 'w:pPrChange', 'w:rPrChange', 'w:tblPrChange', 'w:trPrChange', 'w:tcPrChange', 'w:sectPr', 'w:tblGrid']);

const noteOf: Readonly<Record<string, DocumentNote>> = {
  'w:ins': 'tracked-changes', 'w:moveTo': 'tracked-changes', 'w:moveFrom': 'tracked-changes', 'w:cellDel': 'tracked-changes', 'w:commentReference': 'comments',
  'w:tbl': 'tables', 'w:txbxContent': 'text-boxes', 'a:blip': 'images', 'v:imagedata': 'images', 'm:oMath': 'equations', 'w:altChunk': 'embedded', 'o:OLEObject': 'embedded', 'c:chart': 'embedded', 'dgm:relIds': 'embedded',
};

/** How the parts of a formula are joined on one line. */
const formula: Readonly<Record<string, string>> = { 'm:den': '/', 'm:sup': '^', 'm:sub': '_', 'm:rad': '√' };

/**
 * The text of a story: insertions as accepted, deletions as gone, fields by what they show, automatic numbers written
 * out, a row of a table on a line, text boxes behind the paragraph they hang on. Throws an Error where it is no XML.
 */
export function readStory(xml: string, { numberer, notes, mark }: StoryContext): Story {
  const stack: string[] = [];
  /** Texts within texts: text boxes and notes, each with what waits for the end of the paragraph around it. */
  const outer: { lines: Lines; waiting: string[]; paragraph: ParagraphState }[] = [];
  const parts = new Map<string, string>();
  let lines = createLines();
  let waiting: string[] = [];
  let passing = 0;
  let part: string | null = null;
  let paragraph = newParagraph();
  /** Lengths of what was written before each choice of alternatives, innermost last. */
  const written: number[] = [];
  let length = 0;

  const within = (parent: string, steps = 1) => stack.at(-1 - steps) === parent;
  const add = (text: string): void => {
    if (paragraph.hidden && text.trim() !== '') notes.add('hidden-text');
    if (paragraph.hidden) return;
    length += text.length;
    lines.add(text);
  };
  const openInner = (): void => {
    outer.push({ lines, waiting, paragraph });
    [lines, waiting, paragraph] = [createLines(), [], newParagraph()];
  };
  const closeInner = (): string => {
    endParagraph(false);
    const text = lines.text();
    ({ lines, waiting, paragraph } = outer.pop() ?? { lines, waiting, paragraph });
    return text;
  };
  const endParagraph = (blank: boolean): void => {
    lines.end(blank && waiting.length === 0);
    for (const box of waiting.splice(0)) {
      lines.add(box);
      lines.end();
    }
  };

  function open(name: string, value: (attribute: string) => string | undefined): void {
    stack.push(name);
    if (passing > 0) return;
    const note = noteOf[name];
    if (note !== undefined) notes.add(note);
    if (passedOver.has(name)) passing = stack.length;
    else if (name === 'w:del') openDeletion();
    else if (name === 'w:cellDel') passing = stack.length - 2;
    else if (name === 'w:p') paragraph = newParagraph();
    else if (name === 'w:tr') lines.openRow();
    else if (name === 'w:txbxContent') openInner();
    else if (name === 'w:pStyle') paragraph.style = value('w:val') ?? null;
    else if (name === 'w:numId' && within('w:numPr')) paragraph.number = value('w:val') ?? null;
    else if (name === 'w:ilvl' && within('w:numPr')) paragraph.level = Number(value('w:val') ?? 0);
    else if (name === 'w:vanish' && within('w:rPr') && within('w:r', 2)) paragraph.hidden = !/^(?:0|false|off)$/.test(value('w:val') ?? '');
    else if (name === 'w:footnote' || name === 'w:endnote') {
      if (/eparator|Notice/.test(value('w:type') ?? '')) passing = stack.length;
      else {
        part = value('w:id') ?? '';
        openInner();
      }
    } else if (name === 'w:footnoteReference' || name === 'w:endnoteReference') {
      notes.add('footnotes');
      add(mark(name === 'w:footnoteReference' ? 'footnote' : 'endnote', value('w:id') ?? ''));
    } else if (name === 'w:sym') {
      const symbol = symbolOf(value('w:font') ?? '', value('w:char') ?? '');
      if (symbol === undefined) notes.add('symbols');
      add(symbol ?? '\uFFFD');
    } else if (name === 'mc:AlternateContent') written.push(length);
    else if (name === 'mc:Fallback' && length > (written.at(-1) ?? 0)) passing = stack.length;
    else if (within('w:r')) {
      if (name === 'w:tab' || name === 'w:ptab') add('\t');
      else if (name === 'w:br' || name === 'w:cr') add('\n');
      else if (name === 'w:noBreakHyphen') add('\u2011');
    } else add(formula[name] ?? '');
  }

  /** A mark of deletion in the properties of a paragraph or a row is one of the whole. */
  function openDeletion(): void {
    notes.add('tracked-changes');
    if (within('w:trPr')) passing = stack.length - 2;
    else if (within('w:rPr')) paragraph.merged = within('w:pPr', 2);
    else passing = stack.length;
  }

  function close(name: string): void {
    const depth = stack.length;
    stack.pop();
    if (passing > 0 && depth > passing) return;
    const passed = passing > 0;
    passing = 0;
    if (name === 'w:r') paragraph.hidden = false;
    else if (name === 'w:pPr' && stack.at(-1) === 'w:p') {
      const number = numberer.next(paragraph, paragraph.style);
      if (number !== '') notes.add('numbering');
      add(number);
    } else if (name === 'w:p') {
      // A paragraph whose mark is deleted goes on in the next one.
      if (!paragraph.merged) endParagraph(true);
    } else if (name === 'w:tc') {
      endParagraph(false);
      lines.endCell();
    } else if (name === 'w:tr') lines.endRow();
    else if (name === 'w:txbxContent') {
      const text = closeInner();
      if (text !== '') waiting.push(text);
    } else if ((name === 'w:footnote' || name === 'w:endnote') && !passed && part !== null) {
      parts.set(part, closeInner());
      part = null;
    } else if (name === 'mc:AlternateContent') written.pop();
  }

  readXml(xml, {
    open,
    close,
    text: (text) => {
      const name = stack.at(-1);
      if (passing === 0 && (name === 'w:t' || name === 'm:t')) add(text.replace(/[\r\n]+/g, ' '));
    },
  });
  endParagraph(false);
  return { text: lines.text(), parts };
}

/** What the properties of a paragraph say, and whether the run that is open is hidden. */
interface ParagraphState {
  style: string | null;
  number: string | null;
  level: number | null;
  merged: boolean;
  hidden: boolean;
}

const newParagraph = (): ParagraphState => ({ style: null, number: null, level: null, merged: false, hidden: false });
