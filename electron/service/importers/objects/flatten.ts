/** Why a JSON value is no row. */
export type ObjectProblem = 'not-an-object' | 'too-deep';

const deepest = 32;

/**
 * A JSON object as column names and text: nested keys joined by dots, lists of plain values joined by a semicolon,
 * other lists kept as JSON. Null and absent are both the empty text.
 */
export function flattenObject(value: unknown, put: (name: string, text: string) => void): ObjectProblem | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'not-an-object';
  return flattenInto(value, '', put, 0);
}

function flattenInto(object: object, prefix: string, put: (name: string, text: string) => void, depth: number): ObjectProblem | null {
  if (depth > deepest) return 'too-deep';
  for (const [key, value] of Object.entries(object)) {
    const name = prefix === '' ? key : `${prefix}.${key}`;
    if (typeof value === 'string') put(name, value);
    else if (value === null || value === undefined) put(name, '');
    else if (Array.isArray(value)) {
      const text = listText(value);
      if (text === null) return 'too-deep';
      put(name, text);
    } else if (typeof value === 'object') {
      const problem = flattenInto(value, name, put, depth + 1);
      if (problem !== null) return problem;
    } else put(name, String(value));
  }
  return null;
}

function listText(list: readonly unknown[]): string | null {
  const plain = list.filter((item) => typeof item === 'string' || typeof item === 'number' || typeof item === 'boolean' || item === null);
  if (plain.length === list.length) return plain.map((item) => item ?? '').join('; ');
  try {
    return JSON.stringify(list);
  } catch {
    // Nesting that the parser still took but the printer does not.
    return null;
  }
}
