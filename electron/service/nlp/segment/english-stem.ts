/**
 * The English stemmer of Snowball, version 3.1 (snowballstem.org/algorithms/english/stemmer.html), known as Porter2.
 * Names of steps and regions are those of its description.
 */

/** Words that the rules would get wrong. */
const exceptions: ReadonlyMap<string, string> = new Map([
  ['skis', 'ski'], ['skies', 'sky'], ['idly', 'idl'], ['gently', 'gentl'], ['ugly', 'ugli'], ['early', 'earli'],
  ['only', 'onli'], ['singly', 'singl'],
  ...['sky', 'news', 'howe', 'atlas', 'cosmos', 'bias', 'andes'].map((word): [string, string] => [word, word]),
]);

/** Beginnings after which R1 starts, whatever their letters. */
const firstRegionAfter = /^(?:arsen|commun|emerg|gener|inter|later|organ|past|univers)/;
const vowelThenOther = /[aeiouy][^aeiouy]/g;

const step2: readonly Rule[] = longestFirst([
  ['tional', 'tion'], ['enci', 'ence'], ['anci', 'ance'], ['abli', 'able'], ['entli', 'ent'], ['izer', 'ize'], ['ization', 'ize'],
  ['ational', 'ate'], ['ation', 'ate'], ['ator', 'ate'], ['alism', 'al'], ['aliti', 'al'], ['alli', 'al'], ['fulness', 'ful'],
  ['ousli', 'ous'], ['ousness', 'ous'], ['iveness', 'ive'], ['iviti', 'ive'], ['biliti', 'ble'], ['bli', 'ble'], ['ogist', 'og'],
  ['ogi', 'og'], ['fulli', 'ful'], ['lessli', 'less'], ['li', ''],
]);
const step3: readonly Rule[] = longestFirst([
  ['tional', 'tion'], ['ational', 'ate'], ['alize', 'al'], ['icate', 'ic'], ['iciti', 'ic'], ['ical', 'ic'], ['ful', ''], ['ness', ''],
  ['ative', ''],
]);
const step4: readonly Rule[] = longestFirst(
  ['al', 'ance', 'ence', 'er', 'ic', 'able', 'ible', 'ant', 'ement', 'ment', 'ent', 'ism', 'ate', 'iti', 'ous', 'ive', 'ize', 'ion']
    .map((suffix): Rule => [suffix, '']),
);

type Rule = readonly [suffix: string, replacement: string];

function longestFirst(rules: readonly Rule[]): Rule[] {
  return rules.toSorted(([left], [right]) => right.length - left.length);
}

/** A word on its way, with the places where the regions R1 and R2 begin. */
interface Word {
  text: string;
  readonly r1: number;
  readonly r2: number;
}

/**
 * The stem of an English word in small letters. Words of up to two letters, and those with other than a to z and
 * apostrophes, are their own stem.
 */
export function stemEnglish(word: string): string {
  const exception = exceptions.get(word);
  if (exception !== undefined) return exception;
  if (word.length <= 2 || !/^[a-z'’]+$/.test(word)) return word;
  // A y that begins the word or follows a vowel is a consonant, written Y.
  const text = word.replaceAll('’', "'").replace(/^'/, '').replace(/^y/, 'Y').replace(/([aeiouy])y/g, '$1Y');
  const r1 = firstRegionAfter.exec(text)?.[0].length ?? regionAfter(text, 0);
  const state: Word = { text, r1, r2: regionAfter(text, r1) };
  removePossessiveAndPlural(state);
  removePastAndGerund(state);
  if (/[^aeiouy][yY]$/.test(state.text) && state.text.length > 2) state.text = `${state.text.slice(0, -1)}i`;
  shortenDerivation(state);
  shortenQuality(state);
  removeLatinEnding(state);
  removeFinalLetter(state);
  return state.text.replaceAll('Y', 'y');
}

/** Where the region after the first vowel that is followed by another letter begins, from a place on. */
function regionAfter(text: string, from: number): number {
  vowelThenOther.lastIndex = from;
  return vowelThenOther.test(text) ? vowelThenOther.lastIndex : text.length;
}

/** Whether a text ends in a short syllable. */
function endsInShortSyllable(text: string): boolean {
  return /[^aeiouy][aeiouy][^aeiouywxY]$/.test(text) || /^[aeiouy][^aeiouy]$/.test(text) || text.endsWith('past');
}

function cut(word: Word, letters: number, replacement = ''): void {
  word.text = word.text.slice(0, word.text.length - letters) + replacement;
}

/** Step 1a. */
function removePossessiveAndPlural(word: Word): void {
  word.text = word.text.replace(/(?:'s'|'s|')$/, '');
  const { text } = word;
  if (text.endsWith('sses')) cut(word, 2);
  else if (/ie[ds]$/.test(text)) cut(word, 3, text.length > 4 ? 'i' : 'ie');
  else if (/[aeiouy].+s$/.test(text) && !/[us]s$/.test(text)) cut(word, 1);
}

/** Step 1b. */
function removePastAndGerund(word: Word): void {
  const { text } = word;
  const ending = /(?:eedly|ingly|edly|eed|ing|ed)$/.exec(text)?.[0];
  if (ending === undefined) return;
  const before = text.slice(0, -ending.length);
  if (ending.startsWith('ee')) {
    if (before.length >= word.r1 && !/^(?:succ|proc|exc)$/.test(before)) word.text = `${before}ee`;
    return;
  }
  if (ending === 'ing') {
    if (/^[^aeiouy]y$/.test(before)) {
      word.text = `${before.slice(0, 1)}ie`;
      return;
    }
    if (/^(?:even|cann|inn|earr|herr|out)$/.test(before)) return;
  }
  if (!/[aeiouy]/.test(before)) return;
  word.text = before;
  if (/(?:at|bl|iz)$/.test(before)) word.text += 'e';
  else if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(before)) cut(word, /^[aeo]..$/.test(before) ? 0 : 1);
  else if (before.length === word.r1 && endsInShortSyllable(before)) word.text += 'e';
}

/** The rule whose suffix is the longest that a word ends in. */
function ruleFor(rules: readonly Rule[], text: string): Rule | undefined {
  return rules.find(([suffix]) => text.endsWith(suffix));
}

/** Step 2. */
function shortenDerivation(word: Word): void {
  const rule = ruleFor(step2, word.text);
  if (rule === undefined) return;
  const [suffix, replacement] = rule;
  const before = word.text.slice(0, -suffix.length);
  if (before.length < word.r1) return;
  if (suffix === 'ogi' && !before.endsWith('l')) return;
  if (suffix === 'li' && !/[cdeghkmnrt]$/.test(before)) return;
  word.text = before + replacement;
}

/** Step 3. */
function shortenQuality(word: Word): void {
  const rule = ruleFor(step3, word.text);
  if (rule === undefined) return;
  const [suffix, replacement] = rule;
  const before = word.text.length - suffix.length;
  if (before >= (suffix === 'ative' ? Math.max(word.r1, word.r2) : word.r1)) cut(word, suffix.length, replacement);
}

/** Step 4. */
function removeLatinEnding(word: Word): void {
  const suffix = ruleFor(step4, word.text)?.[0];
  if (suffix === undefined) return;
  const before = word.text.slice(0, -suffix.length);
  if (before.length >= word.r2 && (suffix !== 'ion' || /[st]$/.test(before))) word.text = before;
}

/** Step 5. */
function removeFinalLetter(word: Word): void {
  const before = word.text.slice(0, -1);
  if (word.text.endsWith('e')) {
    if (before.length >= word.r2 || (before.length >= word.r1 && !endsInShortSyllable(before))) word.text = before;
  } else if (word.text.endsWith('ll') && before.length >= word.r2) {
    word.text = before;
  }
}
