import type { FieldFilter, QueryNode, TextNode } from './ast.ts';
import { isKeyword, isWholeWord, tokenize } from './lexer.ts';

/** Writes a query in its canonical form; parsing that form gives an equal tree (positions aside). */
export function printQuery(node: QueryNode | null): string {
  return node === null ? '' : print(node);
}

function print(node: QueryNode): string {
  switch (node.kind) {
    case 'text': return printText(node);
    case 'field': return `${node.field}:${printFilter(node.filter)}`;
    case 'not': {
      const inner = node.child.kind === 'and' || node.child.kind === 'or' ? `(${print(node.child)})` : print(node.child);
      return `NOT ${inner}`;
    }
    case 'and': return node.children.map((child) => (child.kind === 'or' ? `(${print(child)})` : print(child))).join(' ');
    case 'or': return node.children.map((child) => print(child)).join(' OR ');
  }
}

function printText(node: TextNode): string {
  if (node.match === 'prefix') return `${node.value}*`;
  if (node.match === 'word') return node.value;
  const token = isWholeWord(node.value) || node.value.endsWith('*') || isKeyword(node.value) ? undefined : onlyBareToken(node.value);
  return token === node.value ? node.value : quote(node.value);
}

/** The value of a text that lexes as exactly one bare token, else undefined. */
function onlyBareToken(text: string): string | undefined {
  const { tokens, errors } = tokenize(text);
  const [token] = tokens;
  return errors.length === 0 && tokens.length === 1 && token?.type === 'bare' ? token.value : undefined;
}

function quote(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

function printFilter(filter: FieldFilter): string {
  switch (filter.type) {
    case 'text': return /^[\p{L}\p{N}_./#@-]+$/u.test(filter.value) ? filter.value : quote(filter.value);
    case 'option': return filter.value;
    case 'number': return `${filter.comparison === '=' ? '' : filter.comparison}${printNumber(filter.value)}`;
    case 'number-range': return `${filter.from === null ? '' : printNumber(filter.from)}..${filter.to === null ? '' : printNumber(filter.to)}`;
    case 'numbers': return filter.ranges.map(([from, to]) => (from === to ? String(from) : `${from}..${to}`)).join(',');
    case 'date':
      if (filter.from !== null && filter.from === filter.to) return filter.from;
      if (filter.to === null) return `>=${filter.from ?? ''}`;
      if (filter.from === null) return `<=${filter.to}`;
      return `${filter.from}..${filter.to}`;
  }
}

/** A number without an exponent, which the query language does not know. */
function printNumber(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : text;
}
