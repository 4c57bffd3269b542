import { expect, test } from 'vitest';
import { parseDay } from '#shared/query/days.ts';

test.each([
  ['2026-09-07', '2026-09-07'],
  [' 2026/9/7 ', '2026-09-07'],
  ['2026.9.7', '2026-09-07'],
  ['2026年9月7日', '2026-09-07'],
  ['2028-02-29', '2028-02-29'],
  ['2026-02-29', undefined],
  ['2026-13-01', undefined],
  ['2026-09', undefined],
  ['2026', undefined],
  ['09/07/2026', undefined],
  ['tomorrow', undefined],
  ['', undefined],
])('the day %j is %j', (text, day) => expect(parseDay(text)).toBe(day));
