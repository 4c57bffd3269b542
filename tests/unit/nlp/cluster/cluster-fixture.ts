import { createRandom } from '#service/nlp/statistics/random.ts';

const subjects: readonly (readonly string[])[] = [
  ['card', 'arrived', 'delivery', 'post', 'envelope', 'waiting', 'mailbox', 'courier'],
  ['exchange', 'rate', 'currency', 'euro', 'foreign', 'convert', 'abroad', 'travel'],
  ['手续费', '扣费', '年费', '收费', '费用', '减免', '贵', '账单'],
  ['赎回', '基金', '净值', '到账', '份额', '申购', '亏损', '收益'],
];
const fillers = ['please', 'the', 'my', 'is', '请问', '我的', '怎么', '了'];

/** Texts of four planted subjects, two in each language, in turn; six words of the subject and three that say nothing. */
export function plantedTexts(count: number, seed: number): { texts: string[]; subjects: number[] } {
  const random = createRandom(seed);
  const texts: string[] = [];
  const of: number[] = [];
  const pick = (words: readonly string[]): string => words[Math.floor(random() * words.length)] ?? '';
  for (let index = 0; index < count; index += 1) {
    const subject = index % subjects.length;
    const words = Array.from({ length: 9 }, (_, place) => pick(place % 3 === 2 ? fillers : subjects[subject] ?? []));
    texts.push(subject < 2 ? words.join(' ') : words.join('，'));
    of.push(subject);
  }
  return { texts, subjects: of };
}
