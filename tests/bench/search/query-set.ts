import { randomSource } from '../corpus.ts';

export interface BenchQuery {
  readonly kind: 'zh' | 'en' | 'mixed';
  /** Code points. */
  readonly length: number;
  readonly text: string;
}

const han = /^\p{Script=Han}+$/u;
const latin = /^[A-Za-z ]*[A-Za-z][A-Za-z ]*$/;

/** Substrings of the given texts: per kind and length from 1 to 8 up to `each`, without repeats. */
export function makeQueries(texts: readonly string[], each: number, seed: number): BenchQuery[] {
  const random = randomSource(seed);
  const wanted: BenchQuery[] = [];
  const seen = new Set<string>();
  const room = new Map<string, number>();
  for (let attempt = 0; attempt < 400_000; attempt += 1) {
    const characters = Array.from(texts[Math.floor(random() * texts.length)] ?? '');
    const length = 1 + Math.floor(random() * 8);
    const start = Math.floor(random() * Math.max(1, characters.length - length));
    const text = characters.slice(start, start + length).join('');
    const kind = kindOf(text);
    if (Array.from(text).length !== length || seen.has(text) || text.trim() === '' || kind === undefined) continue;
    const slot = `${kind}${length}`;
    const used = room.get(slot) ?? 0;
    if (used >= each) continue;
    room.set(slot, used + 1);
    seen.add(text);
    wanted.push({ kind, length, text });
  }
  return wanted;
}

function kindOf(text: string): BenchQuery['kind'] | undefined {
  if (han.test(text)) return 'zh';
  if (latin.test(text)) return 'en';
  return Array.from(text).length > 1 ? 'mixed' : undefined;
}
