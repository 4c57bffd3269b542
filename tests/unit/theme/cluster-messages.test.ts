import { describe, expect, test } from 'vitest';
import { clusterMessages } from '#service/features/theme/cluster-messages.ts';
import { addMessages, emptyProject } from '../messages/message-fixture.ts';
import { plantedTexts } from '../nlp/cluster/cluster-fixture.ts';

const { texts, subjects } = plantedTexts(240, 3);
const ids = Int32Array.from(texts, (_, index) => index + 1);
const project = () => {
  const db = emptyProject();
  addMessages(db, [{ id: 1, state: 1 }], texts.map((text) => ({
    text, batch: 1, conversation: null, participant: null, role: 1, channel: null, brand: null, sentAt: null, language: 3, rating: null, externalId: null,
  })), { columns: false });
  return db;
};
const request = { ids, k: 4, seed: 7, leaveOut: false, held: [], stability: false };
/** How many messages are in the cluster that most of their subject are in. */
const agreeing = (clusters: Int32Array): number =>
  [0, 1, 2, 3].reduce((sum, subject) => {
    const own = [...clusters].filter((_, index) => subjects[index] === subject);
    return sum + Math.max(...[0, 1, 2, 3].map((cluster) => own.filter((each) => each === cluster).length));
  }, 0);

describe('clustering more messages than clusters are found in', () => {
  test('places the others by what was found in a sample', () => {
    const found = clusterMessages(project(), request, () => undefined, 120);
    expect(found.fitted).toBeLessThanOrEqual(120);
    expect(found.clusters.every((cluster) => cluster >= 0 && cluster < 4)).toBe(true);
    // A subject may be parted or share a cluster (k-means ends in a local optimum), but hardly a message is astray.
    expect(agreeing(found.clusters)).toBeGreaterThan(0.8 * 240);
    expect(found.fits.every((fit) => fit > 0)).toBe(true);
  });

  test('members that are held stay, whether they are in the sample or not', () => {
    // All messages of subjects 2 and 3 are one theme of the analyst's, which no cluster would be.
    const members = new Set([...ids].filter((id) => (subjects[id - 1] ?? 0) >= 2));
    for (const most of [240, 90]) {
      const { clusters } = clusterMessages(project(), { ...request, k: 3, held: [members] }, () => undefined, most);
      expect([...members].every((id) => clusters[id - 1] === 0)).toBe(true);
      expect([...ids].some((id) => !members.has(id) && clusters[id - 1] !== 0)).toBe(true);
    }
  });

  test('gives the same for the same seed, and tells rising shares', () => {
    const shares: number[] = [];
    const first = clusterMessages(project(), request, (_, share) => shares.push(share), 100);
    const second = clusterMessages(project(), request, () => undefined, 100);
    expect(second.clusters).toEqual(first.clusters);
    expect(second.fits).toEqual(first.fits);
    expect(shares).toEqual(shares.toSorted((left, right) => left - right));
    expect(Math.max(...shares)).toBeLessThanOrEqual(1);
  });
});
