import { numberSymbol } from './alphabet.ts';
import type { Block } from './block.ts';
import type { Dictionary } from './dictionary.ts';
import { kind } from './token-kind.ts';
import { blockedWeight, firstCell, nextCell, weightAt, type Trie } from './trie.ts';

/** The most probable division of a block into words: from each symbol, where its word ends. */
export interface Path {
  /** End of the word that begins at a symbol, as a symbol's place. */
  ends: Int32Array;
  /** Log probability of the best path from a symbol to the end of the block. */
  scores: Float64Array;
  /** 1 where the word is a number with its unit. */
  measured: Uint8Array;
}

/** A path with room for a block of usual size; it grows. */
export function createPath(capacity = 512): Path {
  return { ends: new Int32Array(capacity), scores: new Float64Array(capacity), measured: new Uint8Array(capacity) };
}

/**
 * Finds the division of the block whose words have the greatest product of probabilities, from its end to its
 * beginning: the best path from a symbol is its best word and the best path from where that ends. Of equally good
 * words the longest is taken.
 */
export function findBestPath(block: Block, dictionary: Dictionary, path: Path): void {
  const { size, symbols, kinds } = block;
  if (path.ends.length <= size) Object.assign(path, createPath(Math.max(size + 1, path.ends.length * 2)));
  const { scores, ends, measured } = path;
  const { base, own, unknownWeight } = dictionary;
  scores[size] = 0;
  for (let from = size - 1; from >= 0; from -= 1) {
    let score = unknownWeight + (scores[from + 1] ?? 0);
    let end = from + 1;
    let settled = 0;
    if (own !== undefined) {
      followOwn(own, block, from, scores, score);
      ({ score, end, settled } = ownBest);
    }
    const isNumber = kinds[from] === kind.number;
    measured[from] = 0;
    let symbol = symbols[from] ?? 0;
    // A number is sought as itself, then as any number.
    for (let round = isNumber ? 1 : 0; round >= 0; round -= 1) {
      let cell = firstCell(base, symbol);
      for (let next = from + 1; cell !== 0; next += 1) {
        const weight = weightAt(base, cell);
        if (weight !== 0) {
          const candidate = weight + (scores[next] ?? 0);
          if (candidate >= score && ((settled >>> (next - from)) & 1) === 0) {
            score = candidate;
            end = next;
            measured[from] = isNumber && round === 0 && next > from + 1 ? 1 : 0;
          }
        }
        if (next === size) break;
        cell = nextCell(base, cell, symbols[next] ?? 0);
      }
      symbol = numberSymbol;
    }
    scores[from] = score;
    ends[from] = end;
  }
}

/** What `followOwn` found: the best word, and as bits the lengths (in symbols) about which the built-in words have no say. */
const ownBest = { score: 0, end: 0, settled: 0 };

/** Follows the analyst's own words from a symbol; `score` is that of the symbol as a word of its own. */
function followOwn(own: Trie, block: Block, from: number, scores: Float64Array, score: number): void {
  const { size, symbols } = block;
  ownBest.score = score;
  ownBest.end = from + 1;
  ownBest.settled = 0;
  let cell = firstCell(own, symbols[from] ?? 0);
  for (let next = from + 1; cell !== 0; next += 1) {
    const weight = weightAt(own, cell);
    if (weight !== 0) {
      ownBest.settled |= 1 << (next - from);
      const candidate = weight + (scores[next] ?? 0);
      if (weight !== blockedWeight && candidate >= ownBest.score) {
        ownBest.score = candidate;
        ownBest.end = next;
      }
    }
    if (next === size) return;
    cell = nextCell(own, cell, symbols[next] ?? 0);
  }
}
