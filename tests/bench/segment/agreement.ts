const han = /^\p{Script=Han}$/u;

/** Word boundaries inside a text (UTF-16 units) at which neither side is white space. */
function boundariesOf(words: readonly string[], text: string): Set<number> {
  const boundaries = new Set<number>();
  let place = 0;
  for (const word of words) {
    place = text.indexOf(word, place);
    boundaries.add(place);
    place += word.length;
    boundaries.add(place);
  }
  for (const boundary of boundaries) if (!/^\S\S$/u.test(text.slice(boundary - 1, boundary + 1))) boundaries.delete(boundary);
  return boundaries;
}

/** F1 of the boundaries of one way of cutting against another's, over all, and over those between two Han characters. */
export function boundaryAgreement(
  texts: readonly string[],
  ours: (text: string) => readonly string[],
  theirs: (text: string) => readonly string[],
): { f1: number; hanF1: number } {
  const all = { both: 0, sum: 0 };
  const betweenHan = { both: 0, sum: 0 };
  for (const text of texts) {
    const left = boundariesOf(ours(text), text);
    const right = boundariesOf(theirs(text), text);
    for (const counted of [all, betweenHan]) {
      const counts = (boundary: number) => counted === all || (han.test(text[boundary - 1] ?? '') && han.test(text[boundary] ?? ''));
      for (const boundary of left) if (counts(boundary)) counted.sum += 1;
      for (const boundary of right) {
        if (!counts(boundary)) continue;
        counted.sum += 1;
        if (left.has(boundary)) counted.both += 1;
      }
    }
  }
  return { f1: (2 * all.both) / all.sum, hanF1: (2 * betweenHan.both) / betweenHan.sum };
}
