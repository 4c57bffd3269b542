/** How documents begin that are text on the surface and hold no rows of messages. */
const beginnings: readonly (readonly [kind: string, beginning: RegExp])[] = [
  ['PDF', /^%PDF-\d/],
  ['RTF', /^\{\\rtf\d/],
  // Spreadsheets of some systems are web pages under a name that ends in .xls or .csv.
  ['HTML', /^(?:<!--[^]{0,2000}?-->\s*)?<(?:!doctype\s+html|html)[\s>]/i],
];

/**
 * The kind of a document that would pass for text, by its first bytes: a PDF under the name of a CSV would
 * else be imported line by line as messages. Null for anything else.
 */
export function foreignDocument(head: Uint8Array): string | null {
  const start = Buffer.from(head.subarray(0, 4096)).toString('latin1').replace(/^\u00EF\u00BB\u00BF/, '').trimStart();
  return beginnings.find(([, beginning]) => beginning.test(start))?.[0] ?? null;
}
