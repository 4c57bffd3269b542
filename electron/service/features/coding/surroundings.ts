/** The end of a text, of at most `length` UTF-16 units: with an ellipsis where something is left out, and no character cut in two. */
export function endOf(text: string, length: number): string {
  return text.length <= length ? text : `…${text.slice(text.length - length).replace(/^[\uDC00-\uDFFF]/, '')}`;
}

/** The beginning of a text, likewise. */
export function beginningOf(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
