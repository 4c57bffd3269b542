/** What a number counts, in one unit a kind, so that "one year" and "12 个月" are equal and "5 天" and "5 个工作日" are not. */
export interface Unit {
  readonly name: string;
  readonly factor: number;
}

type UnitWords = readonly (readonly [pattern: string, name: string, factor: number])[];

/** Behind a number. Longest words first where one begins another. Chinese words stand alone, English ones end at a border. */
const chineseUnits: UnitWords = [
  ['个?百分点', 'point', 1], ['个?基点', 'point', 0.01],
  ['个?工作日', 'working day', 1], ['个?交易日', 'trading day', 1], ['个?开放日', 'dealing day', 1],
  ['个?(?:自然日|日历日)', 'day', 1], ['(?:天|日)', 'day', 1], ['个?(?:星期|礼拜)|周(?!岁|年)', 'day', 7],
  ['个?季度|个季', 'month', 3], ['个月', 'month', 1], ['周年|年(?!息|化|费|报|利|金|度|底|初|末)|年度', 'month', 12],
  ['个?(?:小时|钟头)', 'minute', 60], ['分钟', 'minute', 1], ['秒钟?', 'minute', 1 / 60],
  ['周?岁', 'age', 1], ['倍', 'times', 1],
  ['(?:万|亿)?(?:人民币)', 'cny', 1], ['美元|美金', 'usd', 1], ['港元|港币', 'hkd', 1], ['欧元', 'eur', 1], ['英镑', 'gbp', 1], ['日元', 'jpy', 1], ['瑞士法郎', 'chf', 1], ['澳元', 'aud', 1], ['加元', 'cad', 1], ['新加坡元|新元', 'sgd', 1], ['新台币', 'twd', 1], ['澳门元', 'mop', 1], ['韩元', 'krw', 1],
  ['元|块钱?', 'cny', 1], ['角', 'cny', 0.1], ['分钱', 'cny', 0.01],
  ['份(?!额|之|内|外)', 'unit', 1], ['股', 'share', 1], ['期(?!限|间|货|权|初|末|望|待|内|满|缴|交)', 'instalment', 1],
  ['次|回', '', 1], ['个|名|位|人|户|笔|张|项|件|种|款|家|条|类|倍数|只|处|方面|步|场|轮', '', 1],
];
const englishUnits: UnitWords = [
  ['percentage\\s+points?', 'point', 1], ['basis\\s+points?|bps?', 'point', 0.01],
  ['(?:business|working|banking)[\\s-]+days?', 'working day', 1], ['trading[\\s-]+days?', 'trading day', 1], ['dealing[\\s-]+days?', 'dealing day', 1],
  ['(?:calendar[\\s-]+)?days?', 'day', 1], ['weeks?', 'day', 7], ['fortnights?', 'day', 14], ['(?:calendar[\\s-]+)?months?', 'month', 1],
  ['quarters?', 'month', 3], ['(?:years?|yrs?)[\\s-]+(?:old|of\\s+age)', 'age', 1], ['(?:policy|calendar)?[\\s-]*(?:years?|yrs?)|anniversar(?:y|ies)', 'month', 12],
  ['hours?|hrs?', 'minute', 60], ['minutes?|mins?', 'minute', 1], ['seconds?', 'minute', 1 / 60],
  ['(?:us\\s+)?dollars?|usd', 'usd', 1], ['hong\\s+kong\\s+dollars?|hkd', 'hkd', 1], ['yuan|rmb|cny|renminbi', 'cny', 1], ['euros?|eur', 'eur', 1],
  ['pounds?(?:\\s+sterling)?|gbp', 'gbp', 1], ['yen|jpy', 'jpy', 1], ['cents?', 'usd', 0.01], ['pence|penny', 'gbp', 0.01],
  ['swiss\\s+francs?|chf', 'chf', 1], ['australian\\s+dollars?|aud', 'aud', 1], ['canadian\\s+dollars?|cad', 'cad', 1], ['singapore\\s+dollars?|sgd', 'sgd', 1], ['new\\s+zealand\\s+dollars?|nzd', 'nzd', 1],
  ['shares?', 'share', 1], ['units?', 'unit', 1], ['instal?lments?', 'instalment', 1], ['times(?=\\s+(?:the|your|his|her|its|their|annual|monthly|as|higher|more))', 'times', 1],
];

const compiled: readonly (readonly [RegExp, Unit])[] = [
  ...chineseUnits.map(([pattern, name, factor]) => [new RegExp(`\\s?(?:${pattern})`, 'y'), { name, factor }] as const),
  ...englishUnits.map(([pattern, name, factor]) => [new RegExp(`[\\s-]*(?:${pattern})\\b`, 'y'), { name, factor }] as const),
];

/** The unit that begins at a place of a folded text, with where it ends; undefined for a bare number. */
export function unitAt(text: string, at: number): { unit: Unit; end: number } | undefined {
  for (const [pattern, unit] of compiled) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match !== null) return { unit, end: at + match[0].length };
  }
  return undefined;
}

const signs: readonly (readonly [RegExp, string])[] = [
  [/(?:hk\$|港元|港币|hkd)\s?$/, 'hkd'],
  [/(?:¥|rmb|cny|人民币)\s?$/, 'cny'],
  [/(?:€|eur|欧元)\s?$/, 'eur'],
  [/(?:chf)\s?$/, 'chf'],
  [/(?<![a-z])(?:aud|a\$)\s?$/, 'aud'],
  [/(?<![a-z])(?:cad|c\$)\s?$/, 'cad'],
  [/(?<![a-z])(?:sgd|s\$)\s?$/, 'sgd'],
  [/(?<![a-z])(?:nzd|nz\$)\s?$/, 'nzd'],
  [/(?:jpy)\s?$/, 'jpy'],
  [/(?:us\$|\$|usd|美元)\s?$/, 'usd'],
  [/(?:£|gbp|英镑)\s?$/, 'gbp'],
];

/** The currency sign that stands before a number, with where it begins. */
export function currencyBefore(text: string, at: number): { name: string; start: number } | undefined {
  const before = text.slice(Math.max(0, at - 6), at);
  for (const [pattern, name] of signs) {
    const match = pattern.exec(before);
    if (match !== null) return { name, start: at - match[0].length };
  }
  return undefined;
}
