import type { Checker, Finding } from './check.ts';

/** Warnings that a rewrite must keep, each with the ways in which it is said. */
const caveats: readonly (readonly [name: string, pattern: RegExp, answer?: RegExp])[] = [
  ['either-way', /高于或低于|上涨或下跌|涨或跌|上升或下降|\b(?:higher\s+or\s+lower|more\s+or\s+less|rise\s+or\s+fall|up\s+or\s+down|down\s+as\s+well\s+as\s+up|up\s+as\s+well\s+as\s+down|fall\s+as\s+well\s+as\s+rise|rise\s+as\s+well\s+as\s+fall)\b/, /低|跌|降|少|\b(?:lower|less|fall|falls|down|decreas|drop)/],
  ['past-performance', /(?:过往|过去|历史|以往|以前|从前)[^。;!?\n]{0,20}(?:不(?:能|会|可)?(?:代表|预示|等于|意味|构成|能?说明|能?保证|是)|并不|并非|不一定|未必)|\bpast\s+(?:performance|returns?|results?)[^.;!?\n]{0,50}(?:\bnot\b|n't\b|\bno\b)|\b(?:perform\w*\s+(?:\w+\s+)?before|in\s+the\s+past|historic(?:al)?|previous(?:ly)?)\b[^.;!?\n]{0,50}(?:\bnot\b|n't\b|\bno\b)/],
  ['loss-possible', /(?:可能|会|有可能|也许)[^。;!?\n]{0,12}(?:亏|损失|跌|拿不回|收不回|赔钱)|本金[^。;!?\n]{0,8}(?:损失|亏)|(?:亏|赔)[^。;!?\n]{0,6}(?:可能|风险)|\b(?:may|might|could|can)\b[^.;!?\n]{0,30}\b(?:los[es]|fall|go\s+down|less\s+than|not\s+get\s+back)|\bcapital\s+(?:is\s+)?at\s+risk|\brisk\s+of\s+loss/],
  ['not-guaranteed', /不(?:作|做|构成|提供|是|代表|等于)?(?:任何)?[^。;,!?\n]{0,8}(?:保证|承诺|担保)|不(?:能|会)?保证|不保本|没有?保证|无法保证|(?:\b(?:not|never|no)\b|n't\b)[^.;!?\n]{0,14}\b(?:guarantee|promise|assur)|\bwithout\s+(?:any\s+)?guarantee/],
  ['may-change', /(?:可能|或(?=[会将有]))[^。;!?\n]{0,14}(?:变|调整|浮动|波动|修改|不同)|\b(?:may|might|could|can)\b[^.;!?\n]{0,40}\b(?:chang|vary|varies|fluctuat|adjust|rise|(?:go|goes|going|as)\s+up\b|differ)|\bsubject\s+to\s+change/],
  ['other-document-rules', /(?:以|按)[^。;,!?\n]{0,12}(?:合同|条款|协议|公告|文件|说明书|保单|规定|约定|通知|批注|中文|登记|实际|最终|确认)[^。;,!?\n]{0,8}(?:为准|[算来])|\b(?:prevails?|takes?\s+precedence|governs?|applies\s+if\s+they\s+differ|will\s+apply\s+instead)\b/],
  ['no-advice', /不(?:构成|是|作为|属于)[^。;!?\n]{0,12}(?:建议|要约|推荐|依据)|(?:\bnot\b|n't\b)[^.;!?\n]{0,20}\b(?:advice|recommendation|an\s+offer|offer\s+(?:of|to\s+(?:buy|sell))|offering|solicitation)/],
  ['risk', /有风险|存在[^。;!?\n]{0,10}风险|风险(?:自担|自负|提示)|谨慎|小心|当心|\brisks?\b|\bcarefully\b|\bcautio/],
  ['own-risk', /自行承担|自担|自负|自己承担|\bat\s+(?:your|their|its)\s+own\s+(?:risk|expense|cost)/],
];

/** Warnings of the original are warnings of the rewrite. */
export const checkCaveats: Checker = ({ original, rewrite }) => {
  const findings: Finding[] = [];
  let facts = 0;
  for (const [, pattern, answer = pattern] of caveats) {
    const match = pattern.exec(original.text);
    if (match === null) continue;
    facts++;
    if (answer.test(rewrite.text)) continue;
    const end = match.index + match[0].length;
    // A pattern may end in a stem; what is shown ends with its word.
    const rest = /^[a-z]*/.exec(original.text.slice(end, end + 20))?.[0].length ?? 0;
    findings.push({ kind: 'missing', original: { start: match.index, end: end + rest }, rewrite: null });
  }
  return { facts, findings };
};
