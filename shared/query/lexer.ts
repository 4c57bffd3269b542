import { findField } from './fields.ts';
import { isSpaceCode, isWordCode } from './characters.ts';
import type { QueryError, Span } from './ast.ts';

export type Token = Span & (
  | { readonly type: 'open' | 'close' | 'and' | 'or' | 'not' }
  | { readonly type: 'quoted' | 'bare'; readonly value: string }
  /** `name:` and what follows it without a space, which may be nothing. */
  | { readonly type: 'field'; readonly name: string; readonly value: string; readonly quoted: boolean; readonly valueStart: number }
);

/** Half-width and full-width marks that mean the same to a query. */
const openings = new Set(['(', '（']);
const closings = new Set([')', '）']);
const colons = new Set([':', '：']);
/** Each opening quotation mark with the mark that ends it. */
const quotes = new Map([['"', '"'], ['“', '”'], ['”', '”'], ['＂', '＂']]);
const keywords = new Map<string, 'and' | 'or' | 'not'>([['AND', 'and'], ['OR', 'or'], ['NOT', 'not']]);
const latinName = /^[A-Za-z][A-Za-z_-]*$/;

/** Cuts a query into tokens. Inside quotes a backslash escapes a quotation mark or a backslash. */
export function tokenize(query: string): { tokens: Token[]; errors: QueryError[] } {
  const characters = Array.from(query);
  const tokens: Token[] = [];
  const errors: QueryError[] = [];
  let position = 0;

  const isSpaceAt = (index: number): boolean => isSpaceCode(characters[index]?.codePointAt(0) ?? 0x20);
  const endsBare = (index: number): boolean => {
    const character = characters[index] ?? ' ';
    return isSpaceAt(index) || openings.has(character) || closings.has(character) || quotes.has(character);
  };

  /** Reads a quoted string whose opening mark is at `position`. */
  function readQuoted(): string {
    const start = position;
    const closing = quotes.get(characters[position] ?? '') ?? '"';
    let value = '';
    position += 1;
    while (position < characters.length) {
      const character = characters[position] ?? '';
      const next = characters[position + 1];
      if (character === '\\' && (next === closing || next === '\\')) {
        value += next;
        position += 2;
      } else if (character === closing) {
        position += 1;
        return value;
      } else {
        value += character;
        position += 1;
      }
    }
    errors.push({ code: 'unterminated-quote', params: {}, start, end: position });
    return value;
  }

  /** The index of the colon when a field name starts at `position`, or -1. */
  function fieldColon(): number {
    let index = position;
    while (index < characters.length && !endsBare(index) && !colons.has(characters[index] ?? '')) index += 1;
    if (index === position || !colons.has(characters[index] ?? '')) return -1;
    const name = characters.slice(position, index).join('');
    if (findField(name) !== undefined) return index;
    return characters[index] === ':' && latinName.test(name) ? index : -1;
  }

  while (position < characters.length) {
    const start = position;
    const character = characters[position] ?? '';
    if (isSpaceAt(position)) {
      position += 1;
    } else if (openings.has(character) || closings.has(character)) {
      position += 1;
      tokens.push({ type: openings.has(character) ? 'open' : 'close', start, end: position });
    } else if (quotes.has(character)) {
      const value = readQuoted();
      if (value === '') errors.push({ code: 'empty-quote', params: {}, start, end: position });
      else tokens.push({ type: 'quoted', value, start, end: position });
    } else if (character === '-' && position + 1 < characters.length && startsOperand(characters, position + 1)) {
      position += 1;
      tokens.push({ type: 'not', start, end: position });
    } else {
      const colon = fieldColon();
      if (colon >= 0) {
        const name = characters.slice(start, colon).join('');
        position = colon + 1;
        const valueStart = position;
        const quoted = quotes.has(characters[position] ?? '');
        let value = '';
        if (quoted) value = readQuoted();
        else while (position < characters.length && !endsBare(position)) value += characters[position++] ?? '';
        tokens.push({ type: 'field', name, value, quoted, valueStart, start, end: position });
      } else {
        let value = '';
        while (position < characters.length && !endsBare(position)) value += characters[position++] ?? '';
        const keyword = keywords.get(value);
        if (keyword !== undefined) tokens.push({ type: keyword, start, end: position });
        else tokens.push({ type: 'bare', value, start, end: position });
      }
    }
  }
  return { tokens, errors };
}

/** Whether a minus before this index negates: it stands before a word, a quote or a parenthesis, not in `--` or `- `. */
function startsOperand(characters: readonly string[], index: number): boolean {
  const character = characters[index] ?? ' ';
  if (quotes.has(character) || openings.has(character)) return true;
  if (character === '-' || closings.has(character)) return false;
  return !isSpaceCode(character.codePointAt(0) ?? 0x20);
}

/** Whether every code point of a text is a word character (see characters.ts). */
export function isWholeWord(text: string): boolean {
  if (text === '') return false;
  for (const character of text) if (!isWordCode(character.codePointAt(0) ?? 0)) return false;
  return true;
}

/** Whether a bare text would be read as an operator. */
export function isKeyword(text: string): boolean {
  return keywords.has(text);
}
