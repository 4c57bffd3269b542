import type { DayOrder } from '#shared/contracts/import.ts';
import { daysFromCivil, isRealDay } from './civil.ts';
import type { ZoneClock } from './zone.ts';

/** A time as written: local where `offset` is null, else with the milliseconds it states it is ahead of UTC. */
interface WrittenTime {
  local: number;
  offset: number | null;
}

/** Parses the times of one import into milliseconds UTC; null for text that is no time. */
export function createTimeParser(clock: ZoneClock, order: DayOrder): (text: string) => number | null {
  const written: WrittenTime = { local: 0, offset: null };
  return (text) => {
    if (!readTime(text, order, written)) return null;
    return written.offset === null ? clock.toUtc(written.local) : written.local - written.offset;
  };
}

/** Whether the text is a time that states its offset from UTC (or is a count of seconds, which needs none). */
export function statesOffset(text: string): boolean {
  const written: WrittenTime = { local: 0, offset: null };
  return readTime(text, 'day-first', written) && written.offset !== null;
}

/** Whether the text is a time in either order of day and month. */
export function isTime(text: string): boolean {
  const written: WrittenTime = { local: 0, offset: null };
  return readTime(text, 'day-first', written) || readTime(text, 'month-first', written);
}

/** The order that dates like 05/08/2026 must have, if a sample settles it: some day is over 12, and none contradicts. */
export function dayOrderOf(sample: Iterable<string>): DayOrder | null {
  let dayFirst = 0;
  let monthFirst = 0;
  for (const text of sample) {
    const match = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](?:\d{4}|\d{2})(?!\d)/.exec(text);
    if (match === null) continue;
    if (Number(match[1]) > 12) dayFirst++;
    if (Number(match[2]) > 12) monthFirst++;
  }
  if (dayFirst === monthFirst) return null;
  return dayFirst > monthFirst ? 'day-first' : 'month-first';
}

const slash = 47;
const dash = 45;
const dot = 46;
const colon = 58;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isSpace = (code: number): boolean => code === 32 || code === 9 || code === 0xa0 || code === 0x3000 || code === 0x202f;

/** Reads a time without any library call for the common forms, because it runs once per row. */
function readTime(text: string, order: DayOrder, out: WrittenTime): boolean {
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  if (end - start < 5 || end - start > 64) return false;
  out.offset = null;
  let position = start;
  let first = 0;
  while (position < end && isDigit(text.charCodeAt(position))) first = first * 10 + text.charCodeAt(position++) - 48;
  const firstLength = position - start;
  if (firstLength === 0) return readWords(text.slice(start, end), out);
  if (position === end) return readCount(text.slice(start, end), firstLength, out);
  const separator = text.charCodeAt(position);
  if (firstLength > 4) {
    if (separator === dot) return readSerial(text.slice(start, end), out);
    return firstLength === 8 ? readCompact(text.slice(start, end), out) : false;
  }
  if (separator !== slash && separator !== dash && separator !== dot && separator !== 0x5e74 /* 年 */) {
    return readWords(text.slice(start, end), out);
  }
  position++;
  while (position < end && isSpace(text.charCodeAt(position))) position++;
  const secondStart = position;
  let second = 0;
  while (position < end && isDigit(text.charCodeAt(position))) second = second * 10 + text.charCodeAt(position++) - 48;
  const secondLength = position - secondStart;
  if (secondLength === 0 || secondLength > 2 || position >= end) return readWords(text.slice(start, end), out);
  const between = text.charCodeAt(position);
  if (separator === 0x5e74 ? between !== 0x6708 /* 月 */ : between !== separator) return false;
  position++;
  while (position < end && isSpace(text.charCodeAt(position))) position++;
  const thirdStart = position;
  let third = 0;
  while (position < end && isDigit(text.charCodeAt(position))) third = third * 10 + text.charCodeAt(position++) - 48;
  const thirdLength = position - thirdStart;
  if (position < end && (text.charCodeAt(position) === 0x65e5 /* 日 */ || text.charCodeAt(position) === 0x53f7) /* 号 */) position++;
  let year: number;
  let month: number;
  let day: number;
  if (firstLength === 4) {
    if (thirdLength === 0 || thirdLength > 2) return false;
    [year, month, day] = [first, second, third];
  } else {
    if (firstLength > 2 || (thirdLength !== 4 && thirdLength !== 2)) return false;
    year = thirdLength === 4 ? third : third < 70 ? 2000 + third : 1900 + third;
    [day, month] = order === 'day-first' ? [first, second] : [second, first];
  }
  if (!isRealDay(year, month, day)) return false;
  const clock = readClock(text, position, end, out);
  if (clock < 0) return false;
  out.local = daysFromCivil(year, month, day) * 86_400_000 + clock;
  return true;
}

/** A bare number: a compact date, a count of seconds, milliseconds or microseconds, or a spreadsheet's day number. */
function readCount(text: string, length: number, out: WrittenTime): boolean {
  const value = Number(text);
  if (length === 10 || length === 13 || length === 16) {
    out.local = length === 10 ? value * 1000 : length === 13 ? value : Math.floor(value / 1000);
    out.offset = 0;
    return out.local > 0 && out.local < 7_258_118_400_000;
  }
  if (length === 5) return readSerial(text, out);
  return length === 8 || length === 12 || length === 14 ? readCompact(text, out) : false;
}

/** 20260805, 202608051042, 20260805104206, 20260805T104206Z. */
function readCompact(text: string, out: WrittenTime): boolean {
  const match = /^(\d{4})(\d{2})(\d{2})(?:[T ]?(\d{2})(\d{2})(\d{2})?(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?$/i.exec(text);
  if (match === null) return /^\d{8}\D/.test(text) ? readAfterCompactDate(text, out) : false;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0));
  if (!isRealDay(year ?? 0, month ?? 0, day ?? 0)) return false;
  if ((hour ?? 0) > 23 || (minute ?? 0) > 59 || (second ?? 0) > 59) return false;
  const fraction = match[7] === undefined ? 0 : Math.floor(Number(`0.${match[7]}`) * 1000);
  out.local =
    daysFromCivil(year ?? 0, month ?? 0, day ?? 0) * 86_400_000 + ((hour ?? 0) * 3600 + (minute ?? 0) * 60 + (second ?? 0)) * 1000 + fraction;
  out.offset = match[8] === undefined ? null : readOffset(match[8]);
  return true;
}

/** 20260805 10:42:06. */
function readAfterCompactDate(text: string, out: WrittenTime): boolean {
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6, 8))];
  if (!isRealDay(year, month, day)) return false;
  const clock = readClock(text, 8, text.length, out);
  if (clock < 0) return false;
  out.local = daysFromCivil(year, month, day) * 86_400_000 + clock;
  return true;
}

/** A spreadsheet's day number since 1899-12-30 (the 1900 system, after its false leap day), with the time as fraction. */
function readSerial(text: string, out: WrittenTime): boolean {
  const value = Number(text);
  if (!(value >= 20_000 && value < 80_000)) return false;
  out.local = Math.round((value - 25_569) * 86_400) * 1000;
  return true;
}

/** The milliseconds of the clock part from `position` on (0 where there is none), or -1; sets the stated offset. */
function readClock(text: string, from: number, end: number, out: WrittenTime): number {
  let position = from;
  const first = text.charCodeAt(position);
  if (position < end && (first === 84 || first === 116 /* T */ || first === 44)) position++;
  while (position < end && isSpace(text.charCodeAt(position))) position++;
  if (position >= end) return position > from && (first === 84 || first === 116) ? -1 : 0;
  // Only behind 日 or 号 may the clock follow at once.
  if (position === from && from > 0 && isDigit(text.charCodeAt(from - 1))) return -1;
  let half = 0;
  if (text.charCodeAt(position) > 127) {
    half = chineseHalf(text.slice(position, position + 2));
    if (half === 0) {
      const weekday = /^(?:星期|周|週)[一二三四五六日天]\s*/.exec(text.slice(position, end));
      if (weekday === null) return -1;
      position += weekday[0].length;
      half = chineseHalf(text.slice(position, position + 2));
    }
    if (half !== 0) position += 2;
    while (position < end && isSpace(text.charCodeAt(position))) position++;
    if (position >= end) return half === 0 ? 0 : -1;
  }
  const part = [0, 0, 0];
  let parts = 0;
  while (parts < 3) {
    const partStart = position;
    let value = 0;
    while (position < end && isDigit(text.charCodeAt(position))) value = value * 10 + text.charCodeAt(position++) - 48;
    if (position === partStart || position - partStart > 2) return -1;
    part[parts++] = value;
    const separator = text.charCodeAt(position);
    const chinese = separator === 0x65f6 || separator === 0x6642 || separator === 0x5206 || separator === 0x79d2 || separator === 0x70b9 || separator === 0x9ede;
    if (position >= end || (separator !== colon && separator !== 0xff1a && !chinese)) break;
    position++;
    if (chinese && (position >= end || !isDigit(text.charCodeAt(position)))) break;
  }
  let fraction = 0;
  if (parts === 3 && position < end && (text.charCodeAt(position) === dot || text.charCodeAt(position) === 44)) {
    position++;
    let scale = 100;
    while (position < end && isDigit(text.charCodeAt(position))) {
      fraction += (text.charCodeAt(position++) - 48) * scale;
      scale /= 10;
    }
  }
  while (position < end && isSpace(text.charCodeAt(position))) position++;
  if (position < end) {
    const rest = text.slice(position, end);
    const match = /^([ap])\.?m\.?(?![a-z])\s*/i.exec(rest);
    if (match !== null) half = match[1]?.toLowerCase() === 'a' ? 1 : 2;
    const zone = rest.slice(match?.[0].length ?? 0);
    if (zone !== '') {
      const offset = readOffset(zone);
      if (offset === null) return -1;
      out.offset = offset;
    }
  }
  // An hour alone is a time only where something says so.
  if (parts === 1 && half === 0 && !/[时時点點]/.test(text)) return -1;
  let hour = part[0] ?? 0;
  if (half === 1 && hour === 12) hour = 0;
  if (half === 2 && hour < 12) hour += 12;
  if (half === 3 && hour < 6) hour += 12;
  if (hour > 23 || (part[1] ?? 0) > 59 || (part[2] ?? 0) > 60) return hour === 24 && part[1] === 0 && part[2] === 0 ? 86_400_000 : -1;
  return (hour * 3600 + (part[1] ?? 0) * 60 + (part[2] ?? 0)) * 1000 + Math.floor(fraction);
}

/** 1 before noon, 2 after, 3 around noon, 0 for none of these. */
function chineseHalf(word: string): number {
  if (word === '上午' || word === '凌晨' || word === '早上' || word === '清晨') return 1;
  if (word === '下午' || word === '晚上' || word === '傍晚') return 2;
  return word === '中午' ? 3 : 0;
}

/** Milliseconds ahead of UTC, or null for what is no offset. */
function readOffset(text: string): number | null {
  const match = /^(?:(?:GMT|UTC|Z)|(?:GMT|UTC)?([+-])(\d{1,2}):?(\d{2})?)(?:\s*\([^)]*\))?$/i.exec(text.trim());
  if (match === null) return null;
  if (match[1] === undefined) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  if (minutes > 18 * 60) return null;
  return (match[1] === '-' ? -minutes : minutes) * 60_000;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthPattern = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const weekday = '(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\\.?,?\\s+)?';
/** Wed Oct 10 20:19:24 +0000 2018: the year comes last. */
const yearLast = new RegExp(`^${weekday}${monthPattern}\\s+(\\d{1,2})\\s+(\\d{1,2}:\\d{2}(?::\\d{2})?)\\s*([+-]\\d{4}|GMT[^ ]*|UTC[^ ]*|[A-Z]{3,4})?\\s*(\\d{4})$`, 'i');
/** Mon, 05 Aug 2026 10:42:06 +0800; 5-Aug-26. */
const dayThenMonth = new RegExp(`^${weekday}(\\d{1,2})(?:st|nd|rd|th)?[ -]+${monthPattern},?[ -]+(\\d{4}|\\d{2})(?!\\d)`, 'i');
/** Aug 5, 2026 10:42 AM. */
const monthThenDay = new RegExp(`^${weekday}${monthPattern}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})(?!\\d)`, 'i');

/** Dates that spell the month. */
function readWords(text: string, out: WrittenTime): boolean {
  const last = yearLast.exec(text);
  if (last !== null) return readNamed(last[5] ?? '', last[1] ?? '', last[2] ?? '', ` ${last[3] ?? ''} ${last[4] ?? ''}`, out);
  const european = dayThenMonth.exec(text);
  if (european !== null) return readNamed(european[3] ?? '', european[2] ?? '', european[1] ?? '', text.slice(european[0].length), out);
  const american = monthThenDay.exec(text);
  return american !== null && readNamed(american[3] ?? '', american[1] ?? '', american[2] ?? '', text.slice(american[0].length), out);
}

function readNamed(yearText: string, monthName: string, dayText: string, rest: string, out: WrittenTime): boolean {
  const written = Number(yearText);
  const year = yearText.length === 4 ? written : written < 70 ? 2000 + written : 1900 + written;
  const month = months.indexOf(monthName.slice(0, 3).toLowerCase()) + 1;
  const day = Number(dayText);
  if (!isRealDay(year, month, day)) return false;
  out.offset = null;
  const trimmed = rest.trimEnd();
  const clock = trimmed === '' ? 0 : readClock(trimmed, 0, trimmed.length, out);
  if (clock < 0) return false;
  out.local = daysFromCivil(year, month, day) * 86_400_000 + clock;
  return true;
}
