import { chineseNumeral, chineseNumeralClass } from './chinese-numeral.ts';
import { findDatesAndTimes } from './dates.ts';
import { englishNumeral, englishNumeralPattern } from './english-numeral.ts';
import { currencyBefore, unitAt } from './units.ts';

/** A figure in a folded text. Offsets are UTF-16 units of that text, half-open. */
export interface Quantity {
  readonly start: number;
  readonly end: number;
  /** What makes two figures the same fact: kind, unit and value in that unit, such as `day 30` or `% 0.5`. */
  readonly key: string;
  /** The unit alone: `%`, `cny`, `day`, `date`, `time`, or empty for a bare number. */
  readonly unit: string;
  readonly value: number;
  /**
   * A number in words with nothing behind it that is known to count (三户, "first"). It may be another one's
   * counterpart in digits, but is no fact by itself: 三 may be part of a word.
   */
  readonly weak?: true;
}

const arabic = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`;
const chineseRun = `${chineseNumeralClass}+(?:点[零〇一二三四五六七八九]+)?`;
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];
const whole = `(?:${chineseNumeralClass}+|\\d+)`;
const numberPattern = new RegExp(`百分之(?<share>${chineseRun}|${arabic})|(?<below>${whole})分之(?<above>${whole})|(?<![\\d./])(?<over>\\d{1,2})/(?<under>\\d{1,2})(?![\\d./%])|\\b(?<count>an?|one|two|three|four)[\\s-]+(?<part>third|quarter|fifth|tenth)s?(?=\\s+(?:of|or|share|the)\\b|[-,.;]|\\s*$)|\\b(?<ordinal>${ordinals.join('|')})\\b|(?<arabic>${arabic})|(?<chinese>一半|半数|半|${chineseRun})|(?<english>half|${englishNumeralPattern})`, 'g');
const multiplier = /\s?(?:(万亿|千万|百万|十万|亿|万|千(?!克|米|瓦))|(thousand|million|mn|billion|bn|trillion|k(?![a-z])|m(?=\s|[.,;]|$))(?![a-z]))/y;
const multipliers: Readonly<Record<string, number>> = {
  万亿: 1e12, 千万: 1e7, 百万: 1e6, 十万: 1e5, 亿: 1e8, 万: 1e4, 千: 1e3,
  thousand: 1e3, k: 1e3, million: 1e6, mn: 1e6, m: 1e6, billion: 1e9, bn: 1e9, trillion: 1e12,
};
const percentSign = /\s?(?:%|percent\b|per\s+cent\b|pct\b)/y;
const permille = /\s?‰/y;
/** Chinese numerals that belong to words, not to figures. */
const notFigures = /^(?:一(?:般|旦|致|并|律|切|直|样|定|经|起|方|同|体|些|下|边|面|向|概|共|半载)|万一|十分|百姓|千万(?!元|份|人|股|美|港)|亿万)/;
const lastCharacterWords = /(?:统|唯|之|任|单|同|逐|第|不|万|专|进|上|下|某|每|这|那|另)$/;
/** 三种情形, 以下两项: says how many items a list has, which the list says itself. */
const countsItems = /^[种项类点个条款](?:情况|情形|原因|条件|方面|步骤|方式|内容|都|均|[:,])/;
/** Measure words with which 一 is an article rather than a figure. */
const articleUnits = new Set(['', 'unit', 'share', 'times']);
/** A time unit that may follow an article: "within a year". */
const timeUnits = new Set(['day', 'working day', 'trading day', 'dealing day', 'month', 'minute']);

/**
 * The figures of a folded text in order: numbers in digits and words, with their multipliers, units, percentages,
 * currencies, dates and times, each brought to one form. Not among them: numbering of list items, ordinals of one,
 * and articles (一个, a, one of).
 */
export function findQuantities(text: string): Quantity[] {
  const dates = findDatesAndTimes(text);
  const found: Quantity[] = [...dates];
  let next = 0;
  for (const match of text.matchAll(numberPattern)) {
    const start = match.index;
    const end = start + match[0].length;
    while ((dates[next]?.end ?? Infinity) <= start) next++;
    if ((dates[next]?.start ?? Infinity) < end) continue;
    const quantity = readNumber(text, start, end, match.groups ?? {});
    if (quantity !== undefined) found.push(quantity);
  }
  found.push(...articlesOfTime(text));
  const ordered = found.toSorted((a, b) => a.start - b.start);
  return inheritUnits(text, withHalves(text, ordered.filter((quantity, index) => !isSaidTwice(text, quantity, ordered[index + 1]))));
}

function readNumber(text: string, start: number, end: number, groups: Record<string, string | undefined>): Quantity | undefined {
  const { arabic: figures, share, chinese, english } = groups;
  const { below, above, over, under, count, part, ordinal } = groups;
  if (ordinal !== undefined) return { ...make(start, end, 'ordinal', ordinals.indexOf(ordinal) + 1), weak: true };
  if (below !== undefined && above !== undefined) return portion(start, end, numberOf(above), numberOf(below));
  if (over !== undefined && under !== undefined) return Number(over) < Number(under) ? portion(start, end, Number(over), Number(under)) : undefined;
  if (part !== undefined) return portion(start, end, { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4 }[count ?? ''] ?? NaN, { third: 3, quarter: 4, fifth: 5, tenth: 10 }[part] ?? NaN);
  if (figures !== undefined) {
    if (isNumbering(text, start, end)) return undefined;
    return withUnit(text, start, end, Number(figures.replaceAll(',', '')), true);
  }
  if (share !== undefined) {
    const value = chineseNumeral(share) ?? Number(share.replaceAll(',', ''));
    return Number.isNaN(value) ? undefined : make(start, end, '%', value);
  }
  if (chinese !== undefined) {
    if (countsItems.test(text.slice(end, end + 6))) return weakNumber(start, end, chinese);
    if (notFigures.test(text.slice(start, start + 3)) || lastCharacterWords.test(text.slice(Math.max(0, start - 1), start))) return undefined;
    if (chinese === '一半' || chinese === '半数') return make(start, end, '%', 50);
    if (chinese === '半') {
      const unit = unitAt(text, end) ?? (text[end] === '年' ? { unit: { name: 'month', factor: 12 }, end: end + 1 } : undefined);
      return unit !== undefined && timeUnits.has(unit.unit.name) ? make(start, unit.end, unit.unit.name, 0.5 * unit.unit.factor) : undefined;
    }
    const value = chineseNumeral(chinese);
    if (value === undefined) return undefined;
    if (value === 1 && isRelative(text, start, end)) return { ...(withUnit(text, start, end, value, false) ?? make(start, end, '', value)), weak: true };
    if (text[end] === '成' && value <= 10 && !/[成立员本交为功果分]/.test(text[end + 1] ?? '')) return make(start, end + 1, '%', value * 10);
    const quantity = withUnit(text, start, end, value, false);
    if (quantity === undefined && value >= 2 && !/^[类级]/.test(text.slice(end))) return weakNumber(start, end, chinese);
    if (quantity === undefined || (value === 1 && articleUnits.has(quantity.unit))) return { ...make(start, end, '', value), weak: true };
    return quantity;
  }
  if (english === 'half') return halfOf(text, start, end);
  const whole = english === undefined ? undefined : englishNumeral(english);
  if (whole === undefined) return undefined;
  const half = /^\s+and\s+a\s+half(?=\s)/.exec(text.slice(end))?.[0].length ?? 0;
  const value = half > 0 ? whole + 0.5 : whole;
  const quantity = withUnit(text, start, end + half, value, true);
  return value === 1 && quantity?.unit === '' ? { ...quantity, weak: true } : quantity;
}

const numberOf = (text: string): number => ({ 百: 100, 千: 1000, 万: 1e4 })[text] ?? chineseNumeral(text) ?? Number(text);

/** A Chinese number of two and more that counts nothing known; undefined where it is no number. */
function weakNumber(start: number, end: number, numeral: string): Quantity | undefined {
  const value = chineseNumeral(numeral);
  return value === undefined || value < 2 ? undefined : { ...make(start, end, '', value), weak: true };
}

/** 前一日 is a day, not a number of days; 一天里最多 and 一年可以申请一次 say how often. */
const isRelative = (text: string, start: number, end: number): boolean =>
  /^(?:个?(?:开放|交易|工作)?日|[天年]|个?季度|个月)/.test(text.slice(end, end + 4)) && (/(?:^|[^期])[前上次后]$/.test(text.slice(Math.max(0, start - 2), start)) || /^[日天年](?:里|之中|内?(?:一共|总共|累计|最多|合计|可以|只能|不能))/.test(text.slice(end, end + 6)));

/** 三分之一, 1/3, "one third": a share of a hundred. */
const portion = (start: number, end: number, above: number, below: number): Quantity | undefined =>
  above > 0 && below > 0 ? make(start, end, '%', (above / below) * 100) : undefined;

/** "thirty (30) days", 三十（30）日: the words before the bracket repeat the figure in it. */
function isSaidTwice(text: string, { end, value }: Quantity, next: Quantity | undefined): boolean {
  return next !== undefined && /^\s?\($/.test(text.slice(end, next.start)) && (value === next.value || text.slice(next.start).startsWith(`${value})`));
}

/** A number with what follows it. Written-out Chinese numerals count only with a unit: 三 alone may be a name's part. */
function withUnit(text: string, start: number, end: number, number: number, alone: boolean): Quantity | undefined {
  multiplier.lastIndex = end;
  const scale = multiplier.exec(text);
  const value = number * (scale === null ? 1 : (multipliers[scale[1] ?? scale[2] ?? ''] ?? 1));
  // In "thirty (30) days" the unit stands behind the bracket.
  const bracketed = text[start - 1] === '(' && text[end] === ')' ? 1 : 0;
  const behind = end + (scale?.[0].length ?? 0) + bracketed;
  percentSign.lastIndex = behind;
  const percent = percentSign.exec(text);
  if (percent !== null) return make(start, behind + percent[0].length, '%', value);
  permille.lastIndex = behind;
  const thousandth = permille.exec(text);
  if (thousandth !== null) return make(start, behind + thousandth[0].length, '%', value / 10);
  const sign = currencyBefore(text, start);
  const unit = unitAt(text, behind);
  if (sign !== undefined) {
    // 人民币五万美元 says two currencies: it is neither.
    if (unit !== undefined && unit.unit.name !== sign.name && /^[a-z]{3}$/.test(unit.unit.name)) return make(sign.start, unit.end, `${sign.name} ${unit.unit.name}`, value * unit.unit.factor);
    const end = unit?.unit.name === sign.name ? unit.end : behind;
    return make(sign.start, end, sign.name, value);
  }
  if (unit !== undefined) return make(start, unit.end, unit.unit.name, value * unit.unit.factor);
  if (number < 120 && isAge(text, start, behind)) return make(start, behind, 'age', value);
  return alone || scale !== null || value >= 100 ? make(start, behind, '', value) : undefined;
}

/** Words before and behind a bare number that make it an age: "aged 18", "customers over 70", "is 55 or older", "turns 60". */
function isAge(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 40), start);
  const behind = text.slice(end);
  if (/\baged?\s+(?:of\s+|between\s+)?$|\b(?:customers?|people|persons?|members?|anyone|those|insured|children|adults|applicants?|clients?)\s+(?:who\s+are\s+|aged\s+)?(?:over|under|below|above)\s+$/.test(before)) return true;
  if (/\b(?:is|are|were)\s+$/.test(before)) return /^\s+or\s+(?:older|over|above|under|younger)\b/.test(behind);
  return /\b(?:under|over|turn(?:s|ed)?|reach(?:es|ed)?)\s+$/.test(before) && /^(?:\s+or\s+(?:over|older)|\s*(?:[.,;)]|$))/.test(behind);
}

function make(start: number, end: number, unit: string, value: number): Quantity {
  // Twelve digits keep 0.1 + 0.2 equal to 0.3 and every amount of money distinct.
  const rounded = Number(value.toPrecision(12));
  return { start, end, unit, value: rounded, key: `${unit} ${rounded}`.trim() };
}

/** Digits that number a list item or a heading: "1." and "(2)" and 3、 at the start of a line or sentence. */
function isNumbering(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 3), start);
  const after = text.slice(end, end + 2);
  if (/[([]$/.test(before) && /^[)\]]/.test(after) && end - start <= 2) return unitAt(text, end + 1) === undefined;
  return end - start <= 2 && /(?:^|[\n。;:]\s*)$/.test(before) && /^(?:[.、)](?!\d)|\s*[、)])/.test(after);
}

function halfOf(text: string, start: number, end: number): Quantity | undefined {
  const match = /^\s+(?:an?|of)?\s*(?:an?\s+)?(year|month|hour|day)\b/.exec(text.slice(end));
  if (match !== null) {
    const at = end + match[0].length - (match[1]?.length ?? 0);
    const unit = unitAt(text, at);
    if (unit !== undefined) return make(start, unit.end, unit.unit.name, 0.5 * unit.unit.factor);
  }
  return /^\s+of\b/.test(text.slice(end)) ? make(start, end, '%', 50) : undefined;
}

/** "a year", "an hour" after a word of duration: the article is a figure there. */
function articlesOfTime(text: string): Quantity[] {
  const found: Quantity[] = [];
  for (const match of text.matchAll(/\b(?:within|in|for|after|at least|under|over|less than|more than)\s+(an?)\s+(?=(?:working |business |calendar (?!year))?(?:day|week|fortnight|month|quarter|year|hour|minute)\b)/g)) {
    const at = match.index + match[0].length;
    const unit = unitAt(text, at);
    if (unit !== undefined) found.push(make(at - 1 - (match[1]?.length ?? 0), unit.end, unit.unit.name, unit.unit.factor));
  }
  return found;
}

/** 一年半, 两个半月, "two and a half years": the half belongs to the figure before it. */
function withHalves(text: string, quantities: readonly Quantity[]): Quantity[] {
  const joined: Quantity[] = [];
  for (const quantity of quantities) {
    const last = joined.at(-1);
    if (last !== undefined && quantity.start < last.end) continue;
    joined.push(text[quantity.end] === '半' && quantity.unit === 'month' && quantity.value % 12 === 0 && text[quantity.end - 1] === '年'
      ? make(quantity.start, quantity.end + 1, 'month', quantity.value + 6)
      : quantity);
  }
  return joined;
}

const rangeJoint = /^\s?(?:至|到|~|-|–|—|to|and)\s?$/;

/** In "3 至 5 天" the first figure counts what the second counts. */
function inheritUnits(text: string, quantities: Quantity[]): Quantity[] {
  for (let index = quantities.length - 2; index >= 0; index--) {
    const [first, second] = [quantities[index], quantities[index + 1]];
    if (first?.unit === 'age' && second?.unit === '' && rangeJoint.test(text.slice(first.end, second.start))) quantities[index + 1] = make(second.start, second.end, 'age', second.value);
    if (first === undefined || second === undefined || first.unit !== '' || second.unit === '' || second.unit === 'date') continue;
    if (!rangeJoint.test(text.slice(first.end, second.start))) continue;
    const factor = unitAt(text, second.end - unitLength(text, second))?.unit.factor ?? 1;
    quantities[index] = make(first.start, first.end, second.unit, first.value * factor);
  }
  return quantities;
}

function unitLength(text: string, { start, end }: Quantity): number {
  for (let at = end - 1; at > start; at--) {
    const unit = unitAt(text, at);
    if (unit?.end === end && /[\d零〇一二两三四五六七八九十百千万亿\s]/.test(text[at - 1] ?? '')) return end - at;
  }
  return 0;
}
