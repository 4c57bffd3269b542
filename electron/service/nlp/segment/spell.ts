import type { Alphabet, AlphabetBuilder } from './alphabet.ts';
import { createBlock } from './block.ts';
import { codeAt } from './runs.ts';
import { scanBlock } from './scan-block.ts';
import { kind } from './token-kind.ts';

/** Longest word in symbols: the lengths of an analyst's words are noted in the bits of a number. */
export const longestWord = 31;

const nothing: Alphabet = { units: new Uint16Array(0x10000), pieces: new Map(), size: 0 };

/** Controls, halves of surrogate pairs, and what stands for bytes that were no text. */
const noText = /[\p{Cc}\p{Cs}\uFFFD]/u;

/**
 * The symbols of a word, read as text is read. Undefined for what cannot be a word: nothing, white space or controls
 * inside, too long, or a link or an emoji in it (these are whole by themselves).
 */
export function spell(word: string, alphabet: AlphabetBuilder): number[] | undefined {
  const block = createBlock();
  const trimmed = word.trim();
  if (noText.test(trimmed) || !scanBlock(trimmed, nothing, block) || block.nextUnit < trimmed.length || block.size > longestWord) return undefined;
  const symbols: number[] = [];
  for (let index = 0; index < block.size; index += 1) {
    const found = block.kinds[index];
    const start = block.unitStarts[index] ?? 0;
    const code = codeAt(trimmed, start);
    if (found === kind.link || found === kind.emoji) return undefined;
    const isCharacter = found === kind.han || found === kind.mark;
    const end = isCharacter ? start + (code > 0xffff ? 2 : 1) : (block.unitStarts[index + 1] ?? start);
    symbols.push(isCharacter && code <= 0xffff ? alphabet.unit(code) : alphabet.piece(trimmed.slice(start, end)));
  }
  return symbols.includes(0) ? undefined : symbols;
}
