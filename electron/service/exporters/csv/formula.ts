/**
 * Characters that make a spreadsheet read a CSV cell as a formula when they come first: the ASCII and the full-width
 * forms of = + - @, and TAB, CR and LF, which some programs skip before they look.
 */
const formulaStart = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/** Whether a spreadsheet could take this cell text for a formula. */
export const startsFormula = (text: string): boolean => formulaStart.test(text);

/** The text with an apostrophe before it where a spreadsheet could take it for a formula. */
export const neutralise = (text: string): string => (startsFormula(text) ? `'${text}` : text);
