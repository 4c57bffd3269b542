import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Dictionary } from './dictionary.ts';
import { decodeDictionary } from './dictionary-file.ts';

/** Where the build leaves the compiled dictionary (`node scripts/build.mjs --only dictionary`). */
const builtFile = join('out', 'dictionary', 'words.bin');

let loaded: Dictionary | undefined;

/** The built-in dictionary, read when it is first asked for and then kept by the thread. Throws where it is not built. */
export function builtInDictionary(): Dictionary {
  loaded ??= decodeDictionary(readFileSync(findAbove(import.meta.dirname)));
  return loaded;
}

/** The nearest compiled dictionary above a folder: the same way for bundles in out/, packed ones, and sources. */
function findAbove(folder: string): string {
  const file = join(folder, builtFile);
  if (existsSync(file)) return file;
  const above = dirname(folder);
  if (above === folder) throw new Error(`There is no ${builtFile}; build it first.`);
  return findAbove(above);
}
