/** Px that a text takes at a font size, roughly: Han and other wide characters are square, others about half of that. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const character of text) width += isWide(character) ? 1 : character === ' ' ? 0.3 : 0.56;
  return width * size;
}

/** The text, cut with an ellipsis where it would be wider than `width` px. */
export function fitText(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  let kept = '';
  for (const character of text) {
    if (textWidth(`${kept}${character}…`, size) > width) break;
    kept += character;
  }
  return `${kept}…`;
}

function isWide(character: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF00-\uFF60]|\p{Extended_Pictographic}/u.test(character);
}
