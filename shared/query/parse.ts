import type { ParsedQuery, QueryError, QueryErrorCode, QueryNode, Span } from './ast.ts';
import { findField, suggestField } from './fields.ts';
import { parseFieldValue } from './field-value.ts';
import { isWholeWord, tokenize } from './lexer.ts';
import type { Token } from './lexer.ts';

/** Longest query, in code points, and deepest nesting that is read. */
export const maximumQueryLength = 20_000;
export const maximumQueryDepth = 64;

/**
 * Parses a query. Never throws: what is wrong comes back as errors with positions, together with the node that
 * could still be made of the rest (for highlighting while typing).
 */
export function parseQuery(query: string): ParsedQuery {
  const length = Array.from(query).length;
  if (length > maximumQueryLength) {
    return { node: null, errors: [{ code: 'too-long', params: { maximum: String(maximumQueryLength) }, start: 0, end: length }] };
  }
  const { tokens, errors } = tokenize(query);
  const parser = new Parser(tokens, errors, length);
  const node = parser.parse();
  errors.sort((left, right) => left.start - right.start || left.end - right.end);
  return { node, errors };
}

class Parser {
  readonly #tokens: readonly Token[];
  readonly #errors: QueryError[];
  readonly #length: number;
  #next = 0;
  #depth = 0;

  constructor(tokens: readonly Token[], errors: QueryError[], length: number) {
    this.#tokens = tokens;
    this.#errors = errors;
    this.#length = length;
  }

  parse(): QueryNode | null {
    const parts: QueryNode[] = [];
    while (this.#next < this.#tokens.length) {
      const node = this.#parseOr();
      if (node !== null) parts.push(node);
      const stray = this.#tokens[this.#next];
      if (stray === undefined) break;
      this.#fail('unbalanced-parenthesis', stray);
      this.#next += 1;
    }
    return group('and', parts);
  }

  #parseOr(): QueryNode | null {
    const parts: QueryNode[] = [];
    for (;;) {
      const part = this.#parseAnd();
      const operator = this.#tokens[this.#next];
      if (part !== null) parts.push(part);
      else if (operator?.type === 'or') this.#fail('missing-operand', operator);
      if (operator?.type !== 'or') return group('or', parts);
      this.#next += 1;
      if (this.#atEndOfGroup()) {
        this.#fail('missing-operand', operator);
        return group('or', parts);
      }
    }
  }

  #parseAnd(): QueryNode | null {
    const parts: QueryNode[] = [];
    for (;;) {
      const token = this.#tokens[this.#next];
      if (token === undefined || token.type === 'close' || token.type === 'or') return group('and', parts);
      if (token.type === 'and') {
        this.#next += 1;
        const following = this.#tokens[this.#next];
        if (parts.length === 0 || this.#atEndOfGroup() || following?.type === 'or' || following?.type === 'and') {
          this.#fail('missing-operand', token);
        }
        continue;
      }
      const part = this.#parseNot(token);
      if (part !== null) parts.push(part);
    }
  }

  #parseNot(token: Token): QueryNode | null {
    if (token.type !== 'not') return this.#parsePrimary(token);
    this.#next += 1;
    const operand = this.#tokens[this.#next];
    if (operand === undefined || operand.type === 'close' || operand.type === 'or' || operand.type === 'and') {
      this.#fail('missing-operand', token);
      return null;
    }
    return this.#nested(token, () => {
      const child = this.#parseNot(operand);
      return child === null ? null : { kind: 'not', child, start: token.start, end: child.end };
    });
  }

  #parsePrimary(token: Token): QueryNode | null {
    this.#next += 1;
    const { start, end } = token;
    switch (token.type) {
      case 'open':
        return this.#nested(token, () => this.#parseGroup(token));
      case 'quoted':
        return { kind: 'text', match: 'substring', value: token.value, start, end };
      case 'bare':
        return bareText(token.value, start, end);
      case 'field':
        return this.#parseField(token);
      default:
        return null;
    }
  }

  #parseGroup(open: Token): QueryNode | null {
    const inner = this.#parseOr();
    const close = this.#tokens[this.#next];
    if (close?.type === 'close') this.#next += 1;
    else this.#fail('unbalanced-parenthesis', open);
    if (inner === null) {
      if (close?.type === 'close') this.#fail('missing-operand', { start: open.start, end: close.end });
      return null;
    }
    return inner;
  }

  #parseField(token: Token & { type: 'field' }): QueryNode | null {
    const { start, end } = token;
    const field = findField(token.name);
    if (field === undefined) {
      const suggestion = suggestField(token.name);
      this.#errors.push({
        code: 'unknown-field',
        params: { field: token.name, ...(suggestion === undefined ? {} : { suggestion }) },
        start,
        end: token.valueStart,
      });
      return null;
    }
    const result = parseFieldValue(field, token.value, token.quoted);
    if ('filter' in result) return { kind: 'field', field: field.name, filter: result.filter, start, end };
    this.#errors.push({ code: result.code, params: result.params, start, end });
    return null;
  }

  /** Guards the stack: deeper than the limit the rest of the query is dropped with one error. */
  #nested(token: Token, parse: () => QueryNode | null): QueryNode | null {
    if (this.#depth >= maximumQueryDepth) {
      this.#errors.push({ code: 'too-deep', params: { maximum: String(maximumQueryDepth) }, start: token.start, end: this.#length });
      this.#next = this.#tokens.length;
      return null;
    }
    this.#depth += 1;
    const node = parse();
    this.#depth -= 1;
    return node;
  }

  #atEndOfGroup(): boolean {
    const token = this.#tokens[this.#next];
    return token === undefined || token.type === 'close';
  }

  #fail(code: QueryErrorCode, at: Span): void {
    const { start, end } = at;
    const known = this.#errors.some((error) => error.code === code && error.start === start && error.end === end);
    if (!known) this.#errors.push({ code, params: {}, start, end });
  }
}

/** A bare run: one word, a word's beginning (`word*`), or, where anything else is in it, a substring. */
function bareText(value: string, start: number, end: number): QueryNode {
  if (isWholeWord(value)) return { kind: 'text', match: 'word', value, start, end };
  if (value.endsWith('*') && value.length > 1) {
    const stem = value.slice(0, -1);
    return { kind: 'text', match: isWholeWord(stem) ? 'prefix' : 'substring', value: stem, start, end };
  }
  return { kind: 'text', match: 'substring', value, start, end };
}

/** Joins nodes, flattening groups of the same kind; null for none. */
function group(kind: 'and' | 'or', parts: readonly QueryNode[]): QueryNode | null {
  const children: QueryNode[] = [];
  for (const part of parts) {
    if (part.kind === kind) children.push(...part.children);
    else children.push(part);
  }
  const first = children[0];
  const last = children.at(-1);
  if (first === undefined || last === undefined) return null;
  return children.length === 1 ? first : { kind, children, start: first.start, end: last.end };
}
