import type { ComparedGroup, Comparison } from '#shared/contracts/comparison.ts';
import type { Translate } from '#renderer/platform/i18n/translate.ts';
import type { KeynessRow } from './keyness-rows.ts';

type Rows = (string | number | null)[][];

/** Shares by code, theme, channel and brand, as a table. */
export function groupCsv(groups: readonly ComparedGroup[], t: Translate): Rows {
  return [
    ['field', 'name', 'a', 'a_of', 'b', 'b_of', 'difference', 'low', 'high', 'a_positive', 'a_negative', 'b_positive', 'b_negative', 'below_30'],
    ...groups.map(({ field, name, counts, totals, difference, interval, positive, negative, small }) => [
      t(`comparison.field.${field}`), name, counts[0], totals[0], counts[1], totals[1], difference, interval?.low ?? null, interval?.high ?? null,
      positive[0], negative[0], positive[1], negative[1], small ? 1 : 0,
    ]),
  ];
}

/** Words as a table, with both denominators. */
export function keynessCsv(rows: readonly KeynessRow[], { a, b }: Pick<Comparison, 'a' | 'b'>): Rows {
  return [
    ['word', 'a', 'a_words', 'b', 'b_words', 'a_messages', 'a_messages_of', 'b_messages', 'b_messages_of', 'g2', 'log_ratio', 'g2_messages', 'log_ratio_messages'],
    ...rows.map(({ keyword }) => [
      keyword.word, keyword.counts[0], a.words, keyword.counts[1], b.words, keyword.messages[0], a.messages, keyword.messages[1], b.messages,
      keyword.likelihood, keyword.ratio, keyword.messageLikelihood, keyword.messageRatio,
    ]),
  ];
}
