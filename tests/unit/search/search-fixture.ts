import Database from 'better-sqlite3';
import fc from 'fast-check';
import type { QueryNode, TextMatch } from '#shared/query/ast.ts';
import { isWordCode } from '#shared/query/characters.ts';
import { migration } from '#service/db/migrations/0020-search.ts';
import { foldText, messageSource } from '#service/search/index.ts';

/** A database in memory with the search tables and just enough of the message table. */
export function openFixture(texts: readonly string[] = []) {
  const db = new Database(':memory:');
  migration.up(db);
  db.exec('CREATE TABLE message (id INTEGER PRIMARY KEY, text TEXT NOT NULL)');
  addTexts(db, texts);
  return { db, source: messageSource(db) };
}

/** Appends messages; ids go on from the last. */
export function addTexts(db: Database.Database, texts: readonly string[]): void {
  const insert = db.prepare('INSERT INTO message (text) VALUES (?)');
  db.transaction(() => {
    for (const text of texts) insert.run(text);
  })();
}

/** Pieces that meet every rule of the index: scripts, folding, boundaries, astral and joined characters. */
const pieces = [
  '理', '财', '財', '产品', '產品', '信用卡', '确认', '確認', '手续费', '手續費', '赎回', '的', '的的', '銀行', '银行', '发', '髮', '發',
  'fee', 'Fee', 'FEES', 'card', 'credit card', 'a', 'A', 'app', 'apply', 'T+1', 't', '1', '12', '3.5%', '400-820', 'ＡＢＣ', '１２', 'Straße', 'café', 'cafe\u0301', 'Ünal', 'ЖК', 'ж',
  ' ', ' ', ' ', '  ', '\u3000', '\t', '\n', '\r\n', '\u0001', ',', '，', '。', '!', '！', '?', '%', '_', '*', '"', '\\', '-', '+', '(', '（',
  '😀', '👨‍👩‍👧', '❤️', '🇨🇳', '𠮷', '𠮷野家', '㐂', 'ｶﾀ', 'カタ', 'ひら', '한글', 'ไทย', '\u0301', '\u200D', '\uFE0F', '豈', '﨑', '𝐀', 'Ǆ', 'ß', 'ẞ', 'İ', 'ﬁ',
];

export const anyText = fc.oneof(
  { weight: 6, arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((parts) => parts.join('')) },
  { weight: 2, arbitrary: fc.array(fc.constantFrom('理', '财', 'a', 'b', ' ', ','), { maxLength: 16 }).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }).map((text) => text.replaceAll('\0', '')) },
);

/** A needle: part of one of the texts, perhaps in other letters of the same fold, or something made up. */
export function needleFor(texts: readonly string[]): fc.Arbitrary<string> {
  const fromText = fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 9 }), fc.boolean()).map(([which, start, length, upper]) => {
    const characters = Array.from(texts[which % Math.max(1, texts.length)] ?? '');
    const begin = start % Math.max(1, characters.length);
    const part = characters.slice(begin, begin + length).join('');
    return upper ? part.toUpperCase() : part;
  });
  const madeUp = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(''));
  return fc.oneof({ weight: 5, arbitrary: fromText }, { weight: 1, arbitrary: madeUp }).filter((needle) => needle !== '');
}

export function textNode(value: string, match: TextMatch = 'substring'): QueryNode {
  return { kind: 'text', match, value, start: 0, end: 0 };
}

/** Whether a text has a folded needle, found the plainest way there is. */
export function naiveHas(text: string, value: string, match: TextMatch): boolean {
  const haystack = foldText(text);
  const needle = foldText(value);
  if (match === 'substring') return haystack.includes(needle);
  const words: string[] = [];
  let word = '';
  for (const character of `${haystack} `) {
    if (isWordCode(character.codePointAt(0) ?? 0)) word += character;
    else {
      if (word !== '') words.push(word);
      word = '';
    }
  }
  return words.some((candidate) => (match === 'word' ? candidate === needle : candidate.startsWith(needle)));
}

/** The ids (1-based places) of the texts that meet a condition. */
export function idsWhere(texts: readonly string[], condition: (text: string) => boolean): number[] {
  return texts.flatMap((text, index) => (condition(text) ? [index + 1] : []));
}
