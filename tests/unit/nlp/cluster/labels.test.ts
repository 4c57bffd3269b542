import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clusterTexts } from '#service/nlp/cluster/cluster-texts.ts';
import { shownWord } from '#service/nlp/cluster/labels.ts';
import { plantedTexts } from './cluster-fixture.ts';

describe('a word as it is shown', () => {
  test.each([
    ['a word', 'Rechtsschutzversicherung', 'Rechtsschutzversicherung'],
    ['nothing', '', ''],
    ['as long as is shown', 'x'.repeat(32), 'x'.repeat(32)],
    ['longer', 'x'.repeat(33), `${'x'.repeat(32)}…`],
    ['characters outside the basic plane', '𠮷'.repeat(40), `${'𠮷'.repeat(32)}…`],
    ['joined characters', '👨‍👩‍👧'.repeat(20), `${'👨‍👩‍👧'.repeat(15)}…`],
    ['letters with marks', 'e\u0301'.repeat(33), `${'e\u0301'.repeat(32)}…`],
    ['a letter with a thousand marks', `ab${'\u0301'.repeat(1000)}`, 'a…'],
  ])('%s', (_, word, shown) => {
    expect(shownWord(word)).toBe(shown);
  });

  test('is the beginning of the word, short and whole in its characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (word) => {
        const shown = shownWord(word);
        if (shown === word) return;
        expect(shown.endsWith('…')).toBe(true);
        expect(word.startsWith(shown.slice(0, -1))).toBe(true);
        expect(shown.length).toBeLessThanOrEqual(129);
        expect(shown.isWellFormed()).toBe(true);
      }),
    );
  });
});

test('a chain of a million letters names its cluster by its beginning', () => {
  const chain = 'Abcdefghij'.repeat(100_000);
  const { clusters, assignment } = clusterTexts([...plantedTexts(40, 1).texts, chain], { k: 5, seed: 1 });
  const own = clusters[assignment[40] ?? -1];
  expect(own?.keywords.map(({ text }) => text)).toContain(`${chain.slice(0, 32)}…`);
  for (const { label } of clusters) expect(label.length).toBeLessThan(200);
});
