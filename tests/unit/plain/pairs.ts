import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Pairs of original and rewrite, written for these tests: a line is what it is about, the original, the rewrite. */
export function pairs(name: string): [about: string, original: string, rewrite: string][] {
  const text = readFileSync(join(import.meta.dirname, '..', '..', 'fixtures', 'plain', `${name}.tsv`), 'utf8');
  return text.trimEnd().split('\n').map((line) => {
    const [about = '', original = '', rewrite = ''] = line.split('\t');
    return [about, original, rewrite];
  });
}
