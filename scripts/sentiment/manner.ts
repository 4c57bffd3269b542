import { isHan } from '#service/nlp/sentiment/evaluate.ts';

/** Characters of Chinese words that say how somebody speaks rather than of what: pronouns, particles, adverbs, verbs of saying and of going. */
const characters = new Set('我你他她它们的了是在就不也都很有没着吧吗呢啊哦嗯呀哈么这那什怎为因所以但可还要会能想去来说到和跟给让被把又再才只更最真太自己今明昨天晚早');

/**
 * Whether an n-gram tells how people write, whatever it is about: signs, emoticons, Latin letters and such characters
 * only. A register learnt from these knows posts from reviews of things that no review it has seen was about.
 */
export const saysHow = (ngram: string): boolean =>
  Array.from(ngram).every((sign) => !isHan(sign.codePointAt(0) ?? 0) || characters.has(sign));
