import type { FieldName } from './fields.ts';

/** A stretch of the query text: Unicode code points, 0-based, half-open. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * How a piece of text is looked for:
 * - `substring`: anywhere, exactly;
 * - `word`: the whole word, not as a part of a longer one;
 * - `prefix`: at the beginning of a word.
 */
export type TextMatch = 'substring' | 'word' | 'prefix';

export interface TextNode extends Span {
  readonly kind: 'text';
  readonly match: TextMatch;
  /** As typed, without quotes or star; not folded. Never empty. */
  readonly value: string;
}

export type Comparison = '<' | '<=' | '=' | '>=' | '>';

/**
 * What a field must be. Days are ISO dates (YYYY-MM-DD) and both ends are included; null is an open end. A list of
 * numbers is ranges of whole numbers, both ends included, ascending and apart from each other.
 */
export type FieldFilter =
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'option'; readonly value: string }
  | { readonly type: 'number'; readonly comparison: Comparison; readonly value: number }
  | { readonly type: 'number-range'; readonly from: number | null; readonly to: number | null }
  | { readonly type: 'numbers'; readonly ranges: readonly (readonly [from: number, to: number])[] }
  | { readonly type: 'date'; readonly from: string | null; readonly to: string | null };

export interface FieldNode extends Span {
  readonly kind: 'field';
  readonly field: FieldName;
  readonly filter: FieldFilter;
}

export interface GroupNode extends Span {
  readonly kind: 'and' | 'or';
  /** Two or more. */
  readonly children: readonly QueryNode[];
}

export interface NotNode extends Span {
  readonly kind: 'not';
  readonly child: QueryNode;
}

export type QueryNode = TextNode | FieldNode | GroupNode | NotNode;

/** What can be wrong with a query; the interface puts it into words. */
export type QueryErrorCode =
  | 'unterminated-quote'
  | 'unbalanced-parenthesis'
  | 'empty-quote'
  | 'missing-operand'
  | 'missing-value'
  | 'unknown-field'
  | 'invalid-option'
  | 'invalid-number'
  | 'invalid-date'
  | 'invalid-comparison'
  | 'too-long'
  | 'too-deep';

export interface QueryError extends Span {
  readonly code: QueryErrorCode;
  readonly params: Readonly<Record<string, string>>;
}

export interface ParsedQuery {
  /** Null for an empty query, which every message meets, and where nothing could be made of it. */
  readonly node: QueryNode | null;
  /** In order of position; a query with errors should not be run. */
  readonly errors: readonly QueryError[];
}
