import { foldCode, foldText } from '#service/search/fold.ts';
import { largestSymbol } from './trie.ts';

/**
 * The symbols that words are spelt in. A symbol is a number from 1 on; 0 is what occurs in no word. A single character
 * of the basic plane, such as a Han character or a hyphen, is a symbol of its own, found by table (folded, so that
 * traditional and simplified, wide and narrow, capital and small letters have the same). A *piece* is what only counts
 * as a whole: a run of letters (the `4s` of `4s店`), of digits, of kana, or an astral character.
 */
export interface Alphabet {
  /** By UTF-16 unit, of characters that stand for themselves. */
  readonly units: Uint16Array;
  /** By hash of the folded code points. */
  readonly pieces: ReadonlyMap<number, readonly Piece[]>;
  readonly size: number;
}

export interface Piece {
  /** Folded. */
  readonly text: string;
  readonly symbol: number;
}

/** The symbol of any number, for words such as `#年`: a number and what counts with it. */
export const numberSymbol = 1;

/** Adds a folded code point to the hash of those before it; begin with 0. */
export function addToHash(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) & 0x3fff_ffff;
}

/** The symbol of a piece [from, to) of a text (UTF-16 units), given its hash; 0 where no word has it. */
export function pieceSymbol(alphabet: Alphabet, hash: number, text: string, from: number, to: number): number {
  const candidates = alphabet.pieces.get(hash);
  if (candidates === undefined) return 0;
  const folded = foldText(text.slice(from, to));
  return candidates.find((piece) => piece.text === folded)?.symbol ?? 0;
}

/** An alphabet under construction: symbols are given out as they are asked for. */
export interface AlphabetBuilder {
  /** The symbol of a character of the basic plane that stands for itself, 0 when no more can be given out. */
  unit(unit: number): number;
  /** The symbol of a piece, likewise. */
  piece(text: string): number;
  finish(): Alphabet;
}

/** Begins an alphabet, or one that extends another and gives its symbols the same numbers. */
export function extendAlphabet(base?: Alphabet): AlphabetBuilder {
  const units = base === undefined ? new Uint16Array(0x10000) : base.units.slice();
  const pieces = new Map<number, readonly Piece[]>(base?.pieces);
  const before = base?.size ?? numberSymbol;
  let size = before;
  const next = () => (size < largestSymbol ? (size += 1) : 0);
  const piece = (text: string) => {
    const folded = foldText(text);
    const hash = [...folded].reduce((sum, character) => addToHash(sum, character.codePointAt(0) ?? 0), 0);
    const same = pieces.get(hash) ?? [];
    const known = same.find((other) => other.text === folded);
    if (known !== undefined) return known.symbol;
    const symbol = next();
    if (symbol > 0) pieces.set(hash, [...same, { text: folded, symbol }]);
    return symbol;
  };
  return {
    piece,
    unit: (unit) => {
      const folded = foldCode(unit);
      // The simplified form of a few characters lies outside the basic plane.
      if (folded > 0xffff) return piece(String.fromCodePoint(folded));
      const known = units[folded] ?? 0;
      return known === 0 ? (units[folded] = next()) : known;
    },
    finish: () => {
      // Every character shares the symbol of its fold.
      if (size > before) {
        for (let unit = 0; unit < 0x10000; unit += 1) {
          const folded = foldCode(unit);
          if (folded !== unit) units[unit] = folded > 0xffff ? symbolOfHash(pieces, folded) : (units[folded] ?? 0);
        }
      }
      return { units, pieces, size };
    },
  };
}

/** The symbol of an astral character, whose hash is itself. */
const symbolOfHash = (pieces: ReadonlyMap<number, readonly Piece[]>, code: number): number =>
  pieces.get(code)?.find(({ text }) => text.codePointAt(0) === code)?.symbol ?? 0;
