/** What can be said of how a Chinese text reads. Only differences between two texts are shown, never a school grade. */
export interface ChineseReadability {
  /** Han characters. */
  readonly characters: number;
  readonly sentences: number;
  readonly charactersPerSentence: number;
  /** Han characters between two marks of any kind. */
  readonly charactersPerClause: number;
  /** Share of adverbs and conjunctions among all characters, by a list of the common ones. */
  readonly functionWordShare: number;
}

const functionWords = /(?:因此|所以|由于|因为|如果|但是|然而|并且|而且|虽然|尽管|即使|以及|或者|只有|只要|除非|无论|不仅|从而|否则|于是|同时|此外|另外|均|皆|亦|即|则|且|并|仍|已|将|曾|须|仅|只|也|都|就|才|再|又|很|更|最|较|越)/g;

/** Measures a text; undefined where it holds no Han character. */
export function chineseReadability(text: string): ChineseReadability | undefined {
  const characters = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (characters === 0) return undefined;
  const pieces = (pattern: RegExp) => Math.max(1, text.split(pattern).filter((piece) => /\p{Script=Han}/u.test(piece)).length);
  const sentences = pieces(/[。！？!?；;\n]+/);
  const clauses = pieces(/[。！？!?；;，,、：:\n（）()]+/);
  const function_ = (text.match(functionWords) ?? []).reduce((sum, word) => sum + word.length, 0);
  return {
    characters,
    sentences,
    charactersPerSentence: characters / sentences,
    charactersPerClause: characters / clauses,
    functionWordShare: function_ / characters,
  };
}
