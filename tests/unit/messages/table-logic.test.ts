import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chipValues, splitQuery, withField, withText, withoutChip, withoutText } from '#renderer/platform/query/query-chips.ts';
import { defaultColumnLayout, fitColumns, messageColumns, readColumnLayout, type SizedColumn } from '#renderer/features/messages/columns.ts';
import { allSelected, isSelected, noSelection, selectedCount, toMessageSelection, withMessages } from '#renderer/features/messages/row-selection.ts';
import { createScrollMap, offsetAfterScroll, tallestElement } from '#renderer/features/messages/scroll-map.ts';
import { nextSort, readTableParams, writeTableParams } from '#renderer/features/messages/table-params.ts';
import { labelsThatFit } from '#renderer/features/messages/tags-that-fit.ts';
import { textParts } from '#renderer/features/messages/text-parts.ts';

describe('scrolling a table taller than a browser can make it', () => {
  const viewport = 700;

  test('every row can be reached, and what is shown maps back to where the bar is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000_000 }), fc.constantFrom(22, 28, 66), fc.double({ min: 0, max: 1, noNaN: true }), (rows, height, share) => {
        const total = rows * height;
        const map = createScrollMap(total, viewport);
        const end = Math.max(0, total - viewport);
        expect(map.height).toBeLessThanOrEqual(tallestElement);
        expect(map.toVirtual(0)).toBe(0);
        expect(map.toVirtual(Math.max(0, map.height - viewport))).toBeCloseTo(end, 3);
        const offset = share * end;
        expect(map.toVirtual(map.toNative(offset))).toBeCloseTo(offset, 3);
      }),
      { verbose: 1 },
    );
  });

  test('a wheel step moves by its own pixels anywhere, a drag of the thumb goes where it points', () => {
    const map = createScrollMap(22_000_000, viewport);
    const middle = 11_000_000;
    const native = map.toNative(middle);
    expect(offsetAfterScroll(map, middle, native, native + 100, viewport)).toBe(middle + 100);
    expect(offsetAfterScroll(map, 5000, 5000, 5040, viewport)).toBe(5040);
    expect(offsetAfterScroll(map, 0, 0, native, viewport)).toBeCloseTo(middle, 3);
    expect(offsetAfterScroll(map, middle, native, 0, viewport)).toBe(0);
  });

  test('steps add up to the first and the last row', () => {
    const map = createScrollMap(22_000_000, viewport);
    let virtual = 300_000;
    let native = map.toNative(virtual);
    while (native > 0) {
      const next = Math.max(0, native - 120);
      virtual = offsetAfterScroll(map, virtual, native, next, viewport);
      native = next;
    }
    expect(virtual).toBe(0);
  });
});

describe('ticked rows', () => {
  test('all but some is never a list of all', () => {
    const some = withMessages(allSelected, [3, 4], false);
    expect(isSelected(some, 3)).toBe(false);
    expect(isSelected(some, 5)).toBe(true);
    expect(selectedCount(some, 1_000_000)).toBe(999_998);
    expect(toMessageSelection(some, 'fee')).toEqual({ query: 'fee', except: [3, 4] });
    expect(selectedCount(withMessages(some, [3], true), 1_000_000)).toBe(999_999);
  });

  test('single ones are listed', () => {
    const two = withMessages(noSelection, [7, 9], true);
    expect(toMessageSelection(withMessages(two, [7], false), '')).toEqual({ messages: [9] });
  });
});

describe('conditions of a query as chips', () => {
  test.each([
    ['', [], ''],
    ['fee', [], 'fee'],
    ['channel:App fee', [['channel', ['App'], false]], 'fee'],
    ['(channel:App OR channel:热线) NOT role:agent', [['channel', ['App', '热线'], false], ['role', ['agent'], true]], ''],
    ['date:2026-07 rating:<=2', [['date', ['2026-07-01..2026-07-31'], false], ['rating', ['<=2'], false]], ''],
    ['(channel:App OR brand:x)', [], 'channel:App OR brand:x'],
    ['rating:many', [], 'rating:many'],
  ])('%s', (query, chips, text) => {
    const split = splitQuery(query);
    expect(split.chips.map((chip) => [chip.field, chipValues(chip), chip.negated])).toEqual(chips);
    expect(split.text).toBe(text);
  });

  test('are added, replaced and removed without touching the rest', () => {
    const query = withField('fee', 'channel', ['App', '热线']);
    expect(splitQuery(query).text).toBe('fee');
    expect(withField(query, 'channel', ['App'])).toBe('fee channel:App');
    expect(withField(query, 'channel', [])).toBe('fee');
    expect(withoutChip('fee channel:App', 1)).toBe('fee');
    expect(withoutText('fee channel:App 费用')).toBe('channel:App');
    expect(withText('fee channel:App', 'a OR b')).toBe('channel:App (a OR b)');
  });
});

describe('the table keeps', () => {
  test('its query, order and density with the tab, whatever stands there', () => {
    const params = readTableParams({ query: 'fee', sort: [{ column: 'rating', direction: 'descending' }, { column: 'nonsense' }], density: 'full' });
    expect(params).toMatchObject({ query: 'fee', sort: [{ column: 'rating', direction: 'descending' }], density: 'full' });
    expect(readTableParams(writeTableParams(params))).toEqual(params);
    expect(readTableParams({ query: 5, density: 'huge' })).toMatchObject({ query: '', density: 'compact', sort: [{ column: 'time', direction: 'ascending' }] });
  });

  test('column choices, with new columns added and damaged text ignored', () => {
    expect(readColumnLayout('{')).toBe(defaultColumnLayout);
    const kept = readColumnLayout(JSON.stringify({ visibility: { tags: true }, order: ['codes', 'gone', 'time'], sizing: { time: 150 } }));
    expect(kept.order.slice(0, 3)).toEqual(['codes', 'time', 'number']);
    expect(kept.visibility).toMatchObject({ tags: true, message: true });
  });
});

test('a head sorts up, then down, then not; with Shift beside the others', () => {
  const up = nextSort([], 'time', false);
  const down = nextSort(up, 'time', false);
  expect([up, down, nextSort(down, 'time', false)]).toEqual([
    [{ column: 'time', direction: 'ascending' }],
    [{ column: 'time', direction: 'descending' }],
    [],
  ]);
  expect(nextSort(down, 'channel', true)).toEqual([...down, { column: 'channel', direction: 'ascending' }]);
});

test('hits are cut at code points, also after an emoji', () => {
  expect(textParts('👍很好，很快', [[1, 2], [4, 5]]).map(({ text, hit }) => [text, hit])).toEqual([
    ['👍', false], ['很', true], ['好，', false], ['很', true], ['快', false],
  ]);
});

test.each([
  [['费率变动', '告知不足'], 200, 2],
  [['费率变动', '告知不足', '到账时间', '重复来电'], 200, 2],
  [['a very long name of a code that does not fit'], 60, 1],
  [[], 100, 0],
])('labels that fit: %j in %i px', (names, width, count) => {
  expect(labelsThatFit(names, width)).toBe(count);
});

describe('columns in a table of some width', () => {
  const wanted: readonly SizedColumn[] = messageColumns.filter(({ shown }) => shown).map((column) => ({ column, width: column.width, set: false }));
  const ids = (available: number, kept: string[] = [], columns: readonly SizedColumn[] = wanted) => fitColumns(columns, available, new Set(kept)).columns.map(({ column }) => column.id);
  const sum = (columns: readonly { readonly width: number }[]) => columns.reduce((total, { width }) => total + width, 0);

  test('where there is room they stand as wide as they would', () => {
    expect(fitColumns(wanted, 5000, new Set())).toEqual({ columns: wanted, folded: [] });
  });
  test('then they give way, then those that can be spared wait, and the text and its codes stay', () => {
    const narrow = fitColumns(wanted, 900, new Set());
    expect(narrow.folded).toEqual([]);
    expect(sum(narrow.columns)).toBeLessThanOrEqual(900);
    expect(ids(800)).toEqual(['number', 'time', 'channel', 'participant', 'message', 'sentiment', 'codes']);
    expect(ids(300)).toEqual(['time', 'message', 'codes']);
    expect(ids(800, ['role'])).toContain('role');
  });
  test('a width that somebody set is kept, and so is its column', () => {
    const set = wanted.map((column) => (column.column.id === 'role' ? { ...column, width: 200, set: true } : column));
    expect(ids(300, [], set)).toContain('role');
    expect(fitColumns(set, 300, new Set()).columns.find(({ column }) => column.id === 'role')?.width).toBe(200);
  });
  test('whatever the width, no column falls below its least and nothing is wider than it needs to be', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2000 }), (available) => {
        const { columns, folded } = fitColumns(wanted, available, new Set());
        for (const { column, width } of columns) expect(width).toBeGreaterThanOrEqual(column.least);
        expect(columns.length + folded.length).toBe(wanted.length);
        const least = sum(columns.map(({ column }) => ({ width: column.least })));
        expect(sum(columns)).toBeLessThanOrEqual(Math.max(available, least));
      }),
    );
  });
});
