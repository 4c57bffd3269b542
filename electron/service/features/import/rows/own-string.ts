/**
 * A copy of a string that does not keep the larger string alive from which it was cut. V8 cuts strings without copying,
 * so a map of short ids would otherwise hold every megabyte of the file that was read.
 */
export function ownString(text: string): string {
  return text.length < 13 ? text : Buffer.from(text, 'utf16le').toString('utf16le');
}
