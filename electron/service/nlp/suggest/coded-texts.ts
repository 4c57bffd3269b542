import type { Example, LearntCode } from './example.ts';

/** Examples of texts that each stand once, with all codes they were given. */
export interface CodedTexts {
  readonly examples: readonly Example[];
  readonly codes: readonly LearntCode[];
  /** The name of each code, in the order in which they first stood. */
  readonly names: readonly (string | number | bigint)[];
}

/**
 * Puts together what stands in pairs of a text and a code: a text with several codes is one example that has them all.
 * A code's name is read as words (`card_arrival`, `cardArrival`, 到账时间) and tells something of it. Pairs with an
 * empty text are left out.
 */
export function gatherCodedTexts(pairs: readonly { readonly text: string; readonly code: string | number | bigint }[]): CodedTexts {
  const numberOf = new Map<string | number | bigint, number>();
  const codesOf = new Map<string, Set<number>>();
  for (const { text, code } of pairs) {
    if (text.trim() === '') continue;
    const number = numberOf.get(code) ?? numberOf.size;
    numberOf.set(code, number);
    const codes = codesOf.get(text);
    if (codes === undefined) codesOf.set(text, new Set([number]));
    else codes.add(number);
  }
  const names = [...numberOf.keys()];
  return {
    examples: [...codesOf].map(([text, codes], group) => ({ text, codes: [...codes], isPassage: false, group })),
    codes: names.map((name) => ({ about: typeof name === 'string' ? [wordsOfName(name)] : [], ofPassages: false })),
    names,
  };
}

/** A code's name as words. */
export function wordsOfName(name: string): string {
  return name.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ').replace(/[_\-./:]+/g, ' ');
}
