/** A text cut where it begins and ceases to differ from another. */
export interface ChangedPart {
  readonly before: string;
  readonly changed: string;
  readonly after: string;
}

/** What differs between two texts: all between what they begin and what they end with alike; never inside a character. */
export function changedParts(left: string, right: string): readonly [ChangedPart, ChangedPart] {
  const a = [...left];
  const b = [...right];
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < most - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  return [partOf(a, start, end), partOf(b, start, end)];
}

function partOf(characters: readonly string[], start: number, end: number): ChangedPart {
  const until = characters.length - end;
  return { before: characters.slice(0, start).join(''), changed: characters.slice(start, until).join(''), after: characters.slice(until).join('') };
}
