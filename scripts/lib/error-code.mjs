/**
 * The code of a system error (ENOENT, …); undefined for any other.
 * @param {unknown} error
 */
export const codeOf = (error) => (error instanceof Error && 'code' in error ? error.code : undefined);
