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
  words('gross|before\\s+tax|pre-tax', 'net|after\\s+tax|post-tax'),
  words('before|prior\\s+to|until', 'after|following'),
  words('fixed', 'variable|floating|adjustable'),
  words('simple\\s+interest', 'compound\\s+interest'),
  words('increas(?:e|es|ed|ing)|rises?|rose|raised?', 'decreas(?:e|es|ed|ing)|falls?|fell|reduc(?:e|es|ed|tion)|lowered'),
  words('buy|buys|buying|subscriptions?|purchases?', 'sell|sells|selling|redemptions?|redeem(?:s|ed)?|cash(?:ed)?\\s+in'),
  words('deposits?|pay(?:s|ing)?\\s+in', 'withdraw(?:s|als?|n)?'),
  words('first', 'last|final'),
  words('start|beginning', 'end'),
  words('including|includes?|included', 'excluding|excludes?|excluded'),
  words('secured', 'unsecured'),
  words('revocable', 'irrevocable'),
  words('gains?|profits?', 'loss(?:es)?'),
  words('lump\\s+sum', 'instal?lments?'),
  words('domestic', 'overseas|foreign'),
  words('joint(?:ly)?', 'sole(?:ly)?|individual(?:ly)?'),
];

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
  return opposites.flatMap(([first, second]) => {
    const [firstBefore, secondBefore] = [places(original, first), places(original, second)];
    if (firstBefore.length + secondBefore.length === 0) return [];
    const [firstAfter, secondAfter] = [places(rewrite, first), places(rewrite, second)];
    const turned = (gone: Stretch[], left: Stretch[], had: Stretch[], come: Stretch[]): Turned[] => {
      const [from, to] = [gone.at(-1), come.at(-1)];
      return gone.length > left.length && come.length > had.length && from !== undefined && to !== undefined ? [{ original: from, rewrite: to }] : [];
    };
    return [...turned(firstBefore, firstAfter, secondBefore, secondAfter), ...turned(secondBefore, secondAfter, firstBefore, firstAfter)];
  });
}
