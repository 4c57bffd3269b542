const small: Readonly<Record<string, number>> = {
  zero: 0, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12,
  thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19,
};
const tens: Readonly<Record<string, number>> = {
  twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90,
};
const scales: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 };

const words = [...Object.keys(small), ...Object.keys(tens), ...Object.keys(scales), 'hundred'].sort((a, b) => b.length - a.length).join('|');

/** A run of number words, joined by spaces, hyphens or "and", as a pattern over lower-case text. */
export const englishNumeralPattern = `\\b(?:${words})(?:(?:\\s+and\\s+|[\\s-]+)(?:${words}))*\\b`;

/** The value of English number words ("one hundred and twenty-five"). Undefined where they make no number. */
export function englishNumeral(text: string): number | undefined {
  let total = 0;
  let section: number | undefined;
  for (const word of text.split(/[\s-]+/).filter((each) => each !== 'and')) {
    const scale = scales[word];
    if (scale !== undefined) {
      if (section === undefined && total > 0) return undefined;
      total += (section ?? 1) * scale;
      section = undefined;
    } else if (word === 'hundred') section = (section ?? 1) * 100;
    else {
      const value = small[word] ?? tens[word];
      if (value === undefined) return undefined;
      // "twenty five" and "hundred five" add up; "five six" are two numbers.
      const room = section === undefined ? Infinity : section % 100 === 0 ? 100 : section % 10 === 0 && section % 100 >= 20 ? 10 : 0;
      if (value >= room) return undefined;
      section = (section ?? 0) + value;
    }
  }
  return total + (section ?? 0);
}
