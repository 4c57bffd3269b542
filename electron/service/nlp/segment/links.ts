/** Characters of an address of the web (RFC 3986, 2), without those that usually end a sentence around it. */
const webAddress = /[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]*[A-Za-z0-9\-_~/#=&%+]/y;
const host = /[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+/y;

/** What may stand before the @ of a mail address. */
const isLocal = (unit: number): boolean =>
  (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a)
  || unit === 0x2e || unit === 0x5f || unit === 0x2b || unit === 0x2d || unit === 0x25;

/** Longest local part of a mail address (RFC 5321, 4.5.3.1.1). */
const longestLocal = 64;

function matchEnd(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}

/** The end of a web address that begins with the word [from, end), such as https or www; `end` where there is none. */
export function linkEnd(text: string, from: number, end: number): number {
  if (text.startsWith('://', end) && end - from <= 12) {
    const found = matchEnd(webAddress, text, end + 3);
    return found > end + 3 ? found : end;
  }
  if (end - from === 3 && text[end] === '.' && /^www$/i.test(text.slice(from, end))) return Math.max(end, matchEnd(webAddress, text, end + 1));
  return end;
}

/** The mail address around the @ at a place, as [start, end) not before `earliest`; undefined where there is none. */
export function mailAddressAround(text: string, at: number, earliest: number): readonly [number, number] | undefined {
  let start = at;
  while (start > earliest && at - start < longestLocal && isLocal(text.charCodeAt(start - 1))) start -= 1;
  while (start < at && text[start] === '.') start += 1;
  const end = matchEnd(host, text, at + 1);
  return start < at && end > at + 1 ? [start, end] : undefined;
}
