import { describe, expect, it } from 'vitest';
import { normalisedMutualInformation } from '#service/nlp/cluster/agreement.ts';
import { assignTexts } from '#service/nlp/cluster/assign-texts.ts';
import { clusterTexts } from '#service/nlp/cluster/cluster-texts.ts';
import { decodeModel, encodeModel } from '#service/nlp/cluster/model-bytes.ts';
import { plantedTexts } from './cluster-fixture.ts';

const { texts, subjects } = plantedTexts(400, 7);

describe('clusters', () => {
  const result = clusterTexts(texts, { k: 4, seed: 1 });

  it('are the planted subjects', () => {
    expect(normalisedMutualInformation(result.assignment, subjects)).toBeGreaterThan(0.95);
    expect(result.coverage).toBe(1);
  });

  it('are the same for the same seed', () => {
    expect(clusterTexts(texts, { k: 4, seed: 1 })).toEqual(result);
  });

  it('take later texts where they belong, from the bytes of a model too', () => {
    const later = plantedTexts(200, 8);
    const model = decodeModel(encodeModel(result.model));
    expect(model).toEqual(result.model);
    const { assignment } = assignTexts(model, [...texts, ...later.texts]);
    expect(normalisedMutualInformation(assignment, [...subjects, ...later.subjects])).toBeGreaterThan(0.95);
  });

  it.each([
    ['a given number', { k: 4 }, 400],
    ['a chosen number, with stability', { k: 'auto', stabilitySeeds: 2 }, 400],
    ['a sample of many texts', { k: 4, stabilitySeeds: 1 }, 13_000],
  ] as const)('tell how far they are, ever further to the end: %s', (_, options, count) => {
    const shares: number[] = [];
    clusterTexts(plantedTexts(count, 7).texts, { ...options, seed: 1 }, (done) => shares.push(done));
    expect(shares[0]).toBeLessThan(0.05);
    expect(shares.at(-1)).toBeGreaterThan(0.9);
    expect(shares.at(-1)).toBeLessThanOrEqual(1);
    for (const [index, share] of shares.entries()) expect(share).toBeGreaterThanOrEqual((shares[index - 1] ?? 0) - 1e-9);
  });

  it('stop when asked to', () => {
    const stop = new Error('stop');
    let calls = 0;
    const between = () => {
      calls += 1;
      if (calls === 5) throw stop;
    };
    expect(() => clusterTexts(texts, { k: 4, seed: 1 }, between)).toThrow(stop);
    expect(calls).toBe(5);
  });
});
