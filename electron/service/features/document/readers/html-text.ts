import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { createLines } from './lines.ts';
import { ordinal } from './ordinal.ts';
import type { DocumentNote } from './read-document.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

const blocks = new Set(['p', 'div', 'section', 'article', 'header', 'footer', 'main', 'aside', 'nav', 'li', 'ul', 'ol', 'dl', 'dt', 'dd', 'table', 'caption', 'blockquote', 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'figure', 'figcaption', 'form', 'fieldset', 'legend', 'address', 'details', 'summary', 'hr', 'body']);
const unseen = new Set(['script', 'style', 'template', 'noscript', 'head', 'svg', 'select', 'datalist', 'rt', 'rp', 'del', 'iframe', 'object', 'embed', 'canvas', 'audio', 'video']);
const noteOf: Readonly<Record<string, DocumentNote>> = {
  del: 'tracked-changes', ins: 'tracked-changes', table: 'tables', img: 'images', svg: 'images', canvas: 'images', iframe: 'embedded', object: 'embedded', embed: 'embedded', math: 'equations',
};
const formats: Readonly<Record<string, string>> = { a: 'lowerLetter', A: 'upperLetter', i: 'lowerRoman', I: 'upperRoman' };

/**
 * The text of an HTML page as a person would read it, with what it holds besides: a block a line, a row of a table a
 * line, items of ordered lists with their numbers; nothing that is hidden (by attribute or by its own style).
 */
export function htmlText(html: string): { text: string; notes: DocumentNote[] } {
  const lines = createLines();
  const notes = new Set<DocumentNote>();
  let preformatted = 0;
  const ends: Readonly<Record<string, () => void>> = { block: () => lines.end(), row: () => lines.endRow(), cell: () => lines.endCell(), pre: () => void preformatted-- };
  // By a stack of its own: hostile pages nest deeper than the program's stack.
  const waiting: (Node | { end: keyof typeof ends })[] = [parse(html)];
  const counters = new WeakMap<object, number>();
  const enter = (node: Element): boolean => {
    const name = node.nodeName;
    const note = noteOf[name];
    if (note !== undefined) notes.add(note);
    if (unseen.has(name)) return false;
    if (isHidden(node)) {
      if (hasWords(node)) notes.add('hidden-text');
      return false;
    }
    if (name === 'br') lines.add('\n');
    else if (name === 'tr') {
      lines.openRow();
      waiting.push({ end: 'row' });
    } else if (name === 'td' || name === 'th') waiting.push({ end: 'cell' });
    else if (blocks.has(name)) {
      lines.end();
      waiting.push({ end: 'block' });
    }
    if (name === 'pre' || name === 'textarea' || /white-space:\s*(?:pre|break-spaces)/i.test(attribute(node, 'style') ?? '')) {
      preformatted++;
      waiting.push({ end: 'pre' });
    }
    if (name === 'li') lines.add(numberOf(node, counters));
    return true;
  };
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if ('end' in node) ends[node.end]?.();
    else if (node.nodeName === '#text' && 'value' in node) {
      if (preformatted > 0) lines.add(node.value.replace(/\r\n?/g, '\n'));
      else {
        const words = node.value.replace(/[ \t\r\n\f]+/g, ' ');
        lines.add(words.startsWith(' ') && lines.fresh() ? words.slice(1) : words);
      }
    } else if ('childNodes' in node && (!('attrs' in node) || enter(node))) {
      for (let index = node.childNodes.length - 1; index >= 0; index--) {
        const child = node.childNodes[index];
        if (child !== undefined) waiting.push(child);
      }
    }
  }
  return { text: lines.text(), notes: [...notes] };
}

const attribute = (node: Element, name: string): string | undefined => node.attrs.find((each) => each.name === name)?.value;

const isHidden = (node: Element): boolean =>
  attribute(node, 'hidden') !== undefined || /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all)/i.test(attribute(node, 'style') ?? '');

/** Whether there is anything to read in an element: a hidden one without words is not worth a note. */
function hasWords(element: Element): boolean {
  const waiting: Node[] = [element];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if ('value' in node && /[\p{L}\p{N}]/u.test(node.value)) return true;
    if ('childNodes' in node && !unseen.has(node.nodeName)) for (const child of node.childNodes) waiting.push(child);
  }
  return false;
}

/** "3. " of an item of an ordered list, by the list's start and type and the item's own value; empty in another list. */
function numberOf(item: Element, counters: WeakMap<object, number>): string {
  const list = item.parentNode;
  if (list === null || list.nodeName !== 'ol' || !('attrs' in list)) return '';
  const given = Number.parseInt(attribute(item, 'value') ?? '', 10);
  const start = Number.parseInt(attribute(list, 'start') ?? '', 10);
  const next = Number.isNaN(given) ? (counters.get(list) ?? (Number.isNaN(start) ? 0 : start - 1)) + 1 : given;
  counters.set(list, next);
  return `${ordinal(next, formats[attribute(list, 'type') ?? ''] ?? 'decimal')}. `;
}
