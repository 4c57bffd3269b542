import { foldCode } from '#service/search/fold.ts';
import { pieceSymbol, type Alphabet } from './alphabet.ts';
import { growBlock, type Block } from './block.ts';
import { characterClass, classOf } from './character-class.ts';
import { linkEnd, mailAddressAround } from './links.ts';
import { codeAt, readClass, readLetters, readNumber, run } from './runs.ts';
import { kind } from './token-kind.ts';

const { space, han, letter, digit, extend, hiragana, katakana, otherLetter, emoji, regionalIndicator, currency } = characterClass;
const joiner = 0x200d;
const keycap = 0x20e3;
/** From this size on a block ends at the next symbol that no word contains, so that long texts stay in the cache. */
const comfortableSize = 256;

/** Reads the next block of a text into `block`; false where nothing but white space is left. */
export function scanBlock(text: string, alphabet: Alphabet, block: Block): boolean {
  block.size = 0;
  while (block.nextUnit < text.length) {
    const unit = block.nextUnit;
    const code = codeAt(text, unit);
    const found = classOf(code);
    if (found === space) {
      if (block.size > 0) break;
      pass(block, code);
    } else if (found === extend && block.size > 0) {
      if (code === keycap) block.kinds[block.size - 1] = kind.emoji;
      pass(block, code);
    } else if (block.size >= comfortableSize && block.symbols[block.size - 1] === 0) {
      break;
    } else if (found === han) {
      push(block, kind.han, symbolOfCharacter(alphabet, code, text, unit));
      pass(block, code);
    } else {
      scanOther(text, alphabet, block, code, found);
    }
  }
  block.starts[block.size] = block.nextUnit - block.pairs;
  block.unitStarts[block.size] = block.nextUnit;
  return block.size > 0;
}

/** Whatever is no Han character, white space or mark upon another. */
function scanOther(text: string, alphabet: Alphabet, block: Block, code: number, found: number): void {
  const unit = block.nextUnit;
  if (found === letter) {
    readLetters(text, unit);
    const end = linkEnd(text, unit, run.end);
    if (end === run.end) pushRun(text, alphabet, block, kind.letters);
    else pushLink(block, end);
  } else if (found === digit || (found === currency && classOf(codeAt(text, unit + 1)) === digit)) {
    readNumber(text, unit);
    pushRun(text, alphabet, block, run.hasLetters && !run.hasSeparator && found === digit ? kind.letters : kind.number);
  } else if (found === hiragana || found === katakana || found === otherLetter) {
    readClass(text, unit, found);
    pushRun(text, alphabet, block, kind.letters);
  } else if (found === emoji || found === regionalIndicator) {
    if (!continuesEmoji(text, block, code, found)) push(block, kind.emoji, 0);
    pass(block, code);
  } else if (code !== 0x40 || !scanMailAddress(text, block)) {
    // An arrow may be the last part of an emoji, as in a head that shakes.
    if (!(code >= 0x2190 && code <= 0x21ff && followsJoiner(text, block))) push(block, kind.mark, symbolOfCharacter(alphabet, code, text, unit));
    pass(block, code);
  }
}

/** Goes on behind a code point. */
function pass(block: Block, code: number): void {
  if (code > 0xffff) {
    block.pairs += 1;
    block.nextUnit += 1;
  }
  block.nextUnit += 1;
}

function push(block: Block, symbolKind: number, symbol: number): void {
  const { size, nextUnit } = block;
  if (size + 1 >= block.symbols.length) growBlock(block);
  block.symbols[size] = symbol;
  block.kinds[size] = symbolKind;
  block.starts[size] = nextUnit - block.pairs;
  block.unitStarts[size] = nextUnit;
  block.size = size + 1;
}

/** Pushes what `runs.ts` read last, and goes on behind it. */
function pushRun(text: string, alphabet: Alphabet, block: Block, symbolKind: number): void {
  push(block, symbolKind, pieceSymbol(alphabet, run.hash, text, block.nextUnit, run.end));
  block.pairs += run.pairs;
  block.nextUnit = run.end;
}

/** Links are in ASCII, so that there are no pairs to count. */
function pushLink(block: Block, end: number): void {
  push(block, kind.link, 0);
  block.nextUnit = end;
}

function symbolOfCharacter(alphabet: Alphabet, code: number, text: string, unit: number): number {
  if (code < 0x10000) return alphabet.units[code] ?? 0;
  const folded = foldCode(code);
  return folded < 0x10000 ? (alphabet.units[folded] ?? 0) : pieceSymbol(alphabet, folded, text, unit, unit + 2);
}

function followsJoiner(text: string, block: Block): boolean {
  return block.size > 0 && block.kinds[block.size - 1] === kind.emoji && text.charCodeAt(block.nextUnit - 1) === joiner;
}

/** Whether an emoji is part of the one before it: a skin tone, the next of a sequence with joiners, half of a flag. */
function continuesEmoji(text: string, block: Block, code: number, found: number): boolean {
  if (block.size === 0 || block.kinds[block.size - 1] !== kind.emoji) return false;
  if (code >= 0x1f3fb && code <= 0x1f3ff) return true;
  const start = block.unitStarts[block.size - 1] ?? 0;
  if (found === regionalIndicator) return block.nextUnit - start === 2 && classOf(codeAt(text, start)) === regionalIndicator;
  return followsJoiner(text, block);
}

/** At an @: takes back what of the address was read before it, and pushes the whole; false where there is none. */
function scanMailAddress(text: string, block: Block): boolean {
  const earliest = block.size > 0 ? (block.unitStarts[0] ?? 0) : block.nextUnit;
  const found = mailAddressAround(text, block.nextUnit, earliest);
  if (found === undefined) return false;
  const [start, end] = found;
  let { size } = block;
  while (size > 0 && (block.unitStarts[size - 1] ?? 0) >= start) size -= 1;
  // A word of other letters reaches into what looks like an address: leave it.
  if (block.unitStarts[size] !== start) return false;
  block.size = size;
  block.nextUnit = start;
  pushLink(block, end);
  return true;
}
