import type { Language, Translate } from '#renderer/platform/i18n/translate.ts';
import { dayAfter, shortDay } from './day-text.ts';

/** First and last day of some buckets. */
export function rangeDays(days: readonly string[], until: string, { from, to }: { readonly from: number; readonly to: number }): { from: string; to: string } {
  const next = days[to + 1];
  return { from: days[from] ?? until, to: next === undefined ? until : dayAfter(next, -1) };
}

/** Some buckets in words: "8-03 to 8-12", or one day. */
export function rangeText(days: readonly string[], until: string, range: { readonly from: number; readonly to: number }, language: Language, t: Translate): string {
  const { from, to } = rangeDays(days, until, range);
  const year = from.slice(0, 4) !== to.slice(0, 4);
  return from === to ? shortDay(from, language) : t('timeline.days', { from: shortDay(from, language, year), to: shortDay(to, language, year) });
}
