import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blockIndexAt, splitIntoBlocks } from '#renderer/base/spans/blocks.ts';
import { createIntervalIndex } from '#renderer/base/spans/interval-index.ts';
import { assignMarginLanes, layoutMargin, marginMetrics } from '#renderer/base/spans/margin-layout.ts';
import { sliceText } from '#renderer/base/spans/slices.ts';
import type { TextSpan } from '#renderer/base/spans/span.ts';
import { assignTextLanes, textLaneCount } from '#renderer/base/spans/text-lanes.ts';
import { codePointLength } from '#shared/base/code-points.ts';

const length = 60;
const spans: fc.Arbitrary<TextSpan[]> = fc
  .array(fc.record({ start: fc.nat(length - 1), size: fc.integer({ min: 1, max: 25 }) }), { maxLength: 24 })
  .map((drawn) => drawn.map(({ start, size }, id) => ({ id, start, end: Math.min(length, start + size) })));

const overlap = (left: TextSpan, right: TextSpan) => left.start < right.end && right.start < left.end;

describe('underline lanes', () => {
  test('no two overlapping spans share a lane, and there are never more than three', () => {
    fc.assert(
      fc.property(spans, (drawn) => {
        const lanes = assignTextLanes(drawn);
        for (const [id, lane] of lanes) {
          expect(lane).toBeLessThan(textLaneCount);
          const own = drawn[id];
          for (const other of drawn) {
            if (own === undefined || other.id === id || lanes.get(other.id) !== lane) continue;
            expect(overlap(own, other)).toBe(false);
          }
        }
      }),
    );
  });

  test('a span is left without a lane only where three others stand at its start', () => {
    fc.assert(
      fc.property(spans, (drawn) => {
        const lanes = assignTextLanes(drawn);
        for (const span of drawn.filter((each) => !lanes.has(each.id))) {
          const standing = drawn.filter((other) => lanes.has(other.id) && other.start <= span.start && other.end > span.start);
          expect(standing).toHaveLength(textLaneCount);
        }
      }),
    );
  });

  test('the passage of three overlapping codes keeps each on its own line throughout', () => {
    const rules = { id: 1, start: 29, end: 70 };
    const arrival = { id: 2, start: 37, end: 63 };
    const worry = { id: 3, start: 44, end: 63 };
    expect(assignTextLanes([worry, arrival, rules])).toEqual(new Map([[1, 0], [2, 1], [3, 2]]));
  });
});

describe('lanes of proposals', () => {
  test('change no lane of a coding, and are free of both', () => {
    fc.assert(
      fc.property(spans, spans, (coded, drawn) => {
        const proposed = drawn.map((span) => ({ ...span, id: span.id + 1000 }));
        const lanes = assignTextLanes(coded, proposed);
        const alone = assignTextLanes(coded);
        for (const { id } of coded) expect(lanes.get(id)).toBe(alone.get(id));
        for (const own of proposed) {
          const lane = lanes.get(own.id);
          if (lane === undefined) continue;
          expect(lane).toBeLessThan(textLaneCount);
          for (const other of [...coded, ...proposed]) if (other.id !== own.id && lanes.get(other.id) === lane) expect(overlap(own, other)).toBe(false);
        }
      }),
    );
  });
});

describe('slices', () => {
  test('cover the text exactly once, and each knows every span over it', () => {
    fc.assert(
      fc.property(spans, fc.nat(length), fc.nat(length), fc.nat(length), fc.nat(length), (drawn, a, b, c, d) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const selection = { start: Math.min(c, d), end: Math.max(c, d) };
        const slices = sliceText(from, to, drawn, selection);
        let at = from;
        for (const slice of slices) {
          expect(slice.start).toBe(at);
          expect(slice.end).toBeGreaterThan(slice.start);
          at = slice.end;
          for (let offset = slice.start; offset < slice.end; offset++) {
            const over = drawn.filter((span) => span.start <= offset && offset < span.end).map((span) => span.id);
            expect(slice.spans.map((span) => span.id)).toEqual(over);
            expect(slice.selected).toBe(selection.start <= offset && offset < selection.end);
          }
        }
        expect(at).toBe(slices.length === 0 ? from : to);
      }),
    );
  });
});

describe('interval index', () => {
  test('finds what a walk over all spans finds, in order of start', () => {
    fc.assert(
      fc.property(spans, fc.nat(length), fc.nat(length), (drawn, a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const index = createIntervalIndex(drawn);
        const found = index.overlapping(from, to);
        const walked = drawn.filter((span) => span.start < to && span.end > from);
        expect(new Set(found)).toEqual(new Set(walked));
        expect(found.map((span) => span.start)).toEqual(found.map((span) => span.start).toSorted((left, right) => left - right));
        const touched = drawn.filter((span) => span.start <= from && from <= span.end);
        expect(new Set(index.touching(from))).toEqual(new Set(touched));
      }),
    );
  });
});

describe('margin', () => {
  const marks = fc
    .array(fc.record({ firstLine: fc.nat(20), lines: fc.nat(6) }), { maxLength: 20 })
    .map((drawn) => drawn.map(({ firstLine, lines }, id) => ({ id, firstLine, lastLine: firstLine + lines })));

  test('two codings that share a line never share a stripe lane', () => {
    fc.assert(
      fc.property(marks, (drawn) => {
        const lanes = assignMarginLanes(drawn);
        for (const left of drawn) {
          for (const right of drawn) {
            if (left.id >= right.id || lanes.get(left.id) !== lanes.get(right.id)) continue;
            expect(left.lastLine < right.firstLine || right.lastLine < left.firstLine).toBe(true);
          }
        }
      }),
    );
  });

  test('names never overlap, never stand above their first line, and the block is high enough for the last', () => {
    fc.assert(
      fc.property(marks, (drawn) => {
        const layout = layoutMargin(drawn, 27);
        let free = 0;
        for (const name of layout.names) {
          const mark = drawn[name.id];
          expect(name.top).toBeGreaterThanOrEqual(free);
          expect(name.top).toBeGreaterThanOrEqual((mark?.firstLine ?? 0) * marginMetrics.lineHeight);
          free = name.top + marginMetrics.nameHeight;
        }
        expect(layout.height).toBeGreaterThanOrEqual(drawn.length === 0 ? 0 : free);
        expect(layout.names.length + layout.unnamed).toBe(drawn.length);
        for (const stripe of layout.stripes) expect(stripe.left + 3).toBeLessThanOrEqual(layout.nameLeft);
      }),
    );
  });

  test('four names beside two lines: the last two hang below their stripes', () => {
    const layout = layoutMargin(
      [
        { id: 1, firstLine: 0, lastLine: 0 },
        { id: 2, firstLine: 0, lastLine: 1 },
        { id: 3, firstLine: 1, lastLine: 1 },
        { id: 4, firstLine: 1, lastLine: 1 },
      ],
      2,
    );
    expect(layout.names.map((name) => name.drop > 0)).toEqual([false, false, true, true]);
    expect(layout.height).toBeGreaterThan(2 * marginMetrics.lineHeight);
  });
});

test('a name of two rows leaves the row below it free', () => {
  const layout = layoutMargin([{ id: 1, firstLine: 0, lastLine: 0, rows: 2 }, { id: 2, firstLine: 0, lastLine: 0 }], 1);
  const [first, second] = layout.names;
  expect((second?.top ?? 0) - (first?.top ?? 0)).toBe(2 * marginMetrics.nameHeight);
});

describe('blocks', () => {
  const pieces = fc.constantFrom('上个月买的稳健添利，', '今天看账单。', 'The fee was raised. ', 'ok\n', 'line\r\n', '𠮷野家', '👩‍👩‍👧‍👦', 'e\u0301', '🇨🇭', ' ', '，', '\u202e', 'x'.repeat(90));
  const texts = fc.array(pieces, { maxLength: 120 }).map((parts) => parts.join(''));

  test('joined they are the text, with offsets that follow each other', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 20, max: 200 }), (text, size) => {
        const blocks = splitIntoBlocks(text, size);
        expect(blocks.map((block) => block.text).join('')).toBe(text);
        let at = 0;
        blocks.forEach((block, index) => {
          expect(block.start).toBe(at);
          expect(block.end - block.start).toBe(codePointLength(block.text));
          expect(block.text.length).toBeLessThanOrEqual(size * 1.25);
          at = block.end;
          if (block.end > block.start) expect(blockIndexAt(blocks, block.start)).toBe(index);
        });
        expect(at).toBe(codePointLength(text));
      }),
    );
  });

  test('no cut tears a character that a reader sees as one', () => {
    const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });
    fc.assert(
      fc.property(texts, fc.integer({ min: 40, max: 120 }), (text, size) => {
        const starts = new Set([...segmenter.segment(text)].map((part) => part.index).concat(text.length));
        let unit = 0;
        for (const block of splitIntoBlocks(text, size)) {
          unit += block.text.length;
          expect(starts.has(unit)).toBe(true);
        }
      }),
    );
  });

  test('a long transcript is cut at line breaks, into blocks of about two thousand characters', () => {
    const line = `${'客户说流动性'.repeat(20)}\n`;
    const blocks = splitIntoBlocks(line.repeat(200));
    expect(blocks.length).toBeGreaterThan(10);
    for (const block of blocks) {
      expect(block.text.endsWith('\n')).toBe(true);
      expect(block.text.length).toBeLessThanOrEqual(2500);
    }
  });

  test('a short text stays whole', () => {
    expect(splitIntoBlocks('')).toEqual([{ start: 0, end: 0, text: '' }]);
    expect(splitIntoBlocks('钱越理越少 👍')).toHaveLength(1);
  });
});
