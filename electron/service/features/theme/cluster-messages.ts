import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { loadSegmentation } from '#service/features/dictionary/load-segmentation.ts';
import { assignTextSteps } from '#service/nlp/cluster/assign-texts.ts';
import { clusterTexts } from '#service/nlp/cluster/cluster-texts.ts';
import type { Clustering, ClusterModel } from '#service/nlp/cluster/types.ts';
import { runSteps } from '#service/nlp/steps.ts';
import { createRandom } from '#service/nlp/statistics/random.ts';
import type { ProgressReport } from './progress.ts';

/** Messages whose texts are held at once at most; where there are more, a fair sample, and the others are placed after it. */
const readAtMost = 150_000;
/** Texts held at once while messages are placed. */
const batchSize = 5_000;
/** Further seeds over which stability is measured. */
export const stabilitySeeds = 2;

export interface ClusterRequest {
  /** Ascending message ids. */
  readonly ids: Int32Array;
  readonly k: number | 'auto';
  readonly seed: number;
  readonly leaveOut: boolean;
  /** Messages of each theme that stays as it is; they are the first clusters. */
  readonly held: readonly ReadonlySet<number>[];
  readonly stability: boolean;
}

/** What was found, by place in `ids`; clusters count from 0, -1 is in none. */
export interface ClusteredMessages {
  readonly clusters: Int32Array<ArrayBuffer>;
  readonly fits: Uint8Array<ArrayBuffer>;
  readonly clustering: Clustering;
  /** Messages the clusters were found in; the others were placed by them. */
  readonly fitted: number;
}

/** Clusters the texts of messages. `most`: messages that are read for it. */
export function clusterMessages(db: ReadableDatabase, request: ClusterRequest, report: ProgressReport, most = readAtMost): ClusteredMessages {
  const { ids, k, seed, leaveOut, held } = request;
  const drawn = drawPlaces(ids.length, most, seed);
  const own = Int32Array.from(drawn, (place) => ids[place] ?? 0);
  const texts = readTexts(db, own, (share) => report('reading', 0.05 * share));
  const placeOf = new Map<number, number>();
  for (const [place, id] of own.entries()) placeOf.set(id, place);
  const pinned = held.map((members) => ({ members: [...members].flatMap((id) => placeOf.get(id) ?? []) }));
  const share = ids.length === drawn.length ? 0.95 : 0.6;
  const clustering = clusterTexts(
    texts,
    { k, seed, pinned, leaveOut, stabilitySeeds: request.stability ? stabilitySeeds : 0, segmentation: loadSegmentation(db) },
    (done) => report('clustering', 0.05 + share * done),
  );
  const clusters = new Int32Array(ids.length).fill(-1);
  const fits = new Uint8Array(ids.length);
  for (const [index, place] of drawn.entries()) {
    clusters[place] = clustering.assignment[index] ?? -1;
    fits[place] = toByte(clustering.fit[index] ?? 0);
  }
  if (drawn.length < ids.length) {
    const taken = new Uint8Array(ids.length);
    for (const place of drawn) taken[place] = 1;
    const rest = Int32Array.from(taken.keys()).filter((place) => taken[place] === 0);
    placeMessages(db, clustering.model, Int32Array.from(rest, (place) => ids[place] ?? 0), (done) => report('assigning', 0.65 + 0.35 * done), (index, cluster, fit) => {
      const place = rest[index] ?? 0;
      clusters[place] = cluster;
      fits[place] = fit;
    });
  }
  for (const [cluster, members] of held.entries()) {
    for (const id of members) {
      const place = placeOfId(ids, id);
      if (place >= 0) clusters[place] = cluster;
    }
  }
  return { clusters, fits, clustering, fitted: clustering.model.space.texts };
}

/** Puts messages to the clusters of a model, some thousand texts at a time; each is told with its place in `ids`. */
export function placeMessages(
  db: ReadableDatabase,
  model: ClusterModel,
  ids: Int32Array,
  between: (share: number) => void,
  found: (place: number, cluster: number, fit: number) => void,
): void {
  for (let from = 0; from < ids.length; from += batchSize) {
    const part = ids.subarray(from, from + batchSize);
    const texts = readTexts(db, part, () => between(from / ids.length));
    const { assignment, fit } = runSteps(assignTextSteps(model, texts), (share) => between((from + share * part.length) / ids.length));
    for (let index = 0; index < part.length; index++) found(from + index, assignment[index] ?? -1, toByte(fit[index] ?? 0));
  }
}

/** The texts of messages, in order; one that is not there is empty. */
export function readTexts(db: ReadableDatabase, ids: Int32Array, between: (share: number) => void): string[] {
  const read = prepareOnce<[number], { text: string }>(db, 'SELECT text FROM message WHERE id = ?');
  const texts: string[] = [];
  for (let place = 0; place < ids.length; place++) {
    if (place % 500 === 0) between(place / ids.length);
    texts.push(read.get(ids[place] ?? 0)?.text ?? '');
  }
  return texts;
}

/** `most` of the places below `count` without replacement, ascending; all where there are no more. */
function drawPlaces(count: number, most: number, seed: number): Int32Array {
  if (count <= most) return Int32Array.from({ length: count }, (_, place) => place);
  const random = createRandom(seed);
  // One fair choice a place with the odds of what is left (J. S. Vitter's method S): ascending by itself.
  const drawn = new Int32Array(most);
  let taken = 0;
  for (let place = 0; place < count && taken < most; place++) {
    if (random() * (count - place) < most - taken) drawn[taken++] = place;
  }
  return drawn;
}

/** Place of an id among ascending ones; -1 where it is not among them. */
function placeOfId(ids: Int32Array, id: number): number {
  let low = 0;
  let high = ids.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = ids[middle] ?? 0;
    if (found === id) return middle;
    if (found < id) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

const toByte = (fit: number): number => Math.round(255 * Math.min(1, Math.max(0, fit)));
