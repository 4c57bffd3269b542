const digits: Readonly<Record<string, number>> = {
  零: 0, '〇': 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
  壹: 1, 贰: 2, 叁: 3, 肆: 4, 伍: 5, 陆: 6, 柒: 7, 捌: 8, 玖: 9,
};
const tens: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 拾: 10, 佰: 100, 仟: 1000 };
const myriads: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };

/** The characters of a written numeral, as a character class for patterns over folded text. */
export const chineseNumeralClass = '[零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]';

/**
 * The value of a Chinese numeral (三百二十, 十五, 二〇二六, 一点五, 两万三). Undefined where the characters make none,
 * such as 万一 or 千万.
 */
export function chineseNumeral(text: string): number | undefined {
  const [whole = '', fraction, ...more] = text.split('点');
  if (more.length > 0) return undefined;
  const value = wholeNumeral(whole);
  if (value === undefined || fraction === undefined) return value;
  const places = [...fraction].map((character) => digits[character]);
  if (places.length === 0 || places.includes(undefined)) return undefined;
  return Number(`${value}.${places.join('')}`);
}

function wholeNumeral(text: string): number | undefined {
  const characters = [...text];
  if (characters.length === 0) return undefined;
  // Digit by digit, as years and numbers of things are read: 二〇二六.
  if (characters.every((character) => character in digits)) {
    return characters.length === 1 || /[零〇]/.test(text) || characters.length === 4
      ? Number(characters.map((character) => digits[character]).join(''))
      : undefined;
  }
  let total = 0;
  let section = 0;
  let pending: number | undefined;
  let lastUnit = 1;
  for (const character of characters) {
    const digit = digits[character];
    const ten = tens[character];
    const myriad = myriads[character];
    if (digit !== undefined) {
      if (pending !== undefined && pending !== 0) return undefined;
      pending = digit;
      if (digit === 0) lastUnit = 1;
    } else if (ten !== undefined) {
      // 十五 begins without a digit; 百 and 千 do not.
      if (pending === undefined && (ten !== 10 || section > 0)) return undefined;
      section += (pending ?? 1) * ten;
      pending = undefined;
      lastUnit = ten;
    } else if (myriad !== undefined) {
      section += pending ?? 0;
      if (section === 0 && total === 0) return undefined;
      total = (total + section) * myriad;
      section = 0;
      pending = undefined;
      lastUnit = myriad;
    } else return undefined;
  }
  // 两万三 is 23,000: a last digit stands for the unit below the one before it.
  return total + section + (pending ?? 0) * (lastUnit >= 100 ? lastUnit / 10 : 1);
}
