import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutTree } from '#service/features/theme/group-alike.ts';
import { matchThemes } from '#service/features/theme/match-themes.ts';

const candidates = (themes: readonly number[], clusters: readonly number[]) => ({ themes: new Set(themes), clusters: new Set(clusters) });
const repeat = (value: number, times: number) => Array.from({ length: times }, () => value);

describe('which theme a cluster continues', () => {
  test('the one it has most in common with, each once', () => {
    // Theme 10 went into clusters 0 (6 of it) and 1 (4 of it); theme 20 is all of cluster 2.
    const themes = [...repeat(10, 10), ...repeat(20, 5)];
    const clusters = [...repeat(0, 6), ...repeat(1, 4), ...repeat(2, 5)];
    expect([...matchThemes(themes, clusters, candidates([10, 20], [0, 1, 2]))]).toEqual([[2, 20], [0, 10]]);
  });

  test('none where less than a fifth of both together is common', () => {
    const themes = [...repeat(10, 2), ...repeat(-1, 9)];
    expect([...matchThemes(themes, repeat(0, 11), candidates([10], [0]))]).toEqual([]);
    expect([...matchThemes([...repeat(10, 2), ...repeat(-1, 8)], repeat(0, 10), candidates([10], [0]))]).toEqual([[0, 10]]);
  });

  test('themes and clusters that are no candidates are left out', () => {
    expect([...matchThemes([1, 1, 2, 2], [0, 0, 1, 1], candidates([2], [1]))]).toEqual([[1, 2]]);
  });

  test('is one to one, and a run that finds the same again keeps every theme', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: -1, max: 6 }), fc.integer({ min: -1, max: 6 })), { maxLength: 80 }), (pairs) => {
        const themes = pairs.map(([theme]) => theme);
        const clusters = pairs.map(([, cluster]) => cluster);
        const all = [0, 1, 2, 3, 4, 5, 6];
        const matched = matchThemes(themes, clusters, candidates(all, all));
        expect(new Set(matched.values()).size).toBe(matched.size);
        for (const [cluster, theme] of matchThemes(themes, themes, candidates(all, all))) expect(cluster).toBe(theme);
      }),
    );
  });
});

describe('groups of what is alike', () => {
  // 0 and 1 join first, then 3 and 4, then 2 joins the first two, then all.
  const merges = [[0, 1], [3, 4], [5, 2], [7, 6]].map(([left = 0, right = 0]) => ({ left, right, similarity: 1 }));
  test.each([
    [5, []],
    [4, [[0, 1]]],
    [3, [[0, 1], [3, 4]]],
    [2, [[3, 4], [0, 1, 2]]],
    [1, [[0, 1, 2, 3, 4]]],
    [0, [[0, 1, 2, 3, 4]]],
  ])('cut into %i', (groups, expected) => {
    expect(cutTree(merges, 5, groups)).toEqual(expected);
  });
});
