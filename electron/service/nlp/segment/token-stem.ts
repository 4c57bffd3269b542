import { foldText } from '#service/search/fold.ts';
import { stemEnglish } from './english-stem.ts';
import type { TokenBuffer } from './token-buffer.ts';
import { kind } from './token-kind.ts';

/** The stem of a token that is an English word; nothing for any other. */
export function stemOfToken(text: string, tokens: TokenBuffer, index: number): { stem?: string } {
  if (tokens.kinds[index] !== kind.letters) return {};
  const word = foldText(text.slice(tokens.unitStarts[index], tokens.unitEnds[index]));
  return /^[a-z'’]+$/.test(word) ? { stem: stemEnglish(word) } : {};
}
