import { useMemo } from 'react';
import { useLanguage, useT } from './use-t.ts';
import type { Language, Translate } from './translate.ts';

const minus = '\u2212';

/** Number, time and duration formats of one language. Instants are ms since 1970 UTC, shown in local time. */
export interface Format {
  /** Grouped: 1,284,906. Negative numbers carry U+2212. */
  number(value: number): string;
  /** Signed with two decimals, for scores: −0.64, +0.72, 0.00. */
  signed(value: number): string;
  /** Two decimals, for probabilities and measures between 0 and 1: 0.81. */
  fraction(value: number): string;
  /** A share of 1 with one decimal: 77.8%. */
  percent(share: number): string;
  /** 2026-08-05. */
  date(instant: number): string;
  /** 08-05 10:41. */
  shortDateTime(instant: number): string;
  /** 2026-08-05 10:41:06. */
  dateTime(instant: number): string;
  /** 10:41:06. */
  time(instant: number): string;
  /** "2 min 10 s", rounded to what matters. */
  duration(milliseconds: number): string;
  /** 1.4 MB. */
  bytes(size: number): string;
}

const pad = (value: number) => String(value).padStart(2, '0');

/** Formats for a language; components call {@link useFormat}. */
export function createFormat(language: Language, t: Translate): Format {
  const grouped = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const oneDecimal = new Intl.NumberFormat(language, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const number = (value: number) => grouped.format(value).replace('-', minus);
  const date = (instant: number) => {
    const d = new Date(instant);
    return `${d.getFullYear()}-${pad(d.getMonth() + 1)}-${pad(d.getDate())}`;
  };
  const time = (instant: number) => {
    const d = new Date(instant);
    return `${pad(d.getHours())}:${pad(d.getMinutes())}:${pad(d.getSeconds())}`;
  };
  return {
    number,
    signed: (value) => {
      const digits = Math.abs(value).toFixed(2);
      if (digits === '0.00') return digits;
      return `${value < 0 ? minus : '+'}${digits}`;
    },
    fraction: (value) => value.toFixed(2),
    percent: (share) => oneDecimal.format(share).replace('-', minus),
    date,
    time,
    shortDateTime: (instant) => `${date(instant).slice(5)} ${time(instant).slice(0, 5)}`,
    dateTime: (instant) => `${date(instant)} ${time(instant)}`,
    duration: (milliseconds) => {
      const seconds = Math.max(0, Math.round(milliseconds / 1000));
      if (seconds < 60) return t('platform.duration.seconds', { seconds });
      const minutes = Math.floor(seconds / 60);
      if (minutes < 60) return t('platform.duration.minutes', { minutes, seconds: seconds % 60 });
      return t('platform.duration.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
    },
    bytes: (size) => {
      const units = ['B', 'kB', 'MB', 'GB', 'TB'];
      let value = size;
      let unit = 0;
      while (value >= 1000 && unit < units.length - 1) {
        value /= 1000;
        unit += 1;
      }
      return `${unit === 0 ? value : value.toFixed(1)} ${units[unit] ?? ''}`;
    },
  };
}

/** The formats of the present language. */
export function useFormat(): Format {
  const language = useLanguage();
  const t = useT();
  return useMemo(() => createFormat(language, t), [language, t]);
}
