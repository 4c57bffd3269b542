import type { Stretch } from './reading.ts';

/** How often something is due or over what time a rate is stated. */
export interface Period extends Stretch {
  readonly unit: 'day' | 'working day' | 'week' | 'month' | 'quarter' | 'year';
}

const words: readonly (readonly [unit: Period['unit'], chinese: string, english: string])[] = [
  ['day', '每日|每天|单日|一天(?:里|之中|内?(?:一共|总共|累计|最多|合计|可以|只能|不能))|日累计|按日|日利率|日息|逐日|一天一', 'daily|per\\s+day|each\\s+day|every\\s+day|a\\s+day(?!\\s+(?:after|before|when|on))'],
  ['working day', '每(?:一?个)?(?:工作日|交易日|开放日)', '(?:each|every|per)\\s+(?:business|working|trading|dealing)\\s+day'],
  ['week', '每周|按周|每星期', 'weekly|per\\s+week|each\\s+week|every\\s+week|a\\s+week(?!\\s+(?:after|before|when))'],
  ['month', '每月|每个月|按月|月利率|月息|月费率?|逐月', 'monthly|per\\s+month|(?:each|every)\\s+month|a\\s+month(?!\\s+(?:after|before|when))'],
  ['quarter', '每季度?|按季', 'quarterly|per\\s+quarter|(?:each|every)\\s+quarter'],
  ['year', '每年|一年(?=[^,。;]{0,8}[一两二三\\d]次|里|内?(?:一共|总共|累计|最多|合计|可以|只能|不能))|年累计|按年|年化|年利率|年息|年费率|一年一|逐年', 'annual(?:ly)?|annuali[sz]ed|yearly|per\\s+(?:year|annum)|p\\.a\\.|(?:each|every|any)\\s+(?:calendar\\s+|policy\\s+)?year|a\\s+(?:calendar|policy)\\s+year|a\\s+year(?!\\s+(?:after|before|when)\\s+(?:the|you|an?|it|we|they|your)\\b)'],
];
const pattern = new RegExp(words.map(([unit, chinese, english]) => `(?<${unit.replace(' ', '')}>${chinese}|(?<![a-z])(?:${english})(?![a-z]))`).join('|'), 'g');
/** After these an article before a unit of time is a figure ("within a year"), not a period. */
const isTerm = /(?:half|within|in|for|after|least|under|over|than)\s+$/;

/** The periods of a folded text, in order. */
export function findPeriods(text: string): Period[] {
  return [...text.matchAll(pattern)].flatMap((match): Period[] => {
    const unit = words.find(([name]) => match.groups?.[name.replace(' ', '')] !== undefined)?.[0];
    if (unit === undefined || (/^a\s(?!calendar|policy)/.test(match[0]) && isTerm.test(text.slice(0, match.index).slice(-10)))) return [];
    return [{ unit, start: match.index, end: match.index + match[0].length }];
  });
}
