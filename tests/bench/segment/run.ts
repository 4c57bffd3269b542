/**
 * P9, segmentation: `node tests/bench/segment/run.ts [--rounds 5] [--megabytes 8] [--data ../shared/data]`.
 * Our segmentation beside @node-rs/jieba over the same Chinese texts, in interleaved rounds; only ratios inside one run
 * count. Both give words as strings in one row, since jieba cannot give offsets alone; offsets alone are timed too.
 * Beside the speed stands the agreement of the boundaries, so that neither was bought with the other.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { builtInDictionary } from '#service/nlp/segment/load-dictionary.ts';
import { segmentInto } from '#service/nlp/segment/segment.ts';
import { createTokenBuffer } from '#service/nlp/segment/token-buffer.ts';
import { boundaryAgreement } from './agreement.ts';

const root = resolve(import.meta.dirname, '../../..');
const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    megabytes: { type: 'string', default: '8' },
    data: { type: 'string', default: join(root, '..', 'shared', 'data') },
  },
});
const rounds = Number(options.rounds);

if (existsSync(options.data)) run(readTexts(options.data, Number(options.megabytes) * 1e6));
else console.log(`skipped: there are no texts in ${options.data} (--data FOLDER)`);

/** The last column of the Chinese files, a share of each, up to a number of bytes in all. */
function readTexts(folder: string, limit: number): string[] {
  const files = readdirSync(folder).filter((name) => name.startsWith('zh_') && name.endsWith('.tsv.gz'));
  return files.flatMap((name) => {
    const lines = gunzipSync(readFileSync(join(folder, name))).toString('utf8').split('\n').slice(1);
    const texts = lines.map((line) => line.slice(line.lastIndexOf('\t') + 1)).filter((text) => text !== '');
    let bytes = 0;
    return texts.filter((text) => (bytes += Buffer.byteLength(text)) < limit / files.length);
  });
}

function run(texts: readonly string[]): void {
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const began = performance.now();
  const dictionary = builtInDictionary();
  console.log(`dictionary loaded in ${(performance.now() - began).toFixed(0)} ms; ${texts.length} texts, ${(bytes / 1e6).toFixed(1)} MB of UTF-8, ${rounds} rounds`);
  const jieba = Jieba.withDict(dict);
  const tokens = createTokenBuffer();
  const words = (text: string): string[] => {
    segmentInto(text, dictionary, tokens);
    const found: string[] = [];
    for (let index = 0; index < tokens.count; index += 1) found.push(text.slice(tokens.unitStarts[index], tokens.unitEnds[index]));
    return found;
  };
  const ways: readonly (readonly [name: string, (text: string) => number])[] = [
    ['ours, offsets', (text) => (segmentInto(text, dictionary, tokens), tokens.count)],
    ['ours, words as strings', (text) => words(text).length],
    ['jieba, cut without HMM', (text) => jieba.cut(text, false).length],
    ['jieba, cut with HMM', (text) => jieba.cut(text, true).length],
  ];
  const seconds = ways.map((): number[] => []);
  for (let round = 0; round <= rounds; round += 1) {
    ways.forEach(([, way], index) => {
      const start = performance.now();
      for (const text of texts) way(text);
      // The first round warms up.
      if (round > 0) seconds[index]?.push((performance.now() - start) / 1000);
    });
  }
  const medians = seconds.map(median);
  ways.forEach(([name], index) => {
    const taken = medians[index] ?? Number.NaN;
    console.log(`${name.padEnd(24)} ${(bytes / 1e6 / taken).toFixed(1).padStart(6)} MB/s   ${[2, 3].map((peer) => `${((medians[peer] ?? 0) / taken).toFixed(2)}x`).join('  ')}`);
  });
  console.log('(ratios: against jieba without and with HMM; goal 1.5)');
  for (const [name, hmm] of [['without', false], ['with', true]] as const) {
    const { f1, hanF1 } = boundaryAgreement(texts, words, (text) => jieba.cut(text, hmm));
    console.log(`boundaries, F1 against jieba ${name} HMM: ${(100 * f1).toFixed(2)}% of all, ${(100 * hanF1).toFixed(2)}% between Han characters`);
  }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
