import type { SourceOptions } from '#shared/contracts/import.ts';
import { baseFiles, baseSheet, type BaseFile } from './base-files.ts';
import { entriesOf, workbookParts } from './workbook-parts.ts';
import { zipArchive } from './zip-archive.ts';

/** One file to import, and the options to force upon it. */
export interface HostileFile {
  /** Says how it was made, so that it can be made again. */
  readonly title: string;
  readonly fileName: string;
  readonly bytes: () => Buffer;
  readonly options?: Partial<SourceOptions>;
  /** Too long for every run of the tests. */
  readonly long?: boolean;
}

type Random = () => number;
type Mutation = readonly [name: string, apply: (bytes: Buffer, random: Random) => Buffer];

const below = (random: Random, limit: number): number => Math.floor(random() * limit);
const insert = (bytes: Buffer, at: number, what: Buffer): Buffer => Buffer.concat([bytes.subarray(0, at), what, bytes.subarray(at)]);

/** What upsets readers of text. */
const tokens: readonly Buffer[] = [
  ...['"', '""', ',', '\t', '\r', '\r\n', '\n\n\n', '\uFEFF', '\u2028', '\\ud800', '\\udc00\\ud800', '\\u0000', '1e999999', '-1e-999999', '9'.repeat(400), '[[[[[[[[', '{"a":', '}]', ']]]]', '{"__proto__":{"x":1}}', '<!DOCTYPE a>', '=cmd()', '\u202E', 'null', '\u0085'].map((text) => Buffer.from(text, 'utf8')),
  Buffer.from([0]),
  Buffer.from([0, 0, 0, 0]),
  Buffer.from([0xff, 0xfe]),
  Buffer.from([0xed, 0xa0, 0x80]),
  Buffer.from([0xc0, 0xaf]),
  Buffer.from([0xf4, 0x90, 0x80, 0x80]),
  Buffer.from([0x81]),
  Buffer.from([0x1a]),
];

const mutations: readonly Mutation[] = [
  ['flip bits', (bytes, random) => { const out = Buffer.from(bytes); for (let n = 1 + below(random, 12); n > 0; n--) { const at = below(random, out.length); out[at] = (out[at] ?? 0) ^ (1 << below(random, 8)); } return out; }],
  ['random bytes', (bytes, random) => { const out = Buffer.from(bytes); const at = below(random, out.length); for (let n = at; n < Math.min(out.length, at + 24); n++) out[n] = below(random, 256); return out; }],
  ['cut off', (bytes, random) => bytes.subarray(0, below(random, bytes.length))],
  ['lose the start', (bytes, random) => bytes.subarray(below(random, Math.min(bytes.length, 400)))],
  ['lose a piece', (bytes, random) => { const at = below(random, bytes.length); return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + below(random, 200))]); }],
  ['double a piece', (bytes, random) => { const at = below(random, bytes.length); return insert(bytes, at, bytes.subarray(at, at + 1 + below(random, 600))); }],
  ['repeat a piece', (bytes, random) => { const at = below(random, bytes.length); const piece = bytes.subarray(at, at + 1 + below(random, 60)); return insert(bytes, at, Buffer.concat(Array.from({ length: 1 + below(random, 3000) }, () => piece))); }],
  ['insert tokens', (bytes, random) => { let out = bytes; for (let n = 1 + below(random, 6); n > 0; n--) out = insert(out, below(random, out.length), tokens[below(random, tokens.length)] ?? Buffer.alloc(0)); return out; }],
  ['swap halves', (bytes, random) => { const at = below(random, bytes.length); return Buffer.concat([bytes.subarray(at), bytes.subarray(0, at)]); }],
  ['replace a byte everywhere', (bytes, random) => { const from = bytes[below(random, bytes.length)] ?? 0; const to = below(random, 256); return Buffer.from(bytes.map((byte) => (byte === from ? to : byte))); }],
  ['reverse', (bytes) => Buffer.from(bytes).reverse()],
];

const forcedFormats = ['csv', 'tsv', 'json', 'jsonl', 'txt', 'xlsx'];
const forcedEncodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5', 'windows-1252'];

/** The n-th mutated file of a seed; the same for the same numbers. */
export function mutatedFile(index: number, randomOf: (seed: number) => Random, seed: number): HostileFile {
  const random = randomOf(seed + index * 7919);
  const base: BaseFile = baseFiles[index % baseFiles.length] ?? { name: '', extension: 'txt', bytes: Buffer.alloc(0) };
  const [name, apply] = mutations[below(random, mutations.length)] ?? ['none', (bytes: Buffer) => bytes];
  // Half of the workbooks are mutated inside, because a container that is broken hides its parts.
  const inside = base.extension === 'xlsx' && random() < 0.6;
  const bytes = inside
    ? zipArchive(entriesOf(workbookParts(apply(Buffer.from(baseSheet, 'utf8'), random).toString('utf8'))))
    : apply(base.bytes, random);
  const options: Partial<SourceOptions> = {};
  if (random() < 0.12) options.format = forcedFormats[below(random, forcedFormats.length)] ?? null;
  if (random() < 0.12) options.encoding = forcedEncodings[below(random, forcedEncodings.length)] ?? null;
  if (random() < 0.05) options.delimiter = ['\t', ';', '内', '"', '\n'][below(random, 5)] ?? null;
  if (random() < 0.05) options.header = random() < 0.5;
  const forced = Object.entries(options).map(([key, value]) => `${key}=${JSON.stringify(value)}`).join(' ');
  return {
    title: `#${index} ${base.extension} ${base.name}: ${name}${inside ? ' inside' : ''}${forced === '' ? '' : ` (${forced})`}`,
    fileName: `mutated-${index}.${base.extension}`,
    bytes: () => bytes,
    options,
  };
}
