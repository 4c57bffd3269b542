import { finishHash, hashStart } from '#service/columns/hash-text.ts';

/** Languages as stored: 0 unknown, 1 Chinese, 2 English, 3 mixed, 4 other. */
export const languageCodes = { unknown: 0, zh: 1, en: 2, mixed: 3, other: 4 } as const;

/** What one pass over a text finds; the same object is filled again for every message. */
export interface TextScan {
  /** The two words of `hashText` of the text. */
  readonly hash: Uint32Array;
  language: number;
  codePoints: number;
}

/** A fresh result object. */
export function createTextScan(): TextScan {
  return { hash: new Uint32Array(2), language: 0, codePoints: 0 };
}

const none = 0;
const latin = 1;
const han = 2;
const accented = 3;
const foreign = 4;
const kana = 5;
const lowSurrogate = 6;

/** The class of every UTF-16 unit, so that the loop over a text is one table look-up per unit. */
const classes = buildClasses();

/** Units counted at once: as many as ten bits count. */
const blockLength = 1_023;
/**
 * What a unit of each class adds to two numbers that hold three counts of ten bits each. Counting without a branch for
 * every unit, because scripts change too often within a text for the processor to foresee them.
 */
const commonWeights = Int32Array.from([0, 1, 1 << 10, 0, 0, 0, 1 << 20, 0]);
const rareWeights = Int32Array.from([0, 0, 0, 1, 1 << 10, 1 << 20, 0, 0]);

function buildClasses(): Uint8Array {
  const table = new Uint8Array(65_536);
  const mark = (from: number, to: number, value: number): void => {
    table.fill(value, from, to + 1);
  };
  mark(0x370, 0x1fff, foreign);
  mark(0x2c00, 0x2dff, foreign);
  mark(0xa000, 0xd7ff, foreign);
  mark(0xc0, 0x24f, accented);
  table[0xd7] = none;
  table[0xf7] = none;
  mark(0x41, 0x5a, latin);
  mark(0x61, 0x7a, latin);
  mark(0x3041, 0x30ff, kana);
  mark(0x3400, 0x4dbf, han);
  mark(0x4e00, 0x9fff, han);
  mark(0xf900, 0xfaff, han);
  // High surrogates of the supplementary ideographic planes (U+20000 to U+323AF).
  mark(0xd840, 0xd888, han);
  mark(0xdc00, 0xdfff, lowSurrogate);
  return table;
}

/**
 * Hashes a text, counts its code points and tells its language, in one pass over its UTF-16 units because it runs for
 * every message of an import. The hash is that of `hashText` in the column snapshots, which a test holds it to.
 * The language is a matter of script: a Chinese character counts as one word, four Latin letters as one; from four
 * fifths on it is that language, between it is mixed. Low surrogates are taken for the second half of a pair, because
 * rows with lone surrogates are rejected before.
 */
export function scanText(text: string, out: TextScan): void {
  let first: number = hashStart[0];
  let second: number = hashStart[1];
  const length = text.length;
  let [lowSurrogates, latinCount, hanCount, accentedCount, foreignCount, kanaCount] = [0, 0, 0, 0, 0, 0];
  // Cells are cut out of larger strings, from which taking single units is several times slower than from an array.
  const units = unitsOf(text);
  for (let from = 0; from < length; from += blockLength) {
    const until = Math.min(length, from + blockLength);
    let common = 0;
    let rare = 0;
    for (let index = from; index < until; index++) {
      const unit = units[index] ?? 0;
      first = Math.imul(first ^ unit, 0x9e3779b1);
      second = Math.imul(second ^ unit, 0x5f356495);
      const kind = classes[unit] ?? 0;
      common += commonWeights[kind] ?? 0;
      rare += rareWeights[kind] ?? 0;
    }
    latinCount += common & 0x3ff;
    hanCount += (common >>> 10) & 0x3ff;
    lowSurrogates += common >>> 20;
    accentedCount += rare & 0x3ff;
    foreignCount += (rare >>> 10) & 0x3ff;
    kanaCount += rare >>> 20;
  }
  finishHash(first, second, out.hash, 0);
  out.codePoints = length - lowSurrogates;
  out.language = languageOf(latinCount, hanCount, accentedCount, foreignCount, kanaCount);
}

let unitBuffer = Buffer.alloc(8_192);
let unitArray = new Uint16Array(unitBuffer.buffer, unitBuffer.byteOffset, unitBuffer.length / 2);

/** The UTF-16 units of a text in an array that is used again; every platform we run on is little-endian. */
function unitsOf(text: string): Uint16Array {
  if (text.length > unitArray.length) {
    unitBuffer = Buffer.alloc(text.length * 4);
    unitArray = new Uint16Array(unitBuffer.buffer, unitBuffer.byteOffset, unitBuffer.length / 2);
  }
  unitBuffer.write(text, 0, 'utf16le');
  return unitArray;
}

function languageOf(latinCount: number, hanCount: number, accentedCount: number, foreignCount: number, kanaCount: number): number {
  // A few kana make a text Japanese, whose ideographs would pass for Chinese.
  const japanese = kanaCount > 0 && kanaCount * 10 >= hanCount;
  const chinese = japanese ? 0 : hanCount;
  const western = accentedCount * 25 > latinCount;
  const english = western ? 0 : (latinCount + accentedCount) / 4;
  const other = foreignCount / 3 + (japanese ? kanaCount + hanCount : 0) + (western ? (latinCount + accentedCount) / 4 : 0);
  const total = chinese + english + other;
  if (total === 0) return languageCodes.unknown;
  if (other * 2 > total) return languageCodes.other;
  if (chinese >= 0.8 * total) return languageCodes.zh;
  if (english >= 0.8 * total) return languageCodes.en;
  return languageCodes.mixed;
}
