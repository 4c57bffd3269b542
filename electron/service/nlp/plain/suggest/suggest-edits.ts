import { createOffsetMap } from '#shared/base/code-points.ts';
import { foldText } from '#service/search/fold.ts';
import { createSpared } from '../rewrite/protected.ts';

/** A change of wording that goes beyond a word: offered, never made by itself. Offsets are code points, half-open. */
export interface Suggestion {
  readonly kind: 'split' | 'nominal' | 'passive';
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

/** Characters of a Chinese sentence, words of an English one, from which a split is offered. */
const longChinese = 60;
const longEnglish = 30;

/** 进行审核 says what 审核 says. Verbs that are nouns as well after these lose their meaning without them, so a list decides. */
const chineseNominal = /(?:进行|予以|加以|作出|做出)(审核|调整|确认|处理|核实|说明|解释|变更|修改|公告|披露|支付|赔偿|赔付|扣除|计算|评估|监督|管理|登记|通知|催收|冻结|注销|退还)/g;

const englishNominals: readonly (readonly [pattern: RegExp, verb: string])[] = [
  [/\bmake an? payment of\b/gi, 'pay'],
  [/\bmake an? decision\b/gi, 'decide'],
  [/\bmake an? application\b/gi, 'apply'],
  [/\bgive (?:written )?notice to\b/gi, 'tell'],
  [/\bprovide (?:an? )?notification to\b/gi, 'tell'],
  [/\bprovide assistance to\b/gi, 'help'],
  [/\bcarry out an? review of\b/gi, 'review'],
  [/\bconduct an? investigation (?:of|into)\b/gi, 'investigate'],
  [/\beffect payment of\b/gi, 'pay'],
  [/\bis in receipt of\b/gi, 'has received'],
  [/\bhave an? obligation to\b/gi, 'must'],
];

/** "is paid by the insurer": who acts comes first in plain words. */
const englishPassive = /\b(the [a-z]+(?: [a-z]+)?) (?:is|are|will be|must be|may be) ([a-z]+ed|paid|made|given|sent|kept|held) by (us|the [a-z]+(?: [a-z]+)?)(?=[.,;])/gi;

/** Suggestions for a text, in order. Sentences are split where a new statement begins; the words on either side stay. */
export function suggestEdits(original: string): Suggestion[] {
  const folded = foldText(original);
  const isSpared = createSpared(folded);
  const units = createOffsetMap(original);
  const found: { kind: Suggestion['kind']; start: number; end: number; replacement: string }[] = [];
  for (const match of original.matchAll(chineseNominal)) found.push({ kind: 'nominal', start: match.index, end: match.index + match[0].length, replacement: match[1] ?? '' });
  for (const [pattern, verb] of englishNominals) {
    // "Written notice" is a form that has to be kept.
    for (const match of original.matchAll(pattern)) if (!/written/i.test(match[0])) found.push({ kind: 'nominal', start: match.index, end: match.index + match[0].length, replacement: verb });
  }
  for (const match of original.matchAll(englishPassive)) {
    const [whole, object = '', participle = '', actor = ''] = match;
    const active = activeVoice(whole, object, participle, actor);
    if (active !== undefined) found.push({ kind: 'passive', start: match.index, end: match.index + whole.length, replacement: active });
  }
  found.push(...splits(original));
  return found
    .filter(({ start, end }) => !isSpared(start, end))
    .toSorted((a, b) => a.start - b.start)
    .filter((each, index, all) => index === 0 || each.start >= (all[index - 1]?.end ?? 0))
    .map(({ kind, start, end, replacement }) => ({ kind, start: units.toCodePoint(start), end: units.toCodePoint(end), replacement }));
}

/** Present tense or a modal with its actor first; undefined where the verb's form is not known for certain. */
function activeVoice(whole: string, object: string, participle: string, actor: string): string | undefined {
  const modal = /\b(will|must|may) be\b/i.exec(whole)?.[1];
  const base: Record<string, string> = { paid: 'pay', made: 'make', given: 'give', sent: 'send', kept: 'keep', held: 'hold' };
  const verb = base[participle.toLowerCase()];
  if (verb === undefined) return undefined;
  const subject = actor.toLowerCase() === 'us' ? 'we' : actor;
  const capital = /^[A-Z]/.test(whole) ? subject.charAt(0).toUpperCase() + subject.slice(1) : subject;
  const predicate = modal === undefined ? (subject === 'we' ? verb : `${verb}s`) : `${modal} ${verb}`;
  return `${capital} ${predicate} ${object.charAt(0).toLowerCase()}${object.slice(1)}`;
}

/** Joints at which a long sentence comes apart into two statements: not before a condition's second half. */
const chineseJoint = /[，,；;](?=(?:同时|此外|另外|但是|但(?!书)|因此|所以|并且)[^，,。；;]{4,})/g;
const englishJoint = /;\s+(?=[a-z])|,\s+(?=(?:but|and)\s+(?:the|you|we|it|they|he|she|any|this|that|such)\s)/g;

function splits(original: string): { kind: 'split'; start: number; end: number; replacement: string }[] {
  const found: { kind: 'split'; start: number; end: number; replacement: string }[] = [];
  for (const sentence of original.matchAll(/[^。！？!?.\n]+(?:\.(?=\d)[^。！？!?.\n]*)*/g)) {
    const han = sentence[0].match(/\p{Script=Han}/gu)?.length ?? 0;
    const words = sentence[0].match(/[A-Za-z]+/g)?.length ?? 0;
    if (han < longChinese && words < longEnglish) continue;
    for (const joint of sentence[0].matchAll(han >= longChinese ? chineseJoint : englishJoint)) {
      const start = sentence.index + joint.index;
      if (han >= longChinese) found.push({ kind: 'split', start, end: start + 1, replacement: '。' });
      else {
        const end = start + joint[0].length;
        found.push({ kind: 'split', start, end: end + 1, replacement: `. ${original.charAt(end).toUpperCase()}` });
      }
    }
  }
  return found;
}
