import type { Stretch } from '../reading.ts';
import type { Checker, Finding } from './check.ts';

/** Words that promise, unless something before them denies it. */
const promises =
  /保证(?!金|人|保险|期间|责任|合同|书|方式|担保|续保|领取)|确保|保本|承诺|必定|必然|肯定|绝对|一定(?!期|时|的?比例|程度|范围|条件|的?金?额|数|年限|要求|阶段|是)|百分百|放心|稳妥|安全(?!性|垫|边际|账户|验证|码|问题|保护|措施|事故|生产)|\bguarantee[sd]?\b|\bassured?\b|\bensures?\b|\bpromise[sd]?\b|\bcertainly\b|\bdefinitely\b|\bfor\s+(?:sure|certain)\b|\balways\b|\bsafe(?:ly|st)?\b|\bsecure(?!d)\b/g;
/** Words that promise by denying. */
const absolutes =
  /稳赚|稳赢|稳健?回报|稳拿|包赚|包赔|零风险|无风险(?!利率)|没有?(?:任何)?风险|只赚不赔|不会亏|不亏(?!损)|亏不了|旱涝保收|万无一失|无忧|最安全|高枕无忧|\brisk[\s-]free\b|\b(?:no|zero|without(?:\s+any)?)\s+risks?\b|\b(?:never|not|cannot|can't|won't)\s+lose\b|\bnothing\s+to\s+lose\b|\bworry[\s-]free\b|\bno\s+worries\b/g;
const denied = /(?:不|未|没有?|无法|不能|不会|并非|非|勿|不得|难以|不作(?:任何)?|不做(?:任何)?|任何|不(?:是|构成|代表|意味着?|等于|作为|属于)[^。,;]{0,12}|\b(?:not|no|never|nor|cannot|without|neither)(?:\s+\w+)?|n't(?:\s+\w+)?)\s*$/;

/** The promises of a folded text that nothing before them denies. */
function promisesOf(text: string): Stretch[] {
  const found = (pattern: RegExp) => [...text.matchAll(pattern)].map(({ index, 0: word }) => ({ start: index, end: index + word.length }));
  return [...found(promises).filter(({ start }) => !denied.test(text.slice(Math.max(0, start - 16), start))), ...found(absolutes)];
}

/** The rewrite promises nothing that the original does not: no 保证, 稳赚, "guaranteed", "risk-free" comes in, nor by dropping a "not". */
export const checkPromises: Checker = ({ original, rewrite }) => {
  const before = promisesOf(original.text);
  const after = promisesOf(rewrite.text);
  const known = new Set(before.map(({ start, end }) => original.text.slice(start, end)));
  const added = after.length > before.length ? after.filter(({ start, end }) => !known.has(rewrite.text.slice(start, end))) : [];
  const surplus = after.length > before.length && added.length === 0 ? after.slice(before.length) : added;
  return { facts: before.length, findings: surplus.map((promise): Finding => ({ kind: 'added', original: null, rewrite: promise })) };
};
