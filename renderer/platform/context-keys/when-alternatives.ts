/**
 * The ways in which a when-clause can hold: each is a list of terms (`a`, `!b`, `c == 'x'`) that hold together.
 * `a && (b || c)` has two, `a b` and `a c`. A negated bracket stays one term.
 */
export function alternativesOf(clause: string): readonly (readonly string[])[] {
  return splitOutside(clause, '||').flatMap((either) =>
    splitOutside(either, '&&').reduce<readonly (readonly string[])[]>(
      (ways, part) => {
        const inner = /^\((.*)\)$/su.exec(part)?.[1];
        const more = inner === undefined ? [[part]] : alternativesOf(inner);
        return ways.flatMap((way) => more.map((terms) => [...way, ...terms]));
      },
      [[]],
    ),
  );
}

/** Clauses that must all hold, as one. */
export function joinClauses(clauses: readonly (string | undefined)[]): string {
  const given = clauses.flatMap((clause) => (clause === undefined || clause === '' ? [] : [clause]));
  return given.map((clause) => (given.length > 1 && splitOutside(clause, '||').length > 1 ? `(${clause})` : clause)).join(' && ');
}

/** Splits at an operator that stands outside of brackets, quotes and patterns. */
function splitOutside(clause: string, operator: '&&' | '||'): readonly string[] {
  const parts = [''];
  let depth = 0;
  for (const [piece] of clause.matchAll(/'[^']*'|"[^"]*"|\/(?:[^/\\\n]|\\.)+\/|&&|\|\||[^]/gu)) {
    if (piece === '(') depth += 1;
    else if (piece === ')') depth -= 1;
    if (piece === operator && depth === 0) parts.push('');
    else parts.push((parts.pop() ?? '') + piece);
  }
  return parts.map((part) => part.trim());
}
