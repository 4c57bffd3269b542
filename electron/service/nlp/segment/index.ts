export type { Dictionary } from './dictionary.ts';
export { stemEnglish } from './english-stem.ts';
export { builtInDictionary } from './load-dictionary.ts';
export { canBeWord, withOwnWords, type OwnWord } from './own-words.ts';
export { segment, segmentInto, type Token } from './segment.ts';
export { createTokenBuffer, kindAt, type TokenBuffer } from './token-buffer.ts';
export { kind, tokenKinds, type TokenKind } from './token-kind.ts';
export { stemOfToken } from './token-stem.ts';
export { parseWordList, type WordList } from './word-list.ts';
