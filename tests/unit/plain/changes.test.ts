import { describe, expect, test } from 'vitest';
import { checkFaithfulness } from '../../../electron/service/nlp/plain/faithful/check-faithfulness.ts';
import { starterGlossary } from '../../../electron/service/nlp/plain/glossary/starter.ts';
import { pairs } from './pairs.ts';

/** One change of substance: where it can be made, and what stands there then. */
interface Change {
  readonly name: string;
  readonly at: RegExp;
  readonly to: (found: string) => string;
}

const fromTo = (name: string, at: RegExp, to: string): Change => ({ name, at, to: () => to });
const nextDigit: Change = { name: 'another digit', at: /\d/g, to: (digit) => String((Number(digit) + 1) % 10) };
const numerals = '二三四五六七八九';

const chinese: readonly Change[] = [
  nextDigit,
  { name: 'another numeral', at: /[二三四五六七八九](?=[年月日天个十百千万周])/g, to: (numeral) => numerals[(numerals.indexOf(numeral) + 1) % numerals.length] ?? '' },
  fromTo('不得 → 可以', /不得|不能(?!不)|不可(?!抗|以不)/g, '可以'),
  fromTo('不 is gone', /不(?=[予承赔保负包含支收享构代会再退接属提])(?!保证金)/g, ''),
  fromTo('必须 → 可以', /应当|必须|应(?=[在于当由向将])/g, '可以'),
  fromTo('可能 → 会', /可能/g, '会'),
  fromTo('个工作日 → 天', /\d个工作日/g, '5天'),
  fromTo('前 → 后', /(?<=[日到期始])前/g, '后'),
  fromTo('至少 → 最多', /至少|不低于|不少于/g, '最多'),
  fromTo('% → 个百分点', /%/g, '个百分点'),
  fromTo('元 → 美元', /(?<=[\d万千百])元/g, '美元'),
  fromTo('或 → 且', /或者|或(?=[^许有将会以])/g, '且'),
];
const english: readonly Change[] = [
  nextDigit,
  // "No claim shall be paid" and "no claim may be paid" say the same.
  fromTo('must → may', /(?<!\b[Nn]o(?:\s\w+){1,4}\s)\b(?:must|shall)(?! not)\b/g, 'may'),
  fromTo('may → will', /(?<!\b[Nn]o(?:\s\w+){1,4}\s)\bmay\b(?! not)|\bcould\b/g, 'will'),
  fromTo('"not" is gone behind a duty', /(?<=\b(?:must|shall) )not /g, ''),
  fromTo('before → after', /\bbefore\b/g, 'after'),
  fromTo('after → before', /\bafter\b/g, 'before'),
  fromTo('at least → at most', /\bat least\b|\bno less than\b/g, 'at most'),
  fromTo('"only" is gone', /(?<!illustrative )\bonly /g, ''),
  fromTo('$ → £', /\$/g, '£'),
  fromTo('£ → $', /£/g, '$'),
];

const originals = (language: 'zh' | 'en') => [...new Set([...pairs(`faithful.${language}`), ...pairs(`unfaithful.${language}`)].map(([, original]) => original))];

/** The texts that come of making a change at each place alone. */
const changed = (text: string, { at, to }: Change): string[] => [...text.matchAll(at)].map(({ index, 0: found }) => text.slice(0, index) + to(found) + text.slice(index + found.length)).filter((each) => each !== text);

describe.each([
  ['Chinese', originals('zh'), chinese, '保证收益'] as const,
  ['English', originals('en'), english, 'this is guaranteed'] as const,
])('one change of substance in a %s text that is otherwise the same is blocked', (_language, texts, changes, promise) => {
  const glossary = starterGlossary();
  const passing = (text: string, rewrites: readonly string[]) => rewrites.filter((rewrite) => !checkFaithfulness(text, rewrite, glossary).blocked);

  test.each(changes)('$name', (change) => {
    const made = texts.flatMap((text) => changed(text, change));
    expect(made.length).toBeGreaterThanOrEqual(8);
    expect(texts.flatMap((text) => passing(text, changed(text, change)))).toEqual([]);
  });

  test('an added promise', () => {
    expect(texts.flatMap((text) => passing(text, [`${text}${promise}。`]))).toEqual([]);
  });
});
