import { likeness, union, weightOf, type Features } from './features.ts';
import type { Stretch } from './reading.ts';

/** Sentences of the original and those of the rewrite that say them; one side may be empty. Ranges cover the sentences. */
export interface Bead {
  readonly original: Stretch | null;
  readonly rewrite: Stretch | null;
}

/** Two beads that follow each other as one. */
export function joined(first: Bead, second: Bead): Bead {
  const over = (left: Stretch | null, right: Stretch | null): Stretch | null =>
    left === null || right === null ? (left ?? right) : { start: left.start, end: right.end };
  return { original: over(first.original, second.original), rewrite: over(first.rewrite, second.rewrite) };
}

/** Every bead, and every two of one line that follow each other as one: a clause may have moved over a full stop. */
export function withNeighbours(beads: readonly Bead[], text: string): Bead[] {
  return beads.flatMap((bead, index) => {
    const next = beads[index + 1];
    if (next === undefined || (bead.original !== null && next.original !== null && text.slice(bead.original.end, next.original.start).includes('\n'))) return [bead];
    return [bead, joined(bead, next)];
  });
}

/** Sentences one bead may join on one side, with one on the other. */
const most = 3;
/** Sentences of the rewrite that are tried around the place that the position in the text suggests. */
const halfBand = 24;
/** What leaving a sentence alone costs, in shared features; joining costs less. */
const skipCost = 0.6;
const joinCost = 0.15;
/** Likeness from which two sentences are taken for the same. */
const surely = 0.6;
/** Likeness below which a sentence is no part of what the other says. */
const hardly = 0.1;

/**
 * Pairs the sentences of an original with those of its rewrite, in order: one with one, or up to three with one, or
 * one alone, so that the likeness of what is paired, by weight, is greatest (dynamic programming in a band, after
 * Gale and Church 1993, with shared words in place of lengths).
 */
export function alignSentences(original: readonly Features[], rewrite: readonly Features[]): { original: [number, number]; rewrite: [number, number] }[] {
  const [rows, columns] = [original.length, rewrite.length];
  const known = new Map<number, number>();
  const likenessAt = (row: number, column: number): number => {
    const key = row * columns + column;
    const value = known.get(key) ?? likeness(original[row] ?? none, rewrite[column] ?? none);
    known.set(key, value);
    return value;
  };
  // What is joined must each have something of what it is joined to.
  const related = (row: number, down: number, column: number, right: number) => {
    for (let up = 1; up <= down; up++) for (let back = 1; back <= right; back++) if (likenessAt(row - up, column - back) < hardly) return false;
    return true;
  };
  const alike = (row: number, column: number) => likenessAt(row, column) > surely;
  const slope = rows === 0 ? 0 : columns / rows;
  const best = new Map<number, { score: number; from: number; step: [number, number] }>();
  const at = (row: number, column: number) => row * (columns + 1) + column;
  best.set(0, { score: 0, from: -1, step: [0, 0] });
  const steps: [number, number][] = [[1, 1], [1, 0], [0, 1], ...Array.from({ length: most - 1 }, (_, index): [number, number] => [1, index + 2]), ...Array.from({ length: most - 1 }, (_, index): [number, number] => [index + 2, 1])];
  for (let row = 0; row <= rows; row++) {
    const middle = Math.round(row * slope);
    const from = row === 0 ? 0 : Math.max(0, middle - halfBand);
    const to = row === rows ? columns : Math.min(columns, middle + halfBand);
    for (let column = from; column <= to; column++) {
      for (const [down, right] of steps) {
        const before = best.get(at(row - down, column - right));
        if (row < down || column < right || before === undefined) continue;
        // Sentences that say nearly the same are a pair; nothing is gained by joining others to them.
        if (down + right > 2 && (alike(row - 1, column - 1) || !related(row, down, column, right))) continue;
        const left = original.slice(row - down, row);
        const other = rewrite.slice(column - right, column);
        const score = before.score + (down === 1 && right === 1 ? likenessAt(row - 1, column - 1) * weightOfPair(left[0] ?? none, other[0] ?? none) : gain(left, other));
        const held = best.get(at(row, column));
        if (held === undefined || score > held.score + 1e-9) best.set(at(row, column), { score, from: at(row - down, column - right), step: [down, right] });
      }
    }
  }
  const path: { original: [number, number]; rewrite: [number, number] }[] = [];
  for (let place = at(rows, columns); place > 0; ) {
    const cell = best.get(place);
    if (cell === undefined) break;
    const row = Math.floor(place / (columns + 1));
    const column = place % (columns + 1);
    path.push({ original: [row - cell.step[0], row], rewrite: [column - cell.step[1], column] });
    place = cell.from;
  }
  return path.toReversed();
}

const none: Features = new Int32Array();
const weightOfPair = (first: Features, second: Features): number => Math.sqrt(weightOf(first) + weightOf(second));

function gain(left: readonly Features[], right: readonly Features[]): number {
  const joined = left.length + right.length;
  if (left.length === 0 || right.length === 0) return -skipCost * Math.sqrt(weightOf(left[0] ?? right[0] ?? none));
  const [first, second] = [union(left), union(right)];
  return (likeness(first, second) - joinCost * (joined - 2)) * weightOfPair(first, second);
}
