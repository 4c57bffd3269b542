import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { generateSample } from '#service/features/sample/generate.ts';
import type { SampleMessage } from '#service/features/sample/records.ts';
import { assignTexts } from '#service/nlp/cluster/assign-texts.ts';
import { clusterTexts } from '#service/nlp/cluster/cluster-texts.ts';
import { plantedTexts } from './cluster-fixture.ts';

const clustersOf = (assignment: Int32Array): Set<number> => new Set(assignment);

describe('a given number of clusters', () => {
  test('is the number found, as long as there are so many different texts; equal texts stay together', () => {
    const text = fc.oneof(
      fc.constantFrom('', ' ', 'card', 'Card', '费率', '费率太高', '😀', '😡😡', '—', '١٢٣', '\uD800', 'the card fee', 'the card fee is too high', '基金赎回 redeem'),
      fc.string({ maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 12 }), fc.nat({ max: 1000 }), (texts, k, seed) => {
        const { assignment, clusters } = clusterTexts(texts, { k, seed });
        expect(clusters).toHaveLength(k);
        expect(clustersOf(assignment).size).toBe(Math.min(k, new Set(texts).size));
        for (const [place, each] of texts.entries()) expect(assignment[place]).toBe(assignment[texts.indexOf(each)]);
        expect(clusters.map(({ size }) => size)).toEqual(clusters.map((_, cluster) => assignment.filter((each) => each === cluster).length));
      }),
      { numRuns: 60 },
    );
  });

  test('holds where many clusters are asked of few texts, and where clusters are found in a sample', () => {
    const { texts } = plantedTexts(300, 3);
    const different = new Set(texts).size;
    expect(clustersOf(clusterTexts(texts, { k: 250, seed: 1 }).assignment).size).toBe(Math.min(250, different));
    const many = plantedTexts(13_000, 4).texts;
    expect(clustersOf(clusterTexts(many, { k: 20, seed: 1 }).assignment).size).toBe(20);
  });
});

describe('a number that is chosen', () => {
  test.each([[100, 1], [400, 1], [400, 2], [2000, 3]])('is near that of the planted subjects: %i texts, seed %i', (count, seed) => {
    const { k, tried, clusters, assignment } = clusterTexts(plantedTexts(count, 7).texts, { k: 'auto', seed });
    expect(k).toBeGreaterThanOrEqual(4);
    expect(k).toBeLessThanOrEqual(6);
    expect(tried.length).toBeGreaterThan(3);
    expect(clusters).toHaveLength(k);
    for (const cluster of clusters.keys()) expect(assignment.includes(cluster)).toBe(true);
  });

  test.each([
    ['customers', ({ role }: SampleMessage) => role === 'customer'],
    ['one language', ({ text }: SampleMessage) => !/\p{Script=Han}/u.test(text)],
  ])('is one that a person can read, in a quarter of voices of a bank: %s', (_, test) => {
    const texts = generateSample().messages.filter((message) => test(message)).map(({ text }) => text);
    const { k, clusters } = clusterTexts(texts, { k: 'auto', seed: 1 });
    expect(k).toBeGreaterThanOrEqual(10);
    expect(k).toBeLessThanOrEqual(25);
    expect(new Set(clusters.map(({ label }) => label)).size).toBe(k);
  });

  test.each([
    ['one text over and over', Array.from({ length: 200 }, () => 'the card fee is too high')],
    ['empty texts', Array.from({ length: 200 }, () => '')],
    ['only emoji', Array.from({ length: 200 }, (_, index) => '😀😡👍'.slice(0, 2 * (1 + (index % 3))))],
    ['texts without a gram in common', Array.from({ length: 60 }, (_, index) => String.fromCodePoint(0x4e00 + index))],
    ['a text of a million letters among others', [...plantedTexts(60, 1).texts, '基金赎回 '.repeat(160_000)]],
  ])('of %s ends, with no cluster without texts', (_, texts) => {
    const { k, assignment, clusters } = clusterTexts(texts, { k: 'auto', seed: 1 });
    expect(assignment).toHaveLength(texts.length);
    expect(clusters).toHaveLength(k);
    for (const cluster of assignment) expect(cluster).toBeLessThan(k);
  });

  test('leaves out what is like none', () => {
    const { texts } = plantedTexts(400, 7);
    const { assignment, model } = clusterTexts([...texts, 'zxqv wkjp', '😀'], { k: 'auto', seed: 1 });
    expect([...assignment.slice(400)]).toEqual([-1, -1]);
    expect([...assignTexts(model, ['zxqv wkjp', ...texts.slice(0, 2)]).assignment]).toEqual([-1, assignment[0], assignment[1]]);
  });
});
