import { describe, expect, test } from 'vitest';
import { loess } from '#service/nlp/statistics/loess.ts';
import { stl } from '#service/nlp/statistics/stl.ts';

/** A rising week with noise and one outlier, at 20. */
const series = Float64Array.of(
  11, 10.363, 10.711, 10.217, 9.466, 6.938, 10.694, 13.058, 12.159, 11.769, 10.767, 10.139, 8.862, 11.369, 12.507, 12.559, 11.942, 10.715, 10.567,
  8.034, 24.835, 14.474, 13.378, 13.161, 13.092, 11.554, 8.784, 14.008, 14.632, 14.302, 13.821, 13.624, 11.725, 9.395, 14.872, 15.156, 14.865,
  14.213, 14.782, 12.631, 10.494, 16.065,
);

// Computed with statsmodels 0.15, STL(series, period=7, seasonal=7).
const robustSeasonal = [
  1.508109, 0.889909, 0.998843, 0.173506, -0.566849, -3.269445, 0.253758, 1.497513, 1.05224, 0.912814, 0.259079, -0.766833, -3.489939, 0.524295,
  1.496693, 1.218473, 0.838052, 0.330931, -0.965377, -3.701113, 0.798603, 1.531582, 1.27978, 0.733421, 0.447065, -1.180709, -3.849167, 1.100166,
  1.58662, 1.21491, 0.591975, 0.593607, -1.384348, -3.877309, 1.386, 1.625509, 1.148968, 0.443603, 0.718985, -1.591829, -3.88695, 1.655333,
];
const robustTrend = [
  9.465367, 9.615356, 9.763187, 9.908635, 10.051731, 10.192403, 10.330775, 10.465504, 10.566526, 10.660049, 10.756658, 10.843266, 10.914138,
  10.988198, 11.077717, 11.179906, 11.296144, 11.426449, 11.573015, 11.728195, 11.882768, 12.03754, 12.196498, 12.349978, 12.498112, 12.636363,
  12.755073, 12.854206, 12.939969, 13.019116, 13.099288, 13.184385, 13.272134, 13.364217, 13.468504, 13.605635, 13.743144, 13.881213, 14.020655,
  14.161807, 14.304623, 14.448771,
];
const plainSeasonal = [1.989829, 1.110739, 0.979452, -0.060242, -0.800061, -3.042985, 0.796725, 1.713299, 0.912118];
const plainTrend = [9.170646, 9.399961, 9.627728, 9.854958, 10.082372, 10.308997, 10.530941, 10.735213, 10.857271];

describe('STL', () => {
  test('equals the reference implementation, robust and plain', () => {
    const robust = stl(series, { period: 7, seasonal: 7, inner: 2, outer: 5 });
    for (const [index, value] of robustSeasonal.entries()) expect(robust.seasonal[index], `seasonal ${index}`).toBeCloseTo(value, 5);
    for (const [index, value] of robustTrend.entries()) expect(robust.trend[index], `trend ${index}`).toBeCloseTo(value, 5);
    const plain = stl(series, { period: 7, seasonal: 7, inner: 5, outer: 0 });
    for (const [index, value] of plainSeasonal.entries()) expect(plain.seasonal[index], `seasonal ${index}`).toBeCloseTo(value, 5);
    for (const [index, value] of plainTrend.entries()) expect(plain.trend[index], `trend ${index}`).toBeCloseTo(value, 5);
  });

  test('finds a season and a line that are there, exactly, and keeps an outlier in the remainder', () => {
    const season = [3, 1, -1, -1, -1, -1, 0];
    const exact = Float64Array.from({ length: 70 }, (_, day) => 20 + day / 2 + (season[day % 7] ?? 0) + (day === 33 ? 15 : 0));
    const { seasonal, remainder } = stl(exact, { period: 7, seasonal: 'periodic' });
    for (const [day, value] of seasonal.entries()) expect(value).toBeCloseTo(season[day % 7] ?? 0, 3);
    for (const [day, value] of remainder.entries()) expect(value).toBeCloseTo(day === 33 ? 15 : 0, 3);
  });

  test('a missing value has no say, whatever stands in its place', () => {
    const weights = new Float64Array(42).fill(1);
    weights[20] = 0;
    const fitted = (value: number) => stl(series.with(20, value), { period: 7, seasonal: 'periodic', weights });
    const [low, high] = [fitted(0), fitted(1e6)];
    for (let day = 0; day < 42; day++) {
      expect(low.seasonal[day]).toBeCloseTo(high.seasonal[day] ?? Number.NaN, 6);
      expect(low.trend[day]).toBeCloseTo(high.trend[day] ?? Number.NaN, 6);
      if (day !== 20) expect(low.remainder[day]).toBeCloseTo(high.remainder[day] ?? Number.NaN, 6);
    }
  });
});

test('loess draws a line through a line, also at its ends, and keeps what has no neighbour with weight', () => {
  const line = Float64Array.from({ length: 20 }, (_, index) => 3 - index / 4);
  for (const [index, value] of loess(line, { span: 7, degree: 1 }).entries()) expect(value).toBeCloseTo(line[index] ?? 0, 10);
  expect([...loess(Float64Array.of(1, 2, 9), { span: 3, degree: 1, weights: new Float64Array(3) })]).toEqual([1, 2, 9]);
});
