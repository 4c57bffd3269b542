/** What the fonts that put signs in the place of letters show, for the signs that forms and contracts use. */
const fonts: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  symbol: {
    a3: '≤', b3: '≥', b1: '±', b4: '×', b8: '÷', b9: '≠', bb: '≈', b0: '°', a5: '∞', ae: '→', ac: '←', b7: '•', e5: '∑', d6: '√', '2d': '−',
    '61': 'α', '62': 'β', '6d': 'μ', '70': 'π', '73': 'σ', '44': 'Δ',
  },
  wingdings: { fe: '☑', fd: '☒', a8: '☐', '6f': '□', '6e': '■', fc: '✓', fb: '✗', a7: '▪', '6c': '●', d8: '➢', e0: '→', '76': '❖' },
  'wingdings 2': { '52': '☑', '51': '☒', a3: '☐', '50': '✓', '4f': '✗' },
};

/** The character of a `w:sym` (font, hexadecimal code in the private area or plain); undefined where it is not known. */
export function symbolOf(font: string, code: string): string | undefined {
  const point = Number.parseInt(code, 16);
  if (Number.isNaN(point) || point === 0 || point > 0xffff || (point >= 0xd800 && point <= 0xdfff)) return undefined;
  const place = (point >= 0xf000 && point <= 0xf0ff ? point - 0xf000 : point).toString(16).padStart(2, '0');
  const known = fonts[font.toLowerCase()];
  if (known !== undefined) return known[place];
  return point >= 0xe000 && point <= 0xf8ff ? undefined : String.fromCodePoint(point);
}
