import { numberSymbol } from './alphabet.ts';
import type { Block } from './block.ts';
import type { Dictionary } from './dictionary.ts';
import type { Path } from './path.ts';
import { kind } from './token-kind.ts';
import { blockedWeight, firstCell, nextCell, weightAt, type Trie } from './trie.ts';

/** Whether a number, or a word of the analyst's own, may begin at a symbol. */
export function needsCare({ symbols, kinds }: Block, { own }: Dictionary, from: number): boolean {
  return kinds[from] === kind.number || (own !== undefined && firstCell(own, symbols[from] ?? 0) !== 0);
}

/**
 * Finds the best word from a symbol, where the best paths from all later ones are known. The analyst's own words are
 * looked up first, and where they know a sequence the built-in ones have no say about it. A number is sought as itself
 * (the 1 of 1号店) and then as any number (the 3 of 3月).
 */
export function searchCarefully(block: Block, { base, own, unknownWeight }: Dictionary, path: Path, from: number): void {
  const { size, symbols, kinds } = block;
  const { scores } = path;
  let score = unknownWeight + (scores[from + 1] ?? 0);
  let end = from + 1;
  let settled = 0;
  let measured = 0;
  if (own !== undefined) {
    followOwn(own, block, from, scores, score);
    ({ score, end, settled } = ownBest);
  }
  const isNumber = kinds[from] === kind.number;
  let symbol = symbols[from] ?? 0;
  for (let round = isNumber ? 1 : 0; round >= 0; round -= 1) {
    let cell = firstCell(base, symbol);
    for (let next = from + 1; cell !== 0; next += 1) {
      const weight = weightAt(base, cell);
      if (weight !== 0) {
        const candidate = weight + (scores[next] ?? 0);
        if (candidate >= score && ((settled >>> (next - from)) & 1) === 0) {
          score = candidate;
          end = next;
          measured = isNumber && round === 0 && next > from + 1 ? 1 : 0;
        }
      }
      if (next === size) break;
      cell = nextCell(base, cell, symbols[next] ?? 0);
    }
    symbol = numberSymbol;
  }
  scores[from] = score;
  path.ends[from] = end;
  path.measured[from] = measured;
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
