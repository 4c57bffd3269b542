import type { Quantity } from './quantities.ts';

/**
 * How a figure bounds what it is said of: at least, more than, at most, less than, within (a term that runs), about,
 * or none of them. Dates and times: from, until, before, after are read as the same four.
 */
export type Bound = 'exact' | 'at-least' | 'more-than' | 'at-most' | 'less-than' | 'within' | 'about';

type Words = readonly (readonly [RegExp, Bound])[];

/** What a bound may be stated of between its word and the figure: 不低于基金资产的 60%. */
const ofWhat = '(?:[^,。;:、不未]{1,14}的|人民币)?\\s?';

/** Immediately before the figure, the more specific first. */
const before: Words = [
  [new RegExp(`(?:不|未|没有|不得|不能|不应|不可|并未|没)\\s?(?:超过|高于|大于|多于|超出|长于|晚于|迟于|逾|过)${ofWhat}$`), 'at-most'],
  [new RegExp(`(?:不|不得|不能|不应|不会)\\s?(?:低于|少于|小于|短于|早于)${ofWhat}$`), 'at-least'],
  [/(?:不足|未满|不满|没满|没有满|不到|没到|未达到?|低于|少于|小于|早于)\s?$/, 'less-than'],
  [/(?:超过|高于|大于|多于|超出|长于|晚于|迟于|逾|过了)\s?$/, 'more-than'],
  [/(?:至少|最少|起码)[^,。;:、不未]{0,7}$|(?:最低|最短|年满|满了?|达到?|最早|(?:起点|起存|起投|起购|门槛)(?:金额|额)?)(?:人民币)?(?:为|是|要|需|须|在|于|有|存|投|买)?(?:人民币)?\s?$/, 'at-least'],
  [/(?:至多|最多(?!的)|顶多)[^,。;:、不未]{0,14}$|(?:最高|最长|最大|最迟|最晚|上限[为是]?|封顶|截至|截止到?|截止(?:时间|日期?)|(?:限额|上限|额度)[^,。;、]{0,6})(?:为|是|在|于|可达|不超过|赔|可赔|可以?)?\s?$/, 'at-most'],
  [/(?:自|从|于?自)\s?$/, 'at-least'],
  [/\bonce\s+(?:\w+\s+){0,4}?(?:have|has)\s+(?:\w+\s+)?$/, 'more-than'],
  [/(?:最高|最多|最长|最大|上限)[^,。;、不未]{0,8}(?:为|是|至|收|收取|付|支付|赔|赔付|给付|补|补贴|扣|退)\s?$/, 'at-most'],
  [/(?:最低|最少|最短|最小|下限)[^,。;、不未]{0,8}(?:为|是|认购|申购|投资|存入?|买|交|付|还)\s?$/, 'at-least'],
  [/(?:最高|最长|最大)[^,。;:、不未]{0,9}的\s?$/, 'at-most'],
  [/(?:最低|最短|最小)[^,。;:、不未]{0,9}的\s?$/, 'at-least'],
  [/(?:大约|大概|约为|约|近|将近|差不多)\s?$/, 'about'],
  [/\b(?:not?|never|nor)\s+(?:be\s+)?(?:less|fewer|lower|shorter|earlier|smaller|younger)\s+than\s*$/, 'at-least'],
  [/\b(?:not|never)\s+(?:be\s+)?(?:under|below)\s*$/, 'at-least'],
  [/\b(?:not?|never)\s+(?:be\s+)?(?:more|greater|higher|longer|later|larger|over|above|older)(?:\s+than)?\s*$/, 'at-most'],
  [/\b(?:not|never|cannot|can't|won't|without)\s+(?:be\s+)?(?:to\s+)?exceed(?:s|ing)?\s*$/, 'at-most'],
  [/\b(?:not|never|cannot|can't|n't)\s+(?:\w+\s+){0,3}?(?:more|over|later|longer|higher|greater)\s+than\s*$|n't\s+(?:\w+\s+){0,3}?(?:more|over|later|longer|higher|greater)\s+than\s*$/, 'at-most'],
  [/\b(?:less|fewer|lower|shorter|earlier|smaller|younger)\s+than\s*$|\b(?:under|below|before|prior\s+to)(?:\s+the\s+age\s+of)?\s*$/, 'less-than'],
  [/\b(?:more|greater|higher|longer|later|larger|older)\s+than\s*$|\b(?:over|above|in\s+excess\s+of|exceed(?:s|ing|ed)?|after|beyond)(?:\s+the\s+age\s+of)?\s*$/, 'more-than'],
  [/\b(?:at\s+least|(?:attain(?:s|ed)?|reach(?:es|ed)?)\s+(?:the\s+)?age\s+of|(?:smallest|lowest|least)(?:\s+\w+){0,8}?\s+is|a?\s*minimum(?:\s+\w+){0,3}?(?:\s+(?:of|is))?|from|since|starting(?:\s+(?:on|from))?|beginning(?:\s+on)?|as\s+of|effective(?:\s+from)?)\s*$/, 'at-least'],
  [/\b(?:up\s+to(?:\s+an?\s+(?:\w+\s+){1,2}?of)?|at\s+most|(?:largest|highest|most)(?:\s+\w+){0,8}?\s+is|(?:annual\s+|monthly\s+|daily\s+|overall\s+)?limit\s+(?:of|is)|a?\s*maximum(?:\s+\w+){0,3}?(?:\s+(?:of|is))?|capped\s+at|limited\s+to|no\s+later\s+than|not\s+later\s+than|on\s+or\s+before)\s*$/, 'at-most'],
  [/\b(?:within|inside)(?:\s+the\s+(?:first|next))?\s*$/, 'within'],
  [/\b(?:about|around|approximately|roughly|nearly|almost|some|circa)\s*$/, 'about'],
];

/** Immediately after it. */
const after: Words = [
  [/^\s?(?:整)?开始/, 'at-least'],
  [/^\s?(?:\(含\))?(?:及以上|或以上|以上|及更多|或更多|起(?!来|草|诉|点)|起步)/, 'at-least'],
  [/^\s?(?:\(含\))?(?:及以下|或以下|以下|封顶|为限|为止|止)/, 'at-most'],
  [/^\s?(?:之|以)?内/, 'within'],
  [/^\s?(?:以|之)?前/, 'less-than'],
  [/^\s?(?:以|之)?后/, 'more-than'],
  [/^\s?(?:左右|上下)/, 'about'],
  [/^\s*(?:or|and)\s+(?:more|above|over|older|longer|later|higher|greater)\b/, 'at-least'],
  [/^\s*(?:or|and)\s+(?:less|fewer|below|under|younger|shorter|earlier|lower)\b/, 'at-most'],
  [/^\s*(?:at\s+(?:the\s+)?least|minimum)\b/, 'at-least'],
  [/^\s*(?:at\s+(?:the\s+)?most|maximum|at\s+the\s+latest)\b/, 'at-most'],
];

/** Characters read on either side, remarks in brackets not counted. */
const reach = 48;
/** A remark in brackets, as an explained term has one: "the maximum drawdown (largest past fall) is 12%". */
const remark = /\([^()]{0,80}\)\s?/g;

/** The bound of a figure in its folded text, with the stretch that its words and the figure take. */
export function boundOf(text: string, { start, end, unit }: Quantity): { bound: Bound; start: number; end: number } {
  const whole = text.slice(Math.max(0, start - 3 * reach), start).replace(/[「“"'([]$/, '');
  const left = whole.replace(remark, '').slice(-reach);
  const right = text.slice(end, end + reach);
  for (const [pattern, bound] of after) {
    const match = pattern.exec(right);
    if (match === null) continue;
    // "30 日前" on a duration says on which side of an event it runs, which the words before it bound.
    if (isDuration(unit) && (bound === 'less-than' || bound === 'more-than')) continue;
    // 扣除 200 元后: an amount has no before and after.
    if (!isTime(unit) && /[前后]$/.test(match[0])) continue;
    // 跌到 130% 以下 is below it.
    if (bound === 'at-most' && /(?:跌|降|落|低|掉)(?:破|到|至)\s?$/.test(left)) return { bound: 'less-than', start, end: end + match[0].length };
    return { bound, start, end: end + match[0].length };
  }
  if (unit === 'date' && /(?:至|到|\bto|\bthrough)\s*$/.test(left)) return { bound: 'at-most', start, end };
  if (isTime(unit) && /\b(?:by|until|till)\s*$/.test(left)) return { bound: 'at-most', start: start - (/\b(?:by|until|till)\s*$/.exec(left)?.[0].length ?? 0), end };
  // 近 before a term is no "nearly": the last twelve months.
  if (isDuration(unit) && /(?:最近|过去|近)\s?$/.test(left)) return { bound: 'within', start, end };
  for (const [pattern, bound] of before) {
    const match = pattern.exec(left);
    if (match !== null) return { bound, start: start - reachedBy(whole, left.length - match.index), end };
  }
  return { bound: 'exact', start, end };
}

/** How far from the end of a text so many of its characters reach, remarks not counted. */
function reachedBy(text: string, characters: number): number {
  let left = characters;
  let end = text.length;
  for (const { index, 0: { length } } of [...text.matchAll(remark)].toReversed()) {
    const between = end - (index + length);
    if (between >= left) break;
    left -= between;
    end = index;
  }
  return text.length - (end - left);
}

const isTime = (unit: string) => isDuration(unit) || unit === 'date' || unit === 'time' || unit === 't+' || unit === 'ordinal' || unit === 'age';
const isDuration = (unit: string) => /day$|^month$|^minute$/.test(unit);

/** On which side of an event a term runs, where the words next to it say so: 到期前 30 日, "30 days after receipt". */
export type Direction = 'before' | 'after' | null;

/** The direction of a term; null for other figures and where nothing is said. */
export function directionOf(text: string, { start, end, unit }: Quantity): Direction {
  if (!isDuration(unit)) return null;
  const left = text.slice(Math.max(0, start - 8), start);
  const right = text.slice(end, end + 12);
  const side = /(前|后)(?:的|第)?\s?$/.exec(left)?.[1] ?? /^\s?(?:之|以)?(前|后)/.exec(right)?.[1];
  if (side !== undefined) return side === '前' ? 'before' : 'after';
  if (/^\s*(?:before|prior\s+to|ahead\s+of)\b/.test(right)) return 'before';
  return /^\s*(?:after|following|from)\b/.test(right) ? 'after' : null;
}

/** Pairs of bounds that say the same of a term, a date or a time of day. */
const sameForTime: ReadonlySet<string> = new Set(['within at-most', 'at-most within', 'within exact', 'exact within', 'less-than at-most', 'at-most less-than', 'less-than within', 'within less-than']);
const sameForDates: ReadonlySet<string> = new Set(['exact at-least', 'at-least exact']);

/** Whether a figure's bound is kept by another one of the same value and unit. */
export function boundKept(unit: string, original: Bound, rewrite: Bound): boolean {
  if (original === rewrite) return true;
  const pair = `${original} ${rewrite}`;
  if (pair === 'within at-most' || pair === 'at-most within') return true;
  if ((isDuration(unit) || unit === 'date' || unit === 'time' || unit === 't+' || unit === 'day of month') && sameForTime.has(pair)) return true;
  return (unit === 'date' || unit === 'time' || unit === 'day of month') && sameForDates.has(pair);
}
