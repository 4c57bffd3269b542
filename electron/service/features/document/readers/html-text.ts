import { parse, type DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;

const blocks = new Set(['p', 'div', 'section', 'article', 'header', 'footer', 'main', 'aside', 'nav', 'li', 'ul', 'ol', 'dl', 'dt', 'dd', 'table', 'tr', 'caption', 'blockquote', 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'figure', 'figcaption', 'form', 'hr', 'body']);
const unseen = new Set(['script', 'style', 'template', 'noscript', 'head', 'svg', 'math', 'iframe', 'object', 'select', 'textarea']);

/** The text of an HTML page as a person would read it, a block a line and cells parted by tabs, with what it holds besides. */
export function htmlText(html: string): { text: string; tables: boolean; images: boolean } {
  let text = '';
  let tables = false;
  let images = false;
  const newLine = () => {
    if (text !== '' && !text.endsWith('\n')) text = `${text.trimEnd()}\n`;
  };
  // By a stack of its own: hostile pages nest deeper than the program's stack.
  const waiting: (Node | { after: 'block' | 'cell' })[] = [parse(html)];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if ('after' in node) {
      if (node.after === 'block') newLine();
      else text += '\t';
      continue;
    }
    if (node.nodeName === '#text' && 'value' in node) {
      const words = node.value.replace(/[ \t\r\n\f]+/g, ' ');
      text += /[\n\t]$/.test(text) || text === '' ? words.trimStart() : words;
      continue;
    }
    const name = node.nodeName;
    if (unseen.has(name)) continue;
    if (name === 'br') text += '\n';
    if (name === 'img') images = true;
    if (name === 'table') tables = true;
    if (blocks.has(name)) {
      newLine();
      waiting.push({ after: 'block' });
    } else if (name === 'td' || name === 'th') waiting.push({ after: 'cell' });
    if ('childNodes' in node) waiting.push(...node.childNodes.toReversed());
  }
  const lines = text.split('\n').map((line) => line.replace(/[ \t]+$/, ''));
  return { text: lines.join('\n').trim(), tables, images };
}
