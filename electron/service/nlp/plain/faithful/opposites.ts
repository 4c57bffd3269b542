import type { Stretch } from './reading.ts';

/** Two words of a contract of which one may not stand for the other, each as a pattern over folded text. */
type Opposites = readonly [first: RegExp, second: RegExp];

const pair = (first: string, second: string): Opposites => [new RegExp(first, 'g'), new RegExp(second, 'g')];
/** English words, whole, with their usual endings. */
const words = (first: string, second: string): Opposites => pair(`\\b(?:${first})\\b`, `\\b(?:${second})\\b`);

const opposites: readonly Opposites[] = [
  pair('(?<![目提当空先向此从生以])前(?!提(?![出交供前请])|[述款者台景往列端言身])', '(?<![此今最以])后(?![果续者台来])'),
  pair('以前', '以后'),
  pair('税前', '税后'),
  pair('申购|认购', '赎回'),
  pair('买入|购入', '卖出|售出'),
  pair('固定(?!资产|期限|收益)', '浮动'),
  pair('单利', '复利'),
  pair('活期', '定期(?!存单|报告|评估)'),
  pair('上调|上浮|调高|提高|上升|增加', '下调|下浮|调低|降低|下降|减少'),
  pair('收益(?!人)', '亏损|损失'),
  pair('存入', '取出|支取'),
  pair('一次性', '分期|分次'),
  pair('首(?:次|期|年)', '(?:末|最后一)(?:次|期|年)'),
  pair('不含|不包括|不包含', '(?<!不)(?:包含|包括|含(?!义))'),
  pair('可撤销', '不可撤销'),
  pair('等额本息', '等额本金'),
  pair('主险', '附加险'),
  pair('境内', '境外'),
  pair('高于', '低于'),
  pair('自动', '手动|人工'),
  pair('至少|最少|起码|不(?:得|能|应|可)?(?:少|低|短|早)于', '至多|最多(?!的)|顶多|不(?:得|能|应|可)?(?:超过|多于|高于|晚于)'),
  pair('(?:下一个?|次一?|后一)(?:工作|交易|开放)日', '下一天|第二天|次日|下一日|后一天'),
  pair('(?:及|或|含)以上|以上(?=部分|的)', '(?:及|或|含)以下|以下(?=部分)|以内(?=部分)'),
  pair('次月|下个?月', '当月|本月|那个月|这个月'),
  pair('次日|次一?(?:工作|交易)日|下一个?(?:工作|交易|开放)日|第二天', '当日|当天|同日|同一天'),
  pair('原(?=[来有先费利条合定])', '新(?=[费利条合的规])'),
  pair('除外', '(?:都|也|均|全)(?:管|保|赔)(?=[,。;]|$)|包括在内'),
  pair('同时(?=[^,。]{0,4}(?:满足|符合|具备))|均须|都要|全都?|所有', '任何一|任一|其中一|之一'),
  words('gross|pre-tax|before\\s+(?:\\w+\\s+){0,2}?(?:tax|fees?|charges?|costs?|deductions?|expenses)', 'net|post-tax|after\\s+(?:\\w+\\s+){0,3}?(?:tax|fees?|charges?|costs?|deductions?|expenses)'),
  words('in\\s+advance|up\\s?front|at\\s+the\\s+(?:start|beginning)', 'in\\s+arrears|is\\s+over|at\\s+the\\s+end|has\\s+ended'),
  words('at\\s+least|no(?:t)?\\s+(?:less|fewer)\\s+than|minimum', 'at\\s+most|no(?:t)?\\s+more\\s+than|up\\s+to|maximum|not\\s+exceed(?:ing)?'),
  words('(?:next|following)\\s+(?:\\w+\\s+)?(?:day|month|year)', 'same\\s+(?:\\w+\\s+)?(?:day|month|year)'),
  words('(?:working|business|trading|dealing)\\s+days?', '(?:calendar|next|following|last|same)\\s+days?'),
  words('before|prior\\s+to|until', 'after|following|subsequent\\s+to|upon\\s+the\\s+expiry'),
  words('fixed', 'variable|floating|adjustable'),
  words('simple\\s+interest', 'compound\\s+interest'),
  words('increas(?:e|es|ed|ing)|rises?|rose|raised?', 'decreas(?:e|es|ed|ing)|falls?|fell|reduc(?:e|es|ed|tion)|lowered'),
  words('buy|buys|buying|subscriptions?|purchases?', 'sell|sells|selling|redemptions?|redeem(?:s|ed)?|cash(?:ed)?\\s+in'),
  words('deposits?|pay(?:s|ing)?\\s+in', 'withdraw(?:s|als?|n)?'),
  words('first', 'last|final'),
  words('all|both', 'any\\s+(?:one\\s+)?of|either|one\\s+of'),
  words('start|beginning', 'end'),
  words('including|includes?|included', 'excluding|excludes?|excluded'),
  words('secured', 'unsecured'),
  words('revocable', 'irrevocable'),
  words('gains?|profits?', 'loss(?:es)?'),
  words('lump\\s+sum', 'instal?lments?'),
  words('domestic', 'overseas|foreign'),
  words('joint(?:ly)?', 'sole(?:ly)?|individual(?:ly)?'),
];

/** A word and what it denies: unsuitable, suitable. */
const denied = /\b(?:un|in|im|ir|non-?)([a-z]{5,})\b/g;

/** Words whose "un" is gone: "suitable" stands where "unsuitable" did, and nothing before it denies. */
function bared(original: string, rewrite: string): Turned[] {
  return [...original.matchAll(denied)].flatMap(({ index, 0: word, 1: stem = '' }): Turned[] => {
    if (rewrite.includes(word) || /\bnot\s$/.test(original.slice(Math.max(0, index - 5), index))) return [];
    const match = new RegExp(`(?<!\\bnot\\s(?:\\w+\\s){0,2}|n't\\s(?:\\w+\\s){0,2})\\b${stem}\\b`).exec(rewrite);
    if (match === null || new RegExp(`\\b${stem}\\b`).test(original)) return [];
    return [{ original: { start: index, end: index + word.length }, rewrite: { start: match.index, end: match.index + stem.length } }];
  });
}

/** One word in the original and its opposite in the rewrite. */
export interface Turned {
  readonly original: Stretch;
  readonly rewrite: Stretch;
}

/**
 * Words of the original whose opposite stands in their place: the rewrite has fewer of one and more of the other.
 * Either alone may go unsaid or be said anew (前 and 后 stand in many phrases); both together are a change.
 */
export function turnedWords(original: string, rewrite: string): Turned[] {
  const places = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(({ index, 0: word }) => ({ start: index, end: index + word.length }));
  const turnedPairs = opposites.flatMap(([first, second]) => {
    const [firstBefore, secondBefore] = [places(original, first), places(original, second)];
    if (firstBefore.length + secondBefore.length === 0) return [];
    const [firstAfter, secondAfter] = [places(rewrite, first), places(rewrite, second)];
    const turned = (gone: Stretch[], left: Stretch[], had: Stretch[], come: Stretch[]): Turned[] => {
      const [from, to] = [gone.at(-1), come.at(-1)];
      return gone.length > left.length && come.length > had.length && from !== undefined && to !== undefined ? [{ original: from, rewrite: to }] : [];
    };
    return [...turned(firstBefore, firstAfter, secondBefore, secondAfter), ...turned(secondBefore, secondAfter, firstBefore, firstAfter)];
  });
  return [...turnedPairs, ...bared(original, rewrite)];
}
