/** One character that leaves no trace on screen or turns the direction of those after it. */
export interface HiddenCharacter {
  /** UTF-16 offset. */
  readonly index: number;
  readonly length: number;
  readonly codePoint: number;
}

/** Controls but for tab and line breaks, soft hyphen, zero-width characters, bidirectional controls, interlinear marks. */
const hidden = /(?![\t\n\r])[\p{Cc}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]/gu;

/** Scripts whose spelling needs joiners: there a joiner is part of the word. */
const joiningScript = /[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Kannada}\p{Script=Telugu}\p{Script=Mongolian}\p{M}]$/u;
const emojiBefore = /(?:\p{Extended_Pictographic}|[\u{1f3fb}-\u{1f3ff}]|\ufe0f)$/u;

/** Every character of a text that must be made visible. Joiners inside an emoji or a joining script stay as they are. */
export function findHiddenCharacters(text: string): readonly HiddenCharacter[] {
  const found: HiddenCharacter[] = [];
  for (const match of text.matchAll(hidden)) {
    const { index } = match;
    const character = match[0];
    if (character === '\u200d' || character === '\u200c') {
      const before = text.slice(Math.max(0, index - 2), index);
      if (joiningScript.test(before) || (character === '\u200d' && emojiBefore.test(before))) continue;
    }
    found.push({ index, length: character.length, codePoint: character.codePointAt(0) ?? 0 });
  }
  return found;
}

const shortNames: Readonly<Record<number, string>> = {
  0x00ad: 'SHY', 0x061c: 'ALM', 0x200b: 'ZWSP', 0x200c: 'ZWNJ', 0x200d: 'ZWJ', 0x200e: 'LRM', 0x200f: 'RLM',
  0x2028: 'LS', 0x2029: 'PS', 0x202a: 'LRE', 0x202b: 'RLE', 0x202c: 'PDF', 0x202d: 'LRO', 0x202e: 'RLO',
  0x2060: 'WJ', 0x2066: 'LRI', 0x2067: 'RLI', 0x2068: 'FSI', 0x2069: 'PDI', 0xfeff: 'BOM',
};

/** What stands in its place: the usual abbreviation, else the number. */
export function hiddenCharacterName(codePoint: number): string {
  return shortNames[codePoint] ?? codePoint.toString(16).toUpperCase().padStart(2, '0');
}

/** `U+202E`, for the tooltip. */
export function codePointName(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
}
