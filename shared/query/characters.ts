/**
 * Character classes that decide what a search word is. A *word character* belongs to a script
 * that separates its words (Latin, Cyrillic, Greek, digits, …); everything else (Han, kana, Hangul,
 * Thai, punctuation, symbols, emoji, spaces, controls) stands for itself and is found character by character.
 */

const unspacedScripts = [
  'Han', 'Hiragana', 'Katakana', 'Bopomofo', 'Hangul', 'Yi', 'Thai', 'Lao', 'Khmer', 'Myanmar', 'Tibetan',
].map((script) => `\\p{Script_Extensions=${script}}`).join('');

const letterOrDigit = /^[\p{L}\p{Nd}\p{M}]$/u;
const unspaced = new RegExp(`^[${unspacedScripts}]$`, 'u');
/** Marks that dress symbols and emoji rather than letters: variation selectors, enclosing marks. */
const symbolMark = /^[\uFE00-\uFE0F\u{E0100}-\u{E01EF}\u20D0-\u20FF]$/u;

function classify(code: number): boolean {
  if (code >= 0xd800 && code <= 0xdfff) return false;
  const character = String.fromCodePoint(code);
  return letterOrDigit.test(character) && !symbolMark.test(character) && !isUnspacedLetter(code, character);
}

function isUnspacedLetter(code: number, character: string): boolean {
  // General combining diacritics carry Script_Extensions of many scripts; on their own they extend a word.
  if (code >= 0x300 && code <= 0x36f) return false;
  return unspaced.test(character);
}

const basicPlane = new Uint8Array(0x10000);
const astral = new Map<number, boolean>();
/** 0 = not yet known, 1 = no, 2 = yes. Filled on demand so that loading the module costs nothing. */
for (let code = 0x61; code <= 0x7a; code += 1) basicPlane[code] = 2;
for (let code = 0x41; code <= 0x5a; code += 1) basicPlane[code] = 2;
for (let code = 0x30; code <= 0x39; code += 1) basicPlane[code] = 2;

/** Whether a code point is part of a word that spaces separate (see the top of this file). */
export function isWordCode(code: number): boolean {
  if (code < 0x10000) {
    const known = basicPlane[code];
    if (known !== 0) return known === 2;
    const word = classify(code);
    basicPlane[code] = word ? 2 : 1;
    return word;
  }
  let word = astral.get(code);
  if (word === undefined) {
    word = classify(code);
    astral.set(code, word);
  }
  return word;
}

const space = /^[\s\u3000\u200B]$/u;

/** Whether a code point separates the parts of a query. */
export function isSpaceCode(code: number): boolean {
  return code <= 0x20 || (code >= 0x7f && space.test(String.fromCodePoint(code)));
}
