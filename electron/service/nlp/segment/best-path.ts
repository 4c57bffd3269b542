import type { Block } from './block.ts';
import { needsCare, searchCarefully } from './careful-search.ts';
import type { Dictionary } from './dictionary.ts';
import { createPath, type Path } from './path.ts';
import { noChildren, weightBits, weightMask, weightStep } from './trie.ts';

/**
 * Finds the division of the block whose words have the greatest product of probabilities, from its end to its
 * beginning: the best path from a symbol is its best word and the best path from where that ends. Of equally good
 * words the longest is taken.
 *
 * Where a number or a word of the analyst's own may begin, `careful-search.ts` looks. Everywhere else, which is nearly
 * everywhere, the loop below does the same for built-in words alone; it reads the cells of the trie itself, since the
 * calls would cost a quarter of the time.
 */
export function findBestPath(block: Block, dictionary: Dictionary, path: Path): void {
  const { size, symbols } = block;
  if (path.ends.length <= size) Object.assign(path, createPath(Math.max(size + 1, path.ends.length * 2)));
  const { scores, ends, measured } = path;
  const { base, unknownWeight } = dictionary;
  scores[size] = 0;
  for (let from = size - 1; from >= 0; from -= 1) {
    if (needsCare(block, dictionary, from)) {
      searchCarefully(block, dictionary, path, from);
      continue;
    }
    const symbol = symbols[from] ?? 0;
    const rest = scores[from + 1] ?? 0;
    let score = unknownWeight + rest;
    let end = from + 1;
    let cell = symbol;
    let packed = base[cell * 2] ?? 0;
    if (packed >>> weightBits === 0) {
      if ((packed & weightMask) !== 0) score = rest - (packed & weightMask) * weightStep;
      for (let next = from + 1; next < size; next += 1) {
        const following = symbols[next] ?? 0;
        const children = base[cell * 2 + 1] ?? noChildren;
        if (following === 0 || children === noChildren) break;
        const child = children + following;
        packed = base[child * 2] ?? 0;
        if (packed >>> weightBits !== cell) break;
        cell = child;
        if ((packed & weightMask) === 0) continue;
        const candidate = (scores[next + 1] ?? 0) - (packed & weightMask) * weightStep;
        if (candidate >= score) {
          score = candidate;
          end = next + 1;
        }
      }
    }
    scores[from] = score;
    ends[from] = end;
    measured[from] = 0;
  }
}
