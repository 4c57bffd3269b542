import type { ContextReader, ContextValue } from './context-key-store.ts';

/**
 * When-clauses: `a && !b || c == 'x'`, with `!= < <= > >= =~ in` and parentheses.
 * `&&` binds tighter than `||`. A bare name is true for a value that is neither
 * empty, zero nor false. `=~` takes a regular expression between slashes.
 */
export type WhenExpression = (context: ContextReader) => boolean;

/** Thrown for a clause that does not parse; `position` is the UTF-16 offset. */
export class WhenClauseError extends Error {
  readonly position: number;
  constructor(message: string, position: number) {
    super(message);
    this.name = 'WhenClauseError';
    this.position = position;
  }
}

type Token =
  | { readonly kind: 'operator'; readonly text: string; readonly position: number }
  | { readonly kind: 'name' | 'string' | 'number' | 'pattern'; readonly text: string; readonly position: number };

const tokenPattern =
  /\s*(?:(&&|\|\||==|!=|=~|<=|>=|<|>|!|\(|\)|,)|'([^']*)'|"([^"]*)"|(\/(?:[^/\\\n]|\\.)+\/[iu]*)|(-?\d+(?:\.\d+)?)(?![\w.])|([\w$][\w$.:/-]*))/uy;

function tokenise(clause: string): Token[] {
  const tokens: Token[] = [];
  tokenPattern.lastIndex = 0;
  while (tokenPattern.lastIndex < clause.length) {
    const position = tokenPattern.lastIndex;
    if (clause.slice(position).trim() === '') break;
    const match = tokenPattern.exec(clause);
    if (match === null) throw new WhenClauseError('unexpected character', position);
    const [, operator, single, double, pattern, number, name] = match;
    const text = operator ?? single ?? double ?? pattern ?? number ?? name ?? '';
    const kind =
      operator !== undefined ? 'operator'
      : single !== undefined || double !== undefined ? 'string'
      : pattern !== undefined ? 'pattern'
      : number !== undefined ? 'number'
      : 'name';
    tokens.push({ kind, text, position: position + match[0].length - match[0].trimStart().length });
  }
  return tokens;
}

function isTrue(value: ContextValue): boolean {
  return value !== undefined && value !== false && value !== '' && value !== 0;
}

function literal(token: Token): ContextValue {
  if (token.kind === 'number') return Number(token.text);
  if (token.text === 'true' && token.kind === 'name') return true;
  if (token.text === 'false' && token.kind === 'name') return false;
  return token.text;
}

function isEqual(left: ContextValue, right: ContextValue): boolean {
  if (typeof right === 'boolean') return isTrue(left) === right;
  return String(left ?? '') === String(right);
}

const comparisons: Readonly<Record<string, (left: number, right: number) => boolean>> = {
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
};

/**
 * Compiles a clause.
 * @throws WhenClauseError where it does not parse.
 */
export function parseWhenClause(clause: string): WhenExpression {
  const tokens = tokenise(clause);
  let next = 0;
  const isOperator = (text: string) => tokens[next]?.kind === 'operator' && tokens[next]?.text === text;
  const take = (): Token => {
    const token = tokens[next];
    if (token === undefined) throw new WhenClauseError('unexpected end', clause.length);
    next += 1;
    return token;
  };

  function either(): WhenExpression {
    let left = both();
    while (isOperator('||')) {
      next += 1;
      const [first, second] = [left, both()];
      left = (context) => first(context) || second(context);
    }
    return left;
  }
  function both(): WhenExpression {
    let left = unary();
    while (isOperator('&&')) {
      next += 1;
      const [first, second] = [left, unary()];
      left = (context) => first(context) && second(context);
    }
    return left;
  }
  function unary(): WhenExpression {
    if (isOperator('!')) {
      next += 1;
      const inner = unary();
      return (context) => !inner(context);
    }
    if (isOperator('(')) {
      next += 1;
      const inner = either();
      if (!isOperator(')')) throw new WhenClauseError('missing )', tokens[next]?.position ?? clause.length);
      next += 1;
      return inner;
    }
    return comparison();
  }
  function comparison(): WhenExpression {
    const name = take();
    if (name.kind !== 'name') throw new WhenClauseError('a name is expected', name.position);
    if (name.text === 'true' || name.text === 'false') {
      const value = name.text === 'true';
      return () => value;
    }
    const key = name.text;
    const operator = tokens[next];
    if (operator?.kind === 'name' && operator.text === 'in') {
      next += 1;
      const list = take();
      const members = new Set(list.text.split(',').map((member) => member.trim()));
      return (context) => members.has(String(context.get(key) ?? ''));
    }
    if (operator?.kind !== 'operator' || !['==', '!=', '=~', '<', '<=', '>', '>='].includes(operator.text)) {
      return (context) => isTrue(context.get(key));
    }
    next += 1;
    const right = take();
    if (right.kind === 'operator') throw new WhenClauseError('a value is expected', right.position);
    if (operator.text === '=~') return matching(key, right);
    const value = literal(right);
    if (operator.text === '==') return (context) => isEqual(context.get(key), value);
    if (operator.text === '!=') return (context) => !isEqual(context.get(key), value);
    const compare = comparisons[operator.text];
    return (context) => {
      const left = context.get(key);
      return compare !== undefined && left !== undefined && compare(Number(left), Number(value));
    };
  }
  function matching(key: string, token: Token): WhenExpression {
    const parts = /^\/(.*)\/([iu]*)$/su.exec(token.text);
    let pattern: RegExp;
    try {
      pattern = new RegExp(parts?.[1] ?? token.text, parts?.[2] ?? '');
    } catch {
      throw new WhenClauseError('bad regular expression', token.position);
    }
    return (context) => pattern.test(String(context.get(key) ?? ''));
  }

  if (tokens.length === 0) return () => true;
  const expression = either();
  const rest = tokens[next];
  if (rest !== undefined) throw new WhenClauseError('unexpected text', rest.position);
  return expression;
}

const compiled = new Map<string, WhenExpression>();

/** Evaluates a clause, compiled once. An absent clause holds; one that does not parse never does. */
export function holds(clause: string | undefined, context: ContextReader): boolean {
  if (clause === undefined || clause === '') return true;
  let expression = compiled.get(clause);
  if (expression === undefined) {
    try {
      expression = parseWhenClause(clause);
    } catch (error) {
      if (!(error instanceof WhenClauseError)) throw error;
      expression = () => false;
    }
    compiled.set(clause, expression);
  }
  return expression(context);
}
