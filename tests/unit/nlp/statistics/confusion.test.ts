import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classMeasures, cohenKappa, macroF1, margins, shareOnDiagonal, type ConfusionTable } from '#service/nlp/statistics/confusion.ts';

const table = (...rows: readonly (readonly number[])[]): ConfusionTable => ({ classes: rows.length, cells: rows.flat() });

describe('a table worked by hand', () => {
  // 20 items: rows are the truth. Row sums 6 6 8, column sums 7 5 8, diagonal 5 3 7.
  const worked = table([5, 1, 0], [2, 3, 1], [0, 1, 7]);

  test('margins, accuracy, precision, recall, F1', () => {
    expect(margins(worked)).toEqual({ rows: [6, 6, 8], columns: [7, 5, 8], total: 20 });
    expect(shareOnDiagonal(worked)).toBe(15 / 20);
    expect(classMeasures(worked)).toEqual([
      { precision: 5 / 7, recall: 5 / 6, f1: 10 / 13 },
      { precision: 3 / 5, recall: 3 / 6, f1: 6 / 11 },
      { precision: 7 / 8, recall: 7 / 8, f1: 14 / 16 },
    ]);
    expect(macroF1(worked)).toBeCloseTo((10 / 13 + 6 / 11 + 14 / 16) / 3, 12);
  });

  test('kappa: Po .75, Pe (6·7 + 6·5 + 8·8) / 400 = .34, so .41 / .66', () => {
    expect(cohenKappa(worked)).toBeCloseTo(0.41 / 0.66, 12);
  });
});

describe('published and plain cases of kappa', () => {
  test.each([
    ['two coders, 50 items, Po .7, Pe .5', table([20, 5], [10, 15]), 0.4],
    ['independent coders at one half: no agreement beyond chance', table([25, 25], [25, 25]), 0],
    ['full agreement', table([3, 0], [0, 9]), 1],
    ['each says what the other does not', table([0, 5], [5, 0]), -1],
    // Row sums 50 100 50, column sums 100 60 40; Po (44 + 14 + 6) / 200 = .32; Pe (5000 + 6000 + 2000) / 40000 = .325.
    ['three categories, a little less than chance', table([44, 5, 1], [53, 14, 33], [3, 41, 6]), (0.32 - 0.325) / 0.675],
  ] as const)('%s', (_what, cells, kappa) => expect(cohenKappa(cells)).toBeCloseTo(kappa, 12));

  test('is undefined where chance alone would always agree, and of nothing', () => {
    expect(cohenKappa(table([7, 0], [0, 0]))).toBeNaN();
    expect(cohenKappa(table([0, 0], [0, 0]))).toBeNaN();
  });
});

describe('classes without items', () => {
  test('count neither for nor against where nobody knows them; 0 where one side does', () => {
    expect(macroF1(table([4, 0, 0], [0, 4, 0], [0, 0, 0]))).toBe(1);
    expect(macroF1(table([4, 0], [4, 0]))).toBeCloseTo((8 / 12 + 0) / 2, 12);
    expect(macroF1(table([0, 0], [0, 0]))).toBeNaN();
  });
});

test('measures do not change when both sides number the classes in another order, nor when all counts are doubled', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20), { minLength: 9, maxLength: 9 }), (cells) => {
      const given = { classes: 3, cells };
      const turned = { classes: 3, cells: [2, 1, 0].flatMap((row) => [2, 1, 0].map((column) => cells[row * 3 + column] ?? 0)) };
      const doubled = { classes: 3, cells: cells.map((count) => count * 2) };
      for (const other of [turned, doubled]) {
        for (const measure of [shareOnDiagonal, macroF1, cohenKappa]) {
          const [left, right] = [measure(given), measure(other)];
          if (Number.isNaN(left)) expect(right).toBeNaN();
          else expect(right).toBeCloseTo(left, 10);
        }
      }
      const kappa = cohenKappa(given);
      if (!Number.isNaN(kappa)) expect(kappa).toBeLessThanOrEqual(1 + 1e-12);
    }),
    { verbose: 1 },
  );
});
