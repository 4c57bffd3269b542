import { builtInSegmentation } from '../segment/index.ts';
import { createParts, part, runSteps } from '../steps.ts';
import type { Steps } from '../steps.ts';
import type { GramShape } from '../vectors/grams.ts';
import { fitTfidfSteps } from '../vectors/tfidf.ts';
import { normalisedMutualInformation } from './agreement.ts';
import { assignTextSteps } from './assign-texts.ts';
import { chooseK } from './choose-k.ts';
import { describeClusters } from './describe-clusters.ts';
import { numberTexts } from './fill-clusters.ts';
import { mergeClusters } from './hierarchy.ts';
import { partition } from './partition.ts';
import { membersInSample, samplePlaces } from './sample.ts';
import type { Assignment, Cluster, ClusterModel, ClusterOptions, Clustering, PinnedCluster } from './types.ts';
import { createWordReader } from './words.ts';

/** Short grams: clusters need what texts share. */
const clusterShape: GramShape = { spaced: [2, 4], unspaced: [1, 2], words: true, pairs: false };
/** Texts that are measured at once where clusters are placed after a sample. */
const textsAtOnce = 8192;
/** Texts that are placed, and described, in the time that clusters are found in: for the share that is done. */
const textsPlacedInARun = 100_000;
const textsDescribedInARun = 400_000;

/**
 * Groups texts by what they are about. `between` is called every few milliseconds with the share that is done; what
 * it throws ends the work.
 */
export function clusterTexts(texts: readonly string[], options: ClusterOptions, between?: (done: number) => void): Clustering {
  return runSteps(clusterTextSteps(texts, options), between);
}

/** {@link clusterTexts} in steps. */
export function* clusterTextSteps(texts: readonly string[], options: ClusterOptions): Steps<Clustering> {
  const pinned = options.pinned ?? [];
  const places = samplePlaces(texts.length, pinned, options.seed);
  const whole = places.length === texts.length;
  const sample = whole ? texts : Array.from(places, (place) => texts[place] ?? '');
  const samplePinned = whole ? pinned : membersInSample(pinned, places);
  const isChosen = options.k === 'auto';
  const seeds = Array.from({ length: options.stabilitySeeds ?? 0 }, (_, index) => options.seed + 1 + index);
  const step = createParts([
    ['measure', 0.1],
    ['choose', isChosen ? 2 : 0],
    ['run', 1],
    ['place', whole ? 0 : texts.length / textsPlacedInARun],
    ['describe', 0.2 + (whole ? 0 : texts.length / textsDescribedInARun)],
    ['stability', seeds.length],
  ]);
  const { space, matrix } = yield* step('measure', fitTfidfSteps(sample, { shape: clusterShape }));
  const chosen = options.k === 'auto' ? yield* step('choose', chooseK(matrix, space, options.seed)) : { k: options.k, tried: [] };
  // Beside pinned clusters, what is like none of them needs one of its own.
  const asked = Math.max(chosen.k, isChosen && pinned.length > 0 ? pinned.length + 1 : pinned.length, 1);
  const leaveOut = options.leaveOut ?? isChosen;
  const distinct = isChosen ? undefined : numberTexts(sample);
  const run = (seed: number) => partition(matrix, space, { k: asked, seed, pinned: samplePinned, leaveOut, isSample: !whole, texts: distinct });
  const found = yield* step('run', run(options.seed));
  const k = found.model.sums.rows;
  const { assignment, fit } = whole ? found : yield* step('place', placeAll(texts, found.model, pinned));
  if (!whole) for (const [index, place] of places.entries()) assignment[place] = found.assignment[index] ?? -1;
  const read = createWordReader(options.segmentation ?? builtInSegmentation());
  const clusters = yield* step('describe', describeClusters(texts, { assignment, fit }, k, read));
  const stability = yield* step('stability', meanAgreement(found.assignment, seeds.map((seed) => run(seed))));
  return {
    k, assignment, fit, clusters, tried: chosen.tried, model: found.model,
    ...coverageOf({ assignment, fit }),
    coherence: meanCoherence(clusters),
    stability,
    hierarchy: mergeClusters(found.model.sums),
  };
}

/** Mean agreement of an assignment with those of further runs; null without any. */
function* meanAgreement(assignment: Int32Array, runs: readonly Steps<Assignment>[]): Steps<number | null> {
  let sum = 0;
  for (const [index, run] of runs.entries()) {
    const other = yield* part(index / runs.length, (index + 1) / runs.length, run);
    sum += normalisedMutualInformation(assignment, other.assignment);
  }
  return runs.length === 0 ? null : sum / runs.length;
}

/** Puts all texts to the clusters of a model found in a sample of them. */
function* placeAll(texts: readonly string[], model: ClusterModel, pinned: readonly PinnedCluster[]): Steps<Assignment> {
  const assignment = new Int32Array(texts.length);
  const fit = new Float32Array(texts.length);
  for (let from = 0; from < texts.length; from += textsAtOnce) {
    const batch = texts.slice(from, from + textsAtOnce);
    const placed = yield* part(from / texts.length, (from + batch.length) / texts.length, assignTextSteps(model, batch));
    assignment.set(placed.assignment, from);
    fit.set(placed.fit, from);
  }
  for (const [cluster, { members }] of pinned.entries()) for (const text of members ?? []) assignment[text] = cluster;
  return { assignment, fit };
}

function coverageOf({ assignment }: Assignment): { coverage: number; unmappedShare: number } {
  const unmapped = assignment.reduce((sum, cluster) => sum + (cluster === -1 ? 1 : 0), 0);
  const unmappedShare = assignment.length === 0 ? 0 : unmapped / assignment.length;
  return { coverage: 1 - unmappedShare, unmappedShare };
}

function meanCoherence(clusters: readonly Cluster[]): number | null {
  let sum = 0;
  let size = 0;
  for (const cluster of clusters) {
    if (cluster.coherence === null) continue;
    sum += cluster.coherence * cluster.size;
    size += cluster.size;
  }
  return size === 0 ? null : sum / size;
}
