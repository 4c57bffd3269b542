import { isUtf8 } from 'node:buffer';
import { sampleSize } from '../limits.ts';
import type { FileSource, SourceFacts } from '../importer.ts';

/** The encodings that can be read, by their WHATWG names. */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];

export interface DetectedEncoding {
  readonly encoding: Encoding;
  readonly found: SourceFacts['encodingFound'];
  /** Bytes of the byte order mark at the start of the file, which are no text. */
  readonly markLength: number;
}

/** The byte order mark's encoding, if the bytes start with one. */
export function byteOrderMark(head: Uint8Array): { encoding: Encoding; markLength: number } | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', markLength: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', markLength: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', markLength: 2 };
  return null;
}

/** The encoding of a file: the one chosen, or the one found in its head and in blocks spread over the rest. */
export function detectFileEncoding(source: FileSource, chosen: Encoding | null): DetectedEncoding {
  const head = source.readAt(0, sampleSize);
  const mark = byteOrderMark(head);
  if (chosen !== null) return { encoding: chosen, found: 'chosen', markLength: mark?.encoding === chosen ? mark.markLength : 0 };
  const samples: Uint8Array[] = [head];
  for (let block = 1; block <= spreadBlocks && source.size > sampleSize; block++) {
    const position = Math.floor(sampleSize + ((source.size - sampleSize) * (block - 1)) / spreadBlocks);
    samples.push(afterNewline(source.readAt(position, 16_384)));
  }
  return detectEncoding(samples);
}

const spreadBlocks = 24;

/** A block from the middle of a file, from its first line break on, where every encoding but UTF-16 starts afresh. */
function afterNewline(block: Uint8Array): Uint8Array {
  const at = block.indexOf(0x0a);
  return at === -1 ? block.subarray(0, 0) : block.subarray(at + 1);
}

/**
 * The encoding of some samples, the first of which is the start of the file.
 * A byte order mark decides; then UTF-16 by where its zero bytes lie; then UTF-8 if the samples are valid or nearly so;
 * then GB18030 and Big5 by how many of the commonest characters each would give.
 */
export function detectEncoding(samples: readonly Uint8Array[]): DetectedEncoding {
  const head = samples[0] ?? new Uint8Array();
  const mark = byteOrderMark(head);
  if (mark !== null) return { ...mark, found: 'bom' };
  const wide = detectWide(head);
  if (wide !== null) return { encoding: wide, found: 'score', markLength: 0 };
  let sequences = 0;
  let invalid = 0;
  for (const sample of samples) {
    if (isUtf8(trimTail(sample))) {
      sequences += countLeadBytes(sample);
      continue;
    }
    const counted = countUtf8(sample);
    sequences += counted.sequences;
    invalid += counted.invalid;
  }
  if (invalid === 0) return { encoding: 'utf-8', found: 'content', markLength: 0 };
  if (sequences > invalid * 4) return { encoding: 'utf-8', found: 'score', markLength: 0 };
  const simplified = scoreChinese(samples, 'gb18030', commonSimplified);
  const traditional = scoreChinese(samples, 'big5', commonTraditional);
  const best = Math.max(simplified, traditional);
  if (best > 0.08) return { encoding: simplified >= traditional ? 'gb18030' : 'big5', found: 'score', markLength: 0 };
  if (sequences === 0 && looksWestern(samples)) return { encoding: 'windows-1252', found: 'score', markLength: 0 };
  return { encoding: 'utf-8', found: 'score', markLength: 0 };
}

/** UTF-16 without a mark: Latin text has a zero in every second byte; Chinese text still has ASCII line breaks and commas. */
function detectWide(head: Uint8Array): Encoding | null {
  const length = Math.min(head.length & ~1, 65_536);
  let evenZeros = 0;
  let oddZeros = 0;
  let littleBreaks = 0;
  let bigBreaks = 0;
  for (let index = 0; index < length; index += 2) {
    const first = head[index] ?? 0;
    const second = head[index + 1] ?? 0;
    if (first === 0) evenZeros++;
    if (second === 0) oddZeros++;
    if (second === 0 && (first === 0x0a || first === 0x2c || first === 0x09)) littleBreaks++;
    if (first === 0 && (second === 0x0a || second === 0x2c || second === 0x09)) bigBreaks++;
  }
  const units = length / 2;
  // Line breaks, commas and tabs decide, because low bytes of zero are common in Chinese (一 is U+4E00); that a file has
  // enough of them keeps one stray NUL in a byte-oriented file from turning it into UTF-16.
  const enough = (breaks: number, zeros: number): boolean => zeros >= Math.max(2, units * 0.01) && (breaks >= 2 || zeros > units * 0.3);
  if (littleBreaks > bigBreaks * 8 && enough(littleBreaks, oddZeros)) return 'utf-16le';
  if (bigBreaks > littleBreaks * 8 && enough(bigBreaks, evenZeros)) return 'utf-16be';
  return null;
}

/** Without the last three bytes where those belong to a character that the sample cuts off. */
function trimTail(sample: Uint8Array): Uint8Array {
  for (let back = 1; back <= 3 && back <= sample.length; back++) {
    const byte = sample[sample.length - back] ?? 0;
    if (byte < 0x80) return sample;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needed > back ? sample.subarray(0, sample.length - back) : sample;
    }
  }
  return sample;
}

function countLeadBytes(sample: Uint8Array): number {
  let count = 0;
  for (const byte of sample) if (byte >= 0xc0) count++;
  return count;
}

function countUtf8(sample: Uint8Array): { sequences: number; invalid: number } {
  let sequences = 0;
  let invalid = 0;
  for (let index = 0; index < sample.length; ) {
    const byte = sample[index] ?? 0;
    const length = byte < 0x80 ? 1 : byte > 0xf4 ? 0 : byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 0;
    if (length === 1) {
      index++;
    } else if (length === 0 || !isUtf8(sample.subarray(index, index + length))) {
      if (index + length < sample.length) invalid++;
      index++;
    } else {
      sequences++;
      index += length;
    }
  }
  return { sequences, invalid };
}

/** The share of common characters among the non-ASCII ones, lowered by what does not decode. */
function scoreChinese(samples: readonly Uint8Array[], encoding: 'gb18030' | 'big5', common: ReadonlySet<string>): number {
  const decoder = new TextDecoder(encoding);
  let hits = 0;
  let total = 0;
  let broken = 0;
  for (const sample of samples) {
    for (const character of decoder.decode(sample)) {
      if (character < '\u0080') continue;
      total++;
      if (character === '\ufffd') broken++;
      else if (common.has(character)) hits++;
    }
  }
  return total === 0 ? 0 : hits / total - (broken / total) * 2;
}

/** Whether the high bytes are single letters amid ASCII, as in Western European text. */
function looksWestern(samples: readonly Uint8Array[]): boolean {
  let letters = 0;
  let other = 0;
  for (const sample of samples) {
    for (let index = 0; index < sample.length; index++) {
      const byte = sample[index] ?? 0;
      if (byte < 0x80) continue;
      const alone = (sample[index - 1] ?? 0) < 0x80 && (sample[index + 1] ?? 0) < 0x80;
      if (alone && byte >= 0xc0 && byte < 0xfe) letters++;
      else other++;
    }
  }
  return letters >= 3 && letters > other * 4;
}

const shared =
  '的一是不了在人有我他中上大和地到以要就出可也你生能而子那得下自之年作用道行所然家事成方多去法如都同面起看定天分好小部其些主理心本前但因只想日者意力把十民第公此已工使情明性知全三又正外高由很最重物手向文政美相被利什二等或新己制身果加月合回特代信表化老位次度任常先通教原提立及比解水名真走各入口平活更打女四安少才反受目太量再感建做接必件管期市直命金指克社便空白品住告求程死交取再客服您卡退,。、！？';
const commonSimplified: ReadonlySet<string> = new Set(
  `${shared}这个们来为国说时会对过发后里种经么学现当没动还进样开从实无与长机关点业将两间问并应头体见产给话内门员声东条题变总电数报结务场计资统区马书则听设类据张该规万术领传师让识带导运请谢费钱银贷款户单号网贵错慢办费`,
);
const commonTraditional: ReadonlySet<string> = new Set(
  `${shared}這個們來為國說時會對過發後裡種經麼學現當沒動還進樣開從實無與長機關點業將兩間問並應頭體見產給話內門員聲東條題變總電數報結務場計資統區馬書則聽設類據張該規萬術領傳師讓識帶導運請謝費錢銀貸款戶單號網貴錯慢辦`,
);
