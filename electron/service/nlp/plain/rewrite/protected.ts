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

/** The stretches of a folded text in which no term is put into other words. */
export function protectedStretches(folded: string): Stretch[] {
  return patterns
    .flatMap((pattern) => [...folded.matchAll(pattern)].map(({ index, 0: text }) => ({ start: index, end: index + text.length })))
    .toSorted((a, b) => a.start - b.start);
}
