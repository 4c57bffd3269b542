import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { root } from './paths.mjs';

const segmentFolder = join(root, 'electron', 'service', 'nlp', 'segment');
const packageFolder = dirname(createRequire(import.meta.url).resolve('@node-rs/jieba/package.json'));

/**
 * Compiles the words that text is segmented by into a folder: jieba's list from its package, and our own terms.
 * @param {string} folder
 */
export async function compileDictionaryInto(folder) {
  const { compileDictionary } = await import('../../electron/service/nlp/segment/compile-dictionary.ts');
  const { encodeDictionary } = await import('../../electron/service/nlp/segment/dictionary-file.ts');
  const terms = join(segmentFolder, 'terms');
  /** @param {string} name */
  const read = (name) => readFileSync(join(terms, name), 'utf8');
  const dictionary = compileDictionary({
    general: readFileSync(join(packageFolder, 'dict.txt'), 'utf8'),
    terms: readdirSync(terms).filter((name) => name !== 'units.txt').sort().map(read),
    units: read('units.txt'),
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'words.bin'), encodeDictionary(dictionary));
  writeFileSync(join(folder, 'NOTICE.txt'), notice());
}

/** What the licence asks for, to be shipped beside the words. */
function notice() {
  return `words.bin holds the word list of jieba with its frequencies, as the package @node-rs/jieba ships it.

jieba: The MIT License (MIT), Copyright (c) 2013 Sun Junyi
jieba-rs: MIT License, Copyright (c) 2018 messense
@node-rs/jieba: the licence below, whose terms are the same in all three

${readFileSync(join(packageFolder, 'LICENSE'), 'utf8')}`;
}
