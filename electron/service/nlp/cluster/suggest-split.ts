import { clusterTexts } from './cluster-texts.ts';
import type { Clustering } from './types.ts';

/** How the texts of one cluster fall apart: into the number of parts that part best, 2 to 6, or as many as asked for. */
export function suggestSplit(texts: readonly string[], options: { k?: number; seed: number }, between?: (done: number) => void): Clustering {
  return clusterTexts(texts, { k: options.k ?? 'auto', seed: options.seed, leaveOut: false }, between);
}
