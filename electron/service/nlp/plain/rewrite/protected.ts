/** A stretch of a folded text; UTF-16 units, half-open. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Quotations, titles, addresses, identifiers and numbers of contracts: what is left as it stands. */
const patterns: readonly RegExp[] = [
  /“[^”\n]{1,200}”|「[^」\n]{1,200}」|『[^』\n]{1,200}』|《[^》\n]{1,100}》|【[^】\n]{1,60}】/g,
  /(?<![a-z0-9])"[^"\n]{1,200}"(?![a-z0-9])|‘[^’\n]{1,120}’/g,
  /https?:\/\/\S+|www\.\S+|(?<![\w.+%-])[\w.+%-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+/g,
  /(?<![a-z0-9])(?=[a-z0-9-]*\d)(?=[a-z0-9-]*[a-z])[a-z0-9]+(?:-[a-z0-9]+)+(?![a-z0-9])/g,
  /(?:合同|保单|协议|条款|产品|基金)(?:编号|代码|号码|号)[::]?\s?[a-z0-9-]+/g,
];

/** Says whether a stretch of a folded text (UTF-16 units, half-open) touches one in which nothing is put into other words. */
export function createSpared(folded: string): (start: number, end: number) => boolean {
  const stretches: Stretch[] = [];
  const found = patterns.flatMap((pattern) => [...folded.matchAll(pattern)].map(({ index, 0: text }) => ({ start: index, end: index + text.length })));
  for (const each of found.toSorted((a, b) => a.start - b.start)) {
    const last = stretches.at(-1);
    if (last !== undefined && each.start < last.end) stretches[stretches.length - 1] = { start: last.start, end: Math.max(last.end, each.end) };
    else stretches.push(each);
  }
  return (start, end) => {
    let [low, high] = [0, stretches.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((stretches[middle]?.end ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    return (stretches[low]?.start ?? Infinity) < end;
  };
}
