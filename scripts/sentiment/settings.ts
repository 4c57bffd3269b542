import type { Settings } from './pipeline.ts';

/**
 * What cross-validation on the development data chose. More n-grams would gain less than 0.1 of accuracy: 300,000 in
 * Chinese did.
 */
export const settings: Settings = {
  ngrams: { zh: 40_000, en: 30_000 },
  cost: { zh: 0.7, en: 0.5 },
  levelling: { zh: 0.3, en: 0.5 },
  // In Chinese the neutral texts at hand differ from the others by topic, which n-grams would learn instead of neutrality.
  neutralNgrams: { zh: 0, en: 12_000 },
  neutralCost: { zh: 0.4, en: 0.4 },
  posts: { zh: { source: 'zh_weibo2018', ngrams: 10_000, cost: 1.5, registerNgrams: 6000, registerCost: 0.2, caution: 0.75 } },
};
