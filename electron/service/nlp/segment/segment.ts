import { createBlock, type Block } from './block.ts';
import { findBestPath } from './best-path.ts';
import { createPath, type Path } from './path.ts';
import type { Dictionary } from './dictionary.ts';
import { builtInDictionary } from './load-dictionary.ts';
import { scanBlock } from './scan-block.ts';
import { createTokenBuffer, growTokenBuffer, kindAt, type TokenBuffer } from './token-buffer.ts';
import { kind, type TokenKind } from './token-kind.ts';

/** A word, number, link, emoji or mark: code points, 0-based, half-open. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly kind: TokenKind;
}

/** The tokens of a text, in order and without overlap; white space is in none, everything else in one. Never throws. */
export function segment(text: string, dictionary: Dictionary = builtInDictionary()): Token[] {
  segmentInto(text, dictionary, shared);
  const tokens: Token[] = [];
  for (let index = 0; index < shared.count; index += 1) {
    tokens.push({ start: shared.starts[index] ?? 0, end: shared.ends[index] ?? 0, kind: kindAt(shared, index) });
  }
  return tokens;
}

const shared = createTokenBuffer();
const block = createBlock();
const path = createPath();

/** Like `segment`, into a buffer that is used again: nothing is allocated but what a longer text than before needs. */
export function segmentInto(text: string, dictionary: Dictionary, tokens: TokenBuffer): void {
  tokens.count = 0;
  block.nextUnit = 0;
  block.pairs = 0;
  while (scanBlock(text, dictionary.alphabet, block)) {
    findBestPath(block, dictionary, path);
    emit(block, path, text, tokens);
  }
}

function emit({ size, symbols, kinds, starts, unitStarts }: Block, { ends, measured }: Path, text: string, tokens: TokenBuffer): void {
  growTokenBuffer(tokens, tokens.count + size);
  let { count } = tokens;
  let beforeIsSingle = false;
  for (let from = 0; from < size; ) {
    const to = ends[from] ?? from + 1;
    const isSingle = to === from + 1;
    const tokenKind = isSingle ? (kinds[from] ?? 0) : kindOfWord(kinds, from, to, measured[from] === 1);
    const unitStart = unitStarts[from] ?? 0;
    // A run of one mark, or of Han characters that no word contains, is one token.
    const goesOn = isSingle && beforeIsSingle && kinds[from - 1] === tokenKind && symbols[from] === symbols[from - 1]
      && (tokenKind === kind.mark ? text.charCodeAt(unitStart) === text.charCodeAt(unitStarts[from - 1] ?? 0) : tokenKind === kind.han && symbols[from] === 0);
    if (goesOn) {
      count -= 1;
    } else {
      tokens.starts[count] = starts[from] ?? 0;
      tokens.unitStarts[count] = unitStart;
      tokens.kinds[count] = tokenKind;
    }
    tokens.ends[count] = starts[to] ?? 0;
    tokens.unitEnds[count] = unitStarts[to] ?? 0;
    count += 1;
    beforeIsSingle = isSingle;
    from = to;
  }
  tokens.count = count;
}

/** The kind of a word of several symbols. */
function kindOfWord(kinds: Uint8Array, from: number, to: number, isMeasured: boolean): number {
  if (isMeasured) return kind.number;
  let found: number = kind.mark;
  for (let index = from; index < to; index += 1) {
    if (kinds[index] === kind.han) return kind.han;
    if (kinds[index] === kind.letters) found = kind.letters;
    else if (kinds[index] === kind.number && found === kind.mark) found = kind.number;
  }
  return found;
}
