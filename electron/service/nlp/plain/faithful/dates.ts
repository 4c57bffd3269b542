import { chineseNumeral, chineseNumeralClass } from './chinese-numeral.ts';
import type { Quantity } from './quantities.ts';

const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const monthPattern = months.map((name) => (name === 'may' ? name : `${name.slice(0, 3)}(?:${name.slice(3)})?\\.?`)).join('|').replace('sep(?:tember)?', 'sept?(?:ember)?');
const numeral = `(?:\\d{1,2}|${chineseNumeralClass}{1,3})`;
const year = `(?:\\d{4}|[零〇一二三四五六七八九]{4})`;
const day = '\\d{1,2}(?:st|nd|rd|th)?';

interface Form {
  readonly pattern: RegExp;
  read(groups: Record<string, string | undefined>): { unit: string; parts: readonly (number | undefined)[] } | undefined;
}

const number = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : text === 'first' ? 1 : /^\d/.test(text) ? Number.parseInt(text, 10) : chineseNumeral(text);
const monthOf = (text: string | undefined): number | undefined => {
  const found = months.findIndex((name) => text !== undefined && name.startsWith(text.slice(0, 3)));
  return found < 0 ? undefined : found + 1;
};
const date = (y: number | undefined, m: number | undefined, d: number | undefined) => {
  if (m !== undefined && (m < 1 || m > 12)) return undefined;
  return d !== undefined && (d < 1 || d > 31) ? undefined : { unit: 'date', parts: [y, m, d] };
};

/** Forms of dates and times, the longest first. Those of months and days alone follow, since they could be parts. */
const forms: readonly Form[] = [
  { pattern: new RegExp(`(?<y>${year})\\s?年\\s?(?<m>${numeral})\\s?月(?:\\s?(?<d>${numeral})\\s?[日号])?`, 'g'), read: ({ y, m, d }) => date(number(y), number(m), number(d)) },
  { pattern: /(?<![\d.])(?<y>\d{4})[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})(?!\d|\.\d)/g, read: ({ y, m, d }) => date(number(y), number(m), number(d)) },
  { pattern: /(?<![\d./-])(?<d>\d{1,2})[/.-](?<m>\d{1,2})[/.-](?<y>\d{4})(?!\d|[/-])/g, read: ({ y, m, d }) => ((number(m) ?? 0) > 12 ? date(number(y), number(d), number(m)) : date(number(y), number(m), number(d))) },
  { pattern: new RegExp(`(?<!age\\s+of\\s+|aged\\s+)\\b(?:the\\s+)?(?<d>${day}|first)(?:\\s+day)?\\s+(?:of\\s+)?(?<m>${monthPattern})(?![a-z]),?(?:\\s+(?<y>\\d{4}))?`, 'g'), read: ({ y, m, d }) => date(number(y), monthOf(m), number(d)) },
  { pattern: new RegExp(`\\b(?<m>${monthPattern})(?![a-z])\\s+(?<d>${day})(?!\\d|%|,\\d{3})(?:,?\\s+(?<y>\\d{4}))?\\b`, 'g'), read: ({ y, m, d }) => date(number(y), monthOf(m), number(d)) },
  { pattern: new RegExp(`\\b(?<m>${monthPattern})(?![a-z])\\s+(?<y>\\d{4})\\b`, 'g'), read: ({ y, m }) => date(number(y), monthOf(m), undefined) },
  { pattern: new RegExp(`(?<!个|每)(?<m>${numeral})\\s?月(?!份?额)\\s?(?<d>${numeral})\\s?[日号]`, 'g'), read: ({ m, d }) => date(undefined, number(m), number(d)) },
  { pattern: new RegExp(`(?:每个?|当|该|次|下个?)月的?(?:第\\s?)?(?<d>${numeral})\\s?[日号]`, 'g'), read: ({ d }) => ({ unit: 'day of month', parts: [number(d)] }) },
  { pattern: new RegExp(`(?<![\\d月零〇一二三四五六七八九十年])(?<d>${numeral})\\s?号(?!码|文|线|楼|令|公告|函|批)`, 'g'), read: ({ d }) => ({ unit: 'day of month', parts: [number(d)] }) },
  { pattern: new RegExp(`(?<![\\d个半几数零〇一二两三四五六七八九十])(?<m>\\d{1,2}|十[一二]?|[一二三四五六七八九])\\s?月(?:份|底|初|末|中旬)`, 'g'), read: ({ m }) => date(undefined, number(m), undefined) },
  { pattern: new RegExp(`(?<!\\d)(?<y>(?:19|20)\\d{2}|[一二][九零〇][零〇一二三四五六七八九]{2})\\s?年(?!期)`, 'g'), read: ({ y }) => date(number(y), undefined, undefined) },
  { pattern: /(?<![\d.,$¥€£-])(?<y>(?:19|20)\d{2})(?![\d.,%:]\d|\d|\s?(?:元|年|份|股|人|个|%|yuan|dollars?|usd|cny|rmb|units?|shares?|days?|hours?))/g, read: ({ y }) => date(number(y), undefined, undefined) },
  { pattern: /(?<part>上午|中午|下午|晚上|早上|凌晨|傍晚)?\s?(?<h>\d{1,2})\s?[:：]\s?(?<min>[0-5]\d)(?::[0-5]\d)?\s?(?<half>[ap]\.?m\b\.?)?/g, read: time },
  { pattern: new RegExp(`(?<part>上午|中午|下午|晚上|早上|凌晨|傍晚)?\\s?(?<h>\\d{1,2}|十[一二]?|[零一二两三四五六七八九])\\s?(?:点钟?|时(?!间|候|效|点|段|限|长|期))(?![零〇一二三四五六七八九])(?:(?<min>[0-5]?\\d)\\s?分|(?<halfHour>半))?`, 'g'), read: time },
  { pattern: /\b(?<h>\d{1,2})\.(?<min>[0-5]\d)\s?(?<half>[ap]\.?m\b\.?)/g, read: time },
  { pattern: /\b(?<h>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s?(?<half>[ap]\.?m\b\.?)/g, read: time },
  { pattern: /\b(?:12\s+)?(?<word>noon|midnight)\b/g, read: ({ word }) => ({ unit: 'time', parts: [word === 'noon' ? 720 : 0] }) },
  { pattern: /\bt\s?\+\s?(?<n>\d+)(?:\s?(?:(?<calendar>个?自然日|天|(?:calendar\s)?days?\b)|个?(?:工作|交易|开放)?日|(?:business|working|trading|dealing)\sdays?\b))?/g, read: ({ n, calendar }) => ({ unit: calendar === undefined ? 't+' : 't+ calendar', parts: [number(n)] }) },
  { pattern: /第\s?(?<n>[1-4]|[一二三四])\s?季度?/g, read: ({ n }) => ({ unit: 'quarter', parts: [number(n)] }) },
  { pattern: new RegExp(`第\\s?(?<n>\\d+(?:\\.\\d+)*|${chineseNumeralClass}+)\\s?(?<kind>[条款项章节])`, 'g'), read: ({ n, kind }) => (n?.includes('.') === true ? { unit: `reference ${kind ?? ''} ${n}`, parts: [] } : { unit: `reference ${kind ?? ''}`, parts: [number(n)] }) },
  { pattern: /\b(?<kind>article|section|clause|paragraph|chapter)\s+(?<n>\d+(?:\.\d+)*)/g, read: ({ n, kind }) => ({ unit: `reference ${kind ?? ''} ${n ?? ''}`, parts: [] }) },
  { pattern: new RegExp(`(?!第二[天日])第\\s?(?<n>\\d+|${chineseNumeralClass}+)\\s?个?(?<kind>[年月日天周期])`, 'g'), read: ({ n, kind = '' }) => ({ unit: `ordinal ${kind.replace('天', '日')}`, parts: [number(n)] }) },
  { pattern: new RegExp(`第\\s?(?<n>\\d+|[二三四五六七八九十]+)(?![条款项章节日天周月年季方人者产一二三四五六七八九十百])`, 'g'), read: ({ n }) => ({ unit: 'ordinal', parts: [number(n)] }) },
  { pattern: /\b(?<n>\d+)(?:st|nd|rd|th)\b/g, read: ({ n }) => ({ unit: 'ordinal', parts: [number(n)] }) },
];

const hours = ['twelve', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven'];

function time({ part, h, min, half, halfHour }: Record<string, string | undefined>) {
  let hour = number(h) ?? hours.indexOf(h ?? '');
  if (hour < 0 || hour > 24) return undefined;
  const afternoon = part === '下午' || part === '晚上' || part === '傍晚' || half?.startsWith('p') === true || (part === '中午' && hour < 3);
  if (afternoon && hour < 12) hour += 12;
  if (half?.startsWith('a') === true && hour === 12) hour = 0;
  return { unit: 'time', parts: [hour * 60 + (halfHour === undefined ? (number(min) ?? 0) : 30)] };
}

/** Dates, times, T+n, clause references and ordinals of a folded text, in order; a later form never takes what an earlier one has. */
export function findDatesAndTimes(text: string): Quantity[] {
  let found: Quantity[] = [];
  for (const { pattern, read } of forms) {
    const own: Quantity[] = [];
    let next = 0;
    for (const match of text.matchAll(pattern)) {
      const lead = match[0].length - match[0].trimStart().length;
      const start = match.index + lead;
      const end = match.index + match[0].trimEnd().length;
      while ((found[next]?.end ?? Infinity) <= start) next++;
      if ((found[next]?.start ?? Infinity) < end) continue;
      const fact = read(match.groups ?? {});
      if (fact === undefined || (fact.parts.length > 0 && fact.parts.every((each) => each === undefined))) continue;
      const written = fact.parts.map((each) => each ?? '*').join('-');
      own.push({ start, end, unit: fact.unit, value: fact.parts.find((each) => each !== undefined) ?? 0, key: `${fact.unit} ${written}`.trim() });
    }
    if (own.length > 0) found = [...found, ...own].toSorted((a, b) => a.start - b.start);
  }
  return found;
}
