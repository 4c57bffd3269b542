import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lowerTail, upperTail } from '#service/nlp/statistics/count-tails.ts';
import { incompleteBeta, incompleteGamma, logGamma } from '#service/nlp/statistics/special-functions.ts';
import { normalOfStudent, studentCumulative, studentQuantile } from '#service/nlp/statistics/student.ts';

const seed = 20_260_804;
/** Equal to a relative 1e-10. */
const near = (value: number): unknown => expect.closeTo(value, 10 - Math.floor(Math.log10(Math.abs(value))));

describe('special functions, against SciPy 1.17', () => {
  test.each([
    [0.1, 2.252_712_651_734_206], [1.5, -0.120_782_237_635_245_26], [7, Math.log(720)], [100.25, 360.284_559_637_764_23],
    [12_345.6, 103_959.185_066_168_44],
  ])('log gamma of %f', (x, value) => {
    expect(logGamma(x)).toEqual(near(value));
  });

  test.each([
    [0.5, 0.2, 0.472_910_743_134_461_96, 0.527_089_256_865_538_1], [3, 2.5, 0.456_186_884_116_670_35, 0.543_813_115_883_329_7],
    [10, 25, 0.999_778_523_361_751_2, 0.000_221_476_638_248_783_5], [200, 180, 0.074_858_034_984_159_58, 0.925_141_965_015_840_5],
    [5000, 5200, 0.997_415_186_504_646_2, 0.002_584_813_495_353_811_4],
  ])('incomplete gamma of %f at %f', (shape, x, lower, upper) => {
    expect(incompleteGamma(shape, x)).toEqual({ lower: near(lower), upper: near(upper) });
  });

  test.each([
    [0.5, 0.5, 0.3, 0.369_010_119_565_545_36], [2, 5, 0.4, 0.766_72], [40, 0.5, 0.9, 0.003_800_432_593_771_123_3],
    [300, 200, 0.55, 0.011_853_654_379_737_162],
  ])('incomplete beta of %f and %f at %f', (first, second, x, value) => {
    expect(incompleteBeta(first, second, x)).toEqual(near(value));
  });

  test.each([[-2.5, 3, 0.043_853_323_504_032_78], [1.2, 40, 0.881_400_687_942_694_8], [-9, 12, 5.520_450_702_935_895e-7]])(
    'Student below %f with %i degrees',
    (t, degrees, p) => {
      expect(studentCumulative(t, degrees)).toEqual(near(p));
    },
  );

  test.each([[0.975, 10, 2.228_138_851_986_274], [0.9995, 3, 12.923_978_636_687_961], [0.01, 88, -2.369_472_274_631_333]])(
    "Student's quantile of %f with %i degrees",
    (p, degrees, t) => {
      expect(studentQuantile(p, degrees)).toEqual(near(t));
    },
  );

  test('Student with many degrees is nearly normal, and far values stay finite and in order', () => {
    expect(normalOfStudent(2, 1e6)).toBeCloseTo(2, 4);
    const far = [3, 30, 300, 3000].map((t) => normalOfStudent(t, 20));
    expect(far.every((value, index) => Number.isFinite(value) && value > (far[index - 1] ?? 0))).toBe(true);
    expect(normalOfStudent(-3, 20)).toBeCloseTo(-normalOfStudent(3, 20), 12);
  });
});

describe('tails of counts', () => {
  test.each([[12, 4.5, Infinity, 0.002_404_283_573_101_494_8, 0.999_194_862_119_678_7], [3, 8, Infinity, 0.986_246_032_255_997, 0.042_380_111_991_683_96],
    [700, 600, Infinity, 3.692_286_870_706_158_4e-5, 0.999_968_636_235_217], [12, 4.5, 2, 0.056_882_197_811_438_294, 0.958_037_722_925_988_1],
    [3, 8, 1.5, 0.774_584_251_289_980_2, 0.307_375_133_056_153_55], [700, 600, 40, 0.154_382_385_227_538_6, 0.847_802_389_870_122_4],
  ])('%i where %f are expected, size %f, against SciPy', (count, mean, size, upper, lower) => {
    expect(upperTail(count, { mean, size })).toEqual(near(upper));
    expect(lowerTail(count, { mean, size })).toEqual(near(lower));
  });

  test('by hand: two or more where one is expected', () => {
    // 1 - e^-1 - e^-1.
    expect(upperTail(2, { mean: 1, size: Infinity })).toBeCloseTo(1 - 2 / Math.E, 14);
    // Size 1 is geometric: P(0) = 1/2, P(1) = 1/4.
    expect(upperTail(2, { mean: 1, size: 1 })).toBeCloseTo(0.25, 14);
    expect([upperTail(0, { mean: 3, size: 2 }), upperTail(1, { mean: 0, size: 2 }), lowerTail(0, { mean: 0, size: 2 })]).toEqual([1, 0, 1]);
  });

  test('equal the sum of the single probabilities', () => {
    const distribution = fc.record({ mean: fc.double({ min: 0.05, max: 60, noNaN: true }), size: fc.oneof(fc.constant(Infinity), fc.double({ min: 0.3, max: 50, noNaN: true })) });
    fc.assert(fc.property(distribution, fc.integer({ min: 0, max: 90 }), ({ mean, size }, count) => {
      let probability = size === Infinity ? Math.exp(-mean) : (size / (size + mean)) ** size;
      let below = 0;
      for (let k = 0; k < count; k++) {
        below += probability;
        probability *= size === Infinity ? mean / (k + 1) : ((size + k) / (k + 1)) * (mean / (size + mean));
      }
      expect(upperTail(count, { mean, size })).toBeCloseTo(1 - below, 9);
      expect(lowerTail(count, { mean, size })).toBeCloseTo(below + probability, 9);
    }), { seed });
  });
});
