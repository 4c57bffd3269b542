import type { TimelineBucket } from '#shared/contracts/timeline.ts';
import type { Language } from '#renderer/platform/i18n/translate.ts';

const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** A day as short as it can be: 8-03 or Aug 3; with the year where `year` says so. */
export function shortDay(day: string, language: Language, year = false): string {
  const date = dateOf(day);
  if (language === 'zh-CN') return `${year ? `${date.getUTCFullYear()}-` : ''}${date.getUTCMonth() + 1}-${String(date.getUTCDate()).padStart(2, '0')}`;
  return date.toLocaleDateString('en', { timeZone: 'UTC', month: 'short', day: 'numeric', ...(year ? { year: 'numeric' } : {}) });
}

/** The name of a bucket: its day, its first day, or its month. */
export function bucketText(day: string, bucket: TimelineBucket, language: Language, year = false): string {
  if (bucket !== 'month') return shortDay(day, language, year);
  if (language === 'zh-CN') return day.slice(0, 7);
  return dateOf(day).toLocaleDateString('en', { timeZone: 'UTC', month: 'short', year: 'numeric' });
}

/** The day so many days later. */
export function dayAfter(day: string, days: number): string {
  return new Date(dateOf(day).getTime() + days * 86_400_000).toISOString().slice(0, 10);
}

/** Days from one to the other, both counted. */
export function daysBetween(from: string, to: string): number {
  return Math.round((dateOf(to).getTime() - dateOf(from).getTime()) / 86_400_000) + 1;
}

/** 0 is Monday. */
export function weekdayOf(day: string): number {
  return (dateOf(day).getUTCDay() + 6) % 7;
}
