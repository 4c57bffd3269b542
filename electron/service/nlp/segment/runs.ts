import { foldCode } from '#service/search/fold.ts';
import { addToHash } from './alphabet.ts';
import { characterClass, classOf } from './character-class.ts';

const { letter, digit, extend } = characterClass;

/** What the last function of this file read: where it ended, and the hash of its folded code points. */
export const run = {
  end: 0,
  hash: 0,
  /** Surrogate pairs in it. */
  pairs: 0,
  /** Whether a letter is in it. */
  hasLetters: false,
  /** Whether digits are parted in it, as in 3.5 or 12:30. */
  hasSeparator: false,
};

/** The code point at a place: a lone surrogate is itself, and beyond the end there is a space. */
export function codeAt(text: string, unit: number): number {
  if (unit >= text.length) return 0x20;
  const code = text.charCodeAt(unit);
  return (code & 0xfc00) === 0xd800 ? (text.codePointAt(unit) ?? code) : code;
}

function begin(unit: number): void {
  run.end = unit;
  run.hash = 0;
  run.pairs = 0;
  run.hasLetters = false;
  run.hasSeparator = false;
}

function take(code: number): void {
  run.hash = addToHash(run.hash, foldCode(code));
  if (code > 0xffff) run.pairs += 1;
  run.end += code > 0xffff ? 2 : 1;
}

const isAlphanumeric = (code: number): boolean => classOf(code) === letter || classOf(code) === digit;
/** Apostrophes and the underscore. */
const joinsLetters = (code: number): boolean => code === 0x27 || code === 0x2019 || code === 0x5f;

/** A word from a letter on: letters, digits and their marks; apostrophe and underscore between them. */
export function readLetters(text: string, from: number): void {
  begin(from);
  takeLetters(text);
}

function takeLetters(text: string): void {
  const from = run.end;
  for (;;) {
    const code = codeAt(text, run.end);
    const found = classOf(code);
    const goesOn = found === letter || found === digit
      || (run.end > from && (found === extend || (joinsLetters(code) && isAlphanumeric(codeAt(text, run.end + 1)))));
    if (!goesOn) return;
    if (found === letter) run.hasLetters = true;
    take(code);
  }
}

/** Full stop, colon, slash, hyphen, and the full-width forms of the first two. */
const partsDigits = (code: number): boolean =>
  code === 0x2e || code === 0x3a || code === 0x2f || code === 0x2d || code === 0xff0e || code === 0xff1a;

/**
 * A number from a digit or a currency sign on: 12, ¥1,234.50, 3.5, 12:30, 2024-01-05, 10-20, and letters that follow
 * at once (5kg, 4S). A comma parts digits only where three follow, since lists have commas too.
 */
export function readNumber(text: string, from: number): void {
  begin(from);
  if (classOf(codeAt(text, from)) !== digit) take(codeAt(text, from));
  for (;;) {
    const code = codeAt(text, run.end);
    if (classOf(code) === digit) {
      take(code);
    } else if ((partsDigits(code) && classOf(codeAt(text, run.end + 1)) === digit) || (code === 0x2c && threeDigitsAt(text, run.end + 1))) {
      run.hasSeparator = true;
      take(code);
    } else {
      break;
    }
  }
  if (classOf(codeAt(text, run.end)) === letter) takeLetters(text);
}

function threeDigitsAt(text: string, unit: number): boolean {
  for (let offset = 0; offset < 3; offset += 1) if (classOf(codeAt(text, unit + offset)) !== digit) return false;
  return classOf(codeAt(text, unit + 3)) !== digit;
}

/** Characters of one class and their marks. */
export function readClass(text: string, from: number, wanted: number): void {
  begin(from);
  for (;;) {
    const code = codeAt(text, run.end);
    const found = classOf(code);
    if (found !== wanted && (found !== extend || run.end === from)) return;
    take(code);
  }
}
