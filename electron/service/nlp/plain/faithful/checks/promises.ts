import { featuresOf, weightOf, weightShared } from '../features.ts';
import { cutAt, type Stretch } from '../reading.ts';
import type { Checker, Comparison, Finding } from './check.ts';

/** Words that promise, unless something before them denies it. */
const promises =
  /保证(?!金|人|保险|期间|责任|合同|书|方式|担保|续保|领取)|确保|保本|承诺|必定|必然|肯定|绝对|一定(?!期|时|的?比例|程度|范围|条件|的?金?额|数|年限|要求|阶段|是)|百分百|放心|稳妥|稳稳|稳当|安全(?!性|垫|边际|账户|验证|码|问题|保护|措施|事故|生产)|\bguarantee[sd]?\b|\bassured?\b|\bensures?\b|\bpromise[sd]?\b|\bcertainly\b|\b(?:is|are|be)\s+(?:certain|sure|assured)\b|\bdefinitely\b|\bfor\s+(?:sure|certain)\b|\balways\b|\bsafe(?:ly|st)?\b|\bsecure(?!d)\b/g;
/** Words that promise by denying. */
const absolutes =
  /稳赚|稳赢|稳健?回报|稳拿|包赚|包赔|零风险|无风险(?!利率)|没有?(?:任何)?风险|只赚不赔|不会亏|不亏(?!损)|亏不了|旱涝保收|万无一失|无忧|最安全|高枕无忧|\brisk[\s-]free\b|\b(?:no|zero|without(?:\s+any)?)\s+risks?\b|\b(?:never|not|cannot|can't|won't)\s+lose\b|\bnothing\s+to\s+lose\b|\bworry[\s-]free\b|\bno\s+worries\b/g;
const denied = /(?:不|未|没有?|无法|不能|不会|并非|非|勿|不得|难以|不作(?:任何)?|不做(?:任何)?|任何|不(?:能|会|可以?)?(?:是|构成|代表|意味着?|等于|作为|属于|当作|当成|看作|看成|视为|算|提供|作出|做出|给|承担|设)[^。,;]{0,20}|\b(?:not|no|never|nor|cannot|without|neither)(?:\s+\w+)?|n't(?:\s+\w+)?)\s*$/;

/** The promises of a folded text that nothing before them denies. */
function promisesOf(text: string): Stretch[] {
  const found = (pattern: RegExp) => [...text.matchAll(pattern)].map(({ index, 0: word }) => ({ start: index, end: index + word.length }));
  return [...found(promises).filter(({ start }) => !denied.test(text.slice(Math.max(0, start - 16), start))), ...found(absolutes).filter(({ start }) => !/不(?:能|会)?(?:保证|承诺|代表|等于|意味)[^。,;]{0,16}$|\b(?:not|never|no)\b[^.,;]{0,24}\b(?:guarantee|promise|mean|assurance)[^.,;]{0,24}$/.test(text.slice(Math.max(0, start - 60), start)))];
}

/** Words that say of something that it is only meant, expected or usual. */
const tentative =
  /预计|预期(?!收益|年化|寿命)|力争|争取|力求|尽力|尽量|努力|有望|原则上|一般(?=情况|会|来说|不|在|需)|通常|大致|估计|拟(?=[于在将对向])|打算|目标是|计划(?=[于在将])|可能|或将|或会|也许|大约|大概|约(?=\s?\d|为|[一二两三四五六七八九十百千])|\b(?:generally|usually|normally|typically|expects?|(?:is|are|be)\s+(?:expected|estimated|projected|anticipated|intended|planned)|estimates?|intends?|aims?|seeks?|anticipates?|plans?\s+to|hopes?|likely|may|might|could|possibl[ey]|about|around|approximately|tries|try|should|most\s+cases)\b/g;

/** What was expected, aimed at or usual is not said for certain. */
function madeCertain({ original, rewrite, beads }: Comparison): Finding[] {
  const found = (text: string, { start, end }: Stretch) => [...text.slice(start, end).matchAll(tentative)].map(({ index, 0: word }) => ({ start: start + index, end: start + index + word.length }));
  return beads.flatMap(({ original: from, rewrite: to }): Finding[] => {
    if (from === null || to === null) return [];
    const [before, after] = [found(original.text, from), found(rewrite.text, to)];
    // Rights and possibilities have a check of their own.
    const first = before.find((each) => !/^(?:may|might|could|可能|should)$/.test(original.text.slice(each.start, each.end)));
    return first === undefined || after.length > 0 ? [] : [{ kind: 'changed', original: first, rewrite: to }];
  });
}

/** Weight from which a clause says something, in shared features. */
const leastWeight = 4;
const foretelling = /我们(?:会|将|一定|都会)|(?:本行|本公司|我行)(?:会|将)|\b(?:we|they|our\s+\w+)(?:\s+will|'ll)\b/;

/** What "we will" do and the original says nothing of. */
function addedDeeds({ original, rewrite, beads, originalEntries, rewriteEntries }: Comparison): Finding[] {
  const known = featuresOf({ ...original, parties: [] }, { start: 0, end: original.text.length }, originalEntries);
  return beads.flatMap(({ rewrite: to }): Finding[] => {
    if (to === null || !foretelling.test(rewrite.text.slice(to.start, to.end))) return [];
    const ends = [...rewrite.text.slice(to.start, to.end).matchAll(/[,;。!?\n]|\.\s|\s(?:and|but)\s/g)].map(({ index, 0: found }) => to.start + index + found.length);
    return cutAt(to, ends).flatMap((clause): Finding[] => {
      const before = rewrite.text.slice(to.start, clause.end);
      const features = featuresOf({ ...rewrite, parties: [] }, clause, rewriteEntries);
      return foretelling.test(before) && weightOf(features) >= leastWeight && weightShared(features, known, []) === 0 ? [{ kind: 'added', original: null, rewrite: clause }] : [];
    });
  });
}

/** The rewrite promises nothing that the original does not: no 保证, 稳赚, "guaranteed", "risk-free" comes in, nor by dropping a "not" or an "expected". */
export const checkPromises: Checker = (comparison) => {
  const { original, rewrite } = comparison;
  const before = promisesOf(original.text);
  const after = promisesOf(rewrite.text);
  const known = new Set(before.map(({ start, end }) => original.text.slice(start, end)));
  const added = after.length > before.length ? after.filter(({ start, end }) => !known.has(rewrite.text.slice(start, end))) : [];
  const surplus = after.length > before.length && added.length === 0 ? after.slice(before.length) : added;
  return { facts: before.length, findings: [...surplus.map((promise): Finding => ({ kind: 'added', original: null, rewrite: promise })), ...madeCertain(comparison), ...addedDeeds(comparison)] };
};
