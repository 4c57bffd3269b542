declare global {
  interface JSON {
    /** The reviver's third argument (ECMA-262, proposal "JSON.parse source text access"), which the library types lack. */
    parse(text: string, reviver: (key: string, value: unknown, context: { readonly source?: string }) => unknown): unknown;
    /** What `stringify` prints as it stands. Throws SyntaxError where it is no JSON of a plain value. */
    rawJSON(source: string): unknown;
    /** Whether a value was made by `rawJSON`: an object that came from JSON never is. */
    isRawJSON(value: unknown): value is { readonly rawJSON: string };
  }
}

/** The shortest digits that a double may not hold: 2^53 has sixteen. */
const manyDigits = /\d{16}/;

/**
 * `JSON.parse` that rounds no whole number: one beyond 2^53, as the ids of many platforms are, is given to `keep` as it
 * is written, and what that returns stands in its place. Throws SyntaxError as `JSON.parse` does.
 */
export function parseExactJson(text: string, keep: (source: string) => unknown): unknown {
  if (!manyDigits.test(text)) return JSON.parse(text);
  return JSON.parse(text, (_key, value, { source }) =>
    typeof value === 'number' && source !== undefined && /^-?\d+$/.test(source) && !Number.isSafeInteger(value) ? keep(source) : value,
  );
}
