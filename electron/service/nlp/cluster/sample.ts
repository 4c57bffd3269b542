import { createRandom } from '../statistics/random.ts';
import type { PinnedCluster } from './types.ts';

/** Clusters are found in so many texts; more are placed after them. */
const sampledTexts = 12_000;
/** So many members of each pinned cluster are among them, where it has as many. */
const sampledMembers = 200;

/** The places of the texts in which clusters are found, ascending: all, or a fair sample and members of each pinned cluster. */
export function samplePlaces(count: number, pinned: readonly PinnedCluster[], seed: number): Int32Array {
  if (count <= sampledTexts) return Int32Array.from({ length: count }, (_, place) => place);
  const random = createRandom(seed);
  const chosen = new Set<number>();
  for (const { members } of pinned) {
    const stride = Math.max(1, (members?.length ?? 0) / sampledMembers);
    for (let place = 0; place < (members?.length ?? 0); place += stride) chosen.add(members?.[Math.floor(place)] ?? 0);
  }
  while (chosen.size < sampledTexts) chosen.add(Math.floor(random() * count));
  return Int32Array.from(chosen).sort();
}

/** The pinned clusters with their members by place in the sample. */
export function membersInSample(pinned: readonly PinnedCluster[], places: Int32Array): PinnedCluster[] {
  const sampled = new Map<number, number>();
  for (const [index, place] of places.entries()) sampled.set(place, index);
  return pinned.map(({ members, ...rest }) => ({
    ...rest,
    ...(members === undefined ? {} : { members: members.flatMap((place) => sampled.get(place) ?? []) }),
  }));
}
