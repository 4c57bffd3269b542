import type { Assignment } from './types.ts';

export interface FillOptions {
  readonly k: number;
  /** Which rows are of one and the same text: equal numbers, from 0. They stay together. */
  readonly texts: Int32Array;
  /** Rows whose cluster is given, -1 for the others. */
  readonly memberOf: Int32Array;
  /** The first clusters may stay empty. */
  readonly held: number;
}

/**
 * Gives each cluster without rows the text that fits its own cluster worst, of clusters that have at least two texts;
 * none where texts run out. Returns the new assignment, or undefined where no cluster was empty.
 */
export function fillClusters({ assignment, fit }: Assignment, { k, texts, memberOf, held }: FillOptions): Int32Array<ArrayBuffer> | undefined {
  const sizes = new Int32Array(k);
  for (const cluster of assignment) if (cluster >= 0) sizes[cluster] = (sizes[cluster] ?? 0) + 1;
  const empty = Array.from(sizes.keys()).filter((cluster) => cluster >= held && sizes[cluster] === 0);
  if (empty.length === 0) return undefined;
  const rowsOf = new Map<number, number[]>();
  const textsIn = new Int32Array(k);
  for (const [row, cluster] of assignment.entries()) {
    if ((memberOf[row] ?? -1) >= 0) continue;
    const text = texts[row] ?? 0;
    const known = rowsOf.get(text);
    if (known === undefined) {
      rowsOf.set(text, [row]);
      textsIn[cluster] = (textsIn[cluster] ?? 0) + 1;
    } else known.push(row);
  }
  const filled = Int32Array.from(assignment);
  const fitOf = ([first = 0]: readonly number[]): number => fit[first] ?? 0;
  for (const rows of [...rowsOf.values()].toSorted((left, right) => fitOf(left) - fitOf(right))) {
    const from = assignment[rows[0] ?? 0] ?? 0;
    if ((textsIn[from] ?? 0) < 2) continue;
    const cluster = empty.shift();
    if (cluster === undefined) break;
    textsIn[from] = (textsIn[from] ?? 0) - 1;
    for (const row of rows) filled[row] = cluster;
  }
  return filled;
}

/** Numbers the texts: equal ones have the same number. */
export function numberTexts(texts: readonly string[]): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(texts, (text) => {
    const known = numbers.get(text) ?? numbers.size;
    numbers.set(text, known);
    return known;
  });
}
