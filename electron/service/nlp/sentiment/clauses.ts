/** Where sentences and clauses end in a normal text, whose full-width punctuation is folded. */

/** Full stop (both kinds), exclamation and question mark, semicolon. */
export const isSentenceEnd = (code: number): boolean => code === 0x2e || code === 0x21 || code === 0x3f || code === 0x3002 || code === 0x3b;

/** A sentence's end, comma, enumeration comma, colon, tilde or ellipsis. */
export const isClauseEnd = (code: number): boolean =>
  isSentenceEnd(code) || code === 0x2c || code === 0x3001 || code === 0x3a || code === 0x7e || code === 0x2026;
