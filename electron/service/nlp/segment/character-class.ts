/** What a code point is to segmentation. */
export const characterClass = {
  space: 1,
  han: 2,
  /** A letter of a script that separates its words by spaces, Hangul included. */
  letter: 3,
  digit: 4,
  /** Combining marks, variation selectors and joiners: part of what stands before them. */
  extend: 5,
  hiragana: 6,
  katakana: 7,
  /** A letter of another script that does not separate words (Thai, Lao, Khmer …). */
  otherLetter: 8,
  emoji: 9,
  regionalIndicator: 10,
  currency: 11,
  /** Everything else: punctuation, symbols, controls, lone surrogates, unassigned code points. */
  mark: 12,
} as const;

const { space, han, letter, digit, extend, hiragana, katakana, otherLetter, emoji, regionalIndicator, currency, mark } = characterClass;

/** In the order in which they are tried. */
const rules: readonly (readonly [number, RegExp])[] = [
  [space, /^\p{White_Space}$/u],
  [extend, /^[\p{M}\u200c\u200d\ufe00-\ufe0f\u{e0020}-\u{e007f}\u{e0100}-\u{e01ef}]$/u],
  [han, /^\p{Script=Han}$/u],
  [digit, /^\p{Nd}$/u],
  [hiragana, /^[\p{Script=Hiragana}\u30fc]$/u],
  [katakana, /^[\p{Script=Katakana}\uff70]$/u],
  [regionalIndicator, /^\p{Regional_Indicator}$/u],
  // Signs such as © and ↔ are emoji only where a variation selector says so; before U+231A there is no other kind.
  [emoji, /^(?:\p{Emoji_Presentation}|(?![\0-\u2319])\p{Extended_Pictographic}|\p{Emoji_Modifier})$/u],
  [currency, /^\p{Sc}$/u],
  [otherLetter, /^[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Bopomofo}\p{Script=Yi}]$/u],
  [letter, /^\p{L}$/u],
];

function classify(code: number): number {
  if (code >= 0xd800 && code <= 0xdfff) return mark;
  const character = String.fromCodePoint(code);
  for (const [name, pattern] of rules) if (pattern.test(character)) return name;
  return mark;
}

/** Classes of the basic plane, 0 where not yet asked for, so that loading this module costs nothing. */
const basicClasses = new Uint8Array(0x10000);
const astralClasses = new Map<number, number>();

/** The class of a code point. */
export function classOf(code: number): number {
  if (code < 0x10000) {
    const known = basicClasses[code] ?? 0;
    return known === 0 ? (basicClasses[code] = classify(code)) : known;
  }
  let known = astralClasses.get(code);
  if (known === undefined) {
    known = classify(code);
    astralClasses.set(code, known);
  }
  return known;
}
