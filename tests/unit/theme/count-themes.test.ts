import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Assignment } from '#service/features/theme/assignment.ts';
import { countThemes } from '#service/features/theme/count-themes.ts';
import { lastWeeks, weekOf } from '#service/features/theme/last-weeks.ts';
import { mostRepresentativeFirst } from '#service/features/theme/passages.ts';
import { unmapped } from '#service/features/theme/run-store.ts';
import { fullBitset } from '#service/search/bitset.ts';

const assignment = (themes: readonly number[], fits: readonly number[] = [], moved: readonly number[] = []): Assignment => ({
  themes: Int32Array.from(themes),
  fits: Uint8Array.from(themes, (_, id) => fits[id] ?? 0),
  moved: new Set(moved),
});

describe('weeks', () => {
  const monday = new Date(2026, 7, 3).getTime();

  test('begin on Mondays of this computer’s clock and end with the week of the newest message', () => {
    const weeks = lastWeeks(new Date(2026, 7, 9, 23, 59).getTime(), 3);
    expect(weeks.map((start) => new Date(start).getDay())).toEqual([1, 1, 1]);
    expect(weeks.at(-1)).toBe(monday);
    expect(lastWeeks(monday, 1)).toEqual([monday]);
    expect(lastWeeks(monday - 1, 1)).toEqual([new Date(2026, 6, 27).getTime()]);
  });

  test('are none where no message has a time', () => {
    expect(lastWeeks(-Infinity, 13)).toEqual([]);
    expect(weekOf([], 0)).toBe(-1);
  });

  test('hold every time once, also where the clock changes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2e12 }), fc.integer({ min: -8e9, max: 0 }), (newest, back) => {
        const weeks = lastWeeks(newest, 13);
        const time = newest + back;
        const index = weekOf(weeks, time);
        const counted = weeks.filter((start) => start <= time).length - 1;
        expect(index).toBe(counted);
      }),
      { numRuns: 300 },
    );
    expect(weekOf(lastWeeks(1e12, 13), Number.NaN)).toBe(-1);
  });
});

describe('counting', () => {
  const weeks = [1000, 2000];
  const counts = countThemes(
    {
      // 1-3 in theme 7, 4 in theme 9, 5 in none, 6 not in the set, 7 hidden, 8 put into 9 by a person.
      assignment: assignment([0, 7, 7, 7, 9, unmapped, 0, 7, 9], [0, 200, 90, 80, 10, 0, 0, 255, 0], [8]),
      visible: Uint32Array.of(0b1_0111_1111),
      labels: Uint8Array.of(0, 1, 1, 3, 0, 2, 3, 1, 4),
      sentAt: Float64Array.of(0, 1000, 1999, 2000, 999, 2000, 2000, 2000, Number.NaN),
      textLength: Int32Array.of(0, 500, 40, 30, 2, 40, 40, 40, 40),
    },
    [9, 7],
    weeks,
  );

  test('every visible message of the set is in a theme or unmapped, and the others are nowhere', () => {
    expect(counts).toMatchObject({ scope: 6, unmapped: 1, scored: 5 });
    expect(counts.themes.get(7)).toMatchObject({ messages: 3, moved: 0 });
    expect(counts.themes.get(9)).toMatchObject({ messages: 2, moved: 1 });
  });

  test('sentiment and weeks have the messages that have one', () => {
    expect(counts.themes.get(7)).toMatchObject({ sentiment: { positive: 1, negative: 2, neutral: 0, mixed: 0 }, weeks: [2, 1] });
    expect(counts.themes.get(9)).toMatchObject({ sentiment: { positive: 0, negative: 0, neutral: 0, mixed: 1 }, weeks: [0, 0] });
  });

  test('the example is the best fit that is short enough to quote, else the best fit', () => {
    expect(counts.themes.get(7)?.example).toBe(2);
    expect(counts.themes.get(9)?.example).toBe(8);
  });

  test('a theme that is not listed counts as none', () => {
    const few = countThemes(
      { assignment: assignment([0, 7, 8]), visible: fullBitset(3), labels: new Uint8Array(3), sentAt: new Float64Array(3).fill(Number.NaN), textLength: new Int32Array(3) },
      [7],
      [],
    );
    expect(few).toMatchObject({ scope: 2, unmapped: 1 });
  });
});

test('passages: those a person put there, then by fit, each once', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ theme: fc.constantFrom(0, -1, 1, 2, 3), fit: fc.nat(255), moved: fc.boolean(), visible: fc.boolean() }), { maxLength: 60 }),
      (messages) => {
        const rows = [{ theme: 0, fit: 0, moved: false, visible: true }, ...messages];
        const given = assignment(rows.map(({ theme }) => theme), rows.map(({ fit }) => fit), rows.flatMap(({ moved }, id) => (moved ? [id] : [])));
        const list = mostRepresentativeFirst(given, new Set([1, 2]), (id) => rows[id]?.visible === true);
        const expected = rows
          .flatMap(({ theme, visible, ...row }, id) => (id > 0 && visible && (theme === 1 || theme === 2) ? [{ id, ...row }] : []))
          .sort((left, right) => Number(right.moved) - Number(left.moved) || (left.moved ? 0 : right.fit - left.fit) || left.id - right.id);
        expect([...list]).toEqual(expected.map(({ id }) => id));
      },
    ),
    { numRuns: 200 },
  );
});
