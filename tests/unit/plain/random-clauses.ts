import fc from 'fast-check';
import type { GlossaryEntry } from '../../../electron/service/nlp/plain/glossary/entry.ts';

/** Pieces of which random clauses are made: what a finance text holds around its terms. */
const chinese = {
  subjects: ['本公司', '投保人', '被保险人', '借款人', '贷款人', '基金管理人', '您', '我们', '受益人'],
  links: ['应当', '不得', '可以', '须', '有权', '无权', '未', '不承担', '如未', '除非'],
  figures: ['10日', '3个工作日内', '1.5%', '200元', '二〇二六年五月一日', '不超过5万元', '至少三十天', '18周岁以上', 'T+2日', '0.3至0.5个百分点', '一千万元'],
  spared: ['《保险合同》', '“免赔额”', '合同编号：AB-2026-001', '张三丰', 'https://example.com/赎回', '「赎回」', 'service@example.com', '基金代码：000001'],
  ends: ['。', '；', '，', '：', '！', '\n', '（一）', '。\r\n', '但', '，除外', '，且', '，或者'],
};
const english = {
  subjects: ['the insurer ', 'the policyholder ', 'you ', 'we ', 'the borrower ', 'the lender ', 'The fund manager ', 'a beneficiary '],
  links: ['must ', 'must not ', 'may ', 'shall ', 'is not required to ', 'cannot ', 'will ', 'unless ', 'except where ', 'if '],
  figures: ['10 days ', '1.5% ', 'EUR 200 ', 'at most 5,000 ', 'not less than 30 business days ', '1 May 2026 ', 'thirty (30) days '],
  spared: ['"premium" ', '“excess” ', 'AB-2026-001 ', 'Ms Redeem ', 'https://example.com/premium ', 'a@premium.com ', 'the “Policyholder” '],
  ends: ['. ', '; ', ', ', ': ', '.\n', ' and ', ' or ', ' (a) ', ' provided that ', ', subject to '],
};

/** Random texts in either language, or both, with the terms of a glossary among figures, duties, denials, quotations and names. */
export function clauses(entries: readonly GlossaryEntry[], most = 30): fc.Arbitrary<string> {
  const terms = (language: 'zh' | 'en') => entries.filter((entry) => entry.language === language).flatMap(({ term, variants }) => [term, ...variants]);
  const pieces = (words: Record<string, readonly string[]>, of: readonly string[], join: string) =>
    fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...of).map((term) => term + join) }, ...Object.values(words).map((list) => ({ weight: 2, arbitrary: fc.constantFrom(...list) })));
  const [zh, en] = [pieces(chinese, terms('zh'), ''), pieces(english, terms('en'), ' ')];
  const text = (piece: fc.Arbitrary<string>) => fc.array(piece, { minLength: 1, maxLength: most }).map((parts) => parts.join(''));
  return fc.oneof(text(zh), text(en), fc.tuple(text(zh), text(en)).map(([first, second]) => `${first}\n${second}`));
}
