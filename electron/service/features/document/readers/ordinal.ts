/** How a list numbers its items, by the names of WordprocessingML (ECMA-376 part 1, 17.18.59); HTML's are turned into these. */
export type NumberFormat = string;

const han = '〇一二三四五六七八九';
const legal = '零壹贰叁肆伍陆柒捌玖';
const roman: readonly (readonly [number, string])[] = [[1000, 'm'], [900, 'cm'], [500, 'd'], [400, 'cd'], [100, 'c'], [90, 'xc'], [50, 'l'], [40, 'xl'], [10, 'x'], [9, 'ix'], [5, 'v'], [4, 'iv'], [1, 'i']];

/** A number of a list item as a reader sees it; a format that is not known counts in figures, `none` gives nothing. */
export function ordinal(value: number, format: NumberFormat): string {
  switch (format) {
    case 'none':
    case 'bullet':
      return '';
    case 'decimalZero':
      return String(value).padStart(2, '0');
    case 'lowerLetter':
      return letters(value);
    case 'upperLetter':
      return letters(value).toUpperCase();
    case 'lowerRoman':
      return romanOf(value);
    case 'upperRoman':
      return romanOf(value).toUpperCase();
    case 'decimalFullWidth':
      return String(value).replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return value >= 1 && value <= 20 ? String.fromCodePoint(0x245f + value) : String(value);
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'japaneseCounting':
      return counted(value, han, '十百千');
    case 'chineseLegalSimplified':
    case 'ideographLegalTraditional':
      return counted(value, legal, '拾佰仟');
    case 'ideographDigital':
    case 'japaneseDigitalTenThousand':
      return String(value).replace(/\d/g, (digit) => han[Number(digit)] ?? digit);
    default:
      return String(value);
  }
}

/** a to z, then aa, bb: Word repeats the letter. */
function letters(value: number): string {
  if (value < 1 || value > 26 * 30) return String(value);
  return String.fromCodePoint(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}

function romanOf(value: number): string {
  if (value < 1 || value > 3999) return String(value);
  let [left, text] = [value, ''];
  for (const [worth, sign] of roman) for (; left >= worth; left -= worth) text += sign;
  return text;
}

/** 十二, 二十, 一百零五: up to 9999, beyond which no clause is numbered. */
function counted(value: number, digits: string, units: string): string {
  if (value < 1 || value > 9999) return String(value);
  const written = String(value);
  let text = '';
  let gap = false;
  for (const [index, digit] of [...written].entries()) {
    const place = written.length - 1 - index;
    if (digit === '0') gap = true;
    else {
      if (gap && text !== '') text += '零';
      gap = false;
      text += (digits[Number(digit)] ?? '') + (units[place - 1] ?? '');
    }
  }
  return digits === han ? text.replace(/^一十/, '十') : text;
}
