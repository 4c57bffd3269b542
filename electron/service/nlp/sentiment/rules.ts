import { isWordCode } from '#shared/query/characters.ts';
import { lexicon, type LexiconEntry } from './lexicon.ts';
import type { NormalText } from './normal-text.ts';
import type { EvidenceKind } from './result.ts';

/** A contribution at positions of the normal text, half-open. */
export interface Contribution {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  readonly kind: EvidenceKind;
  readonly language: LexiconEntry['language'];
}

interface Hit {
  readonly from: number;
  readonly to: number;
  readonly entry: LexiconEntry;
}

/** How far a negation reaches, in code points of Chinese and letters of English. */
const reach = { zh: 5, en: 22, any: 0 };
const afterContrast = 1.3;
const beforeContrast = 0.7;

/** The words of the lexicon in a text, longest first, none within another. */
function findHits(text: NormalText): Hit[] {
  const { trie, entries } = lexicon();
  const { codes, length } = text;
  const hits: Hit[] = [];
  for (let at = 0; at < length; at += 1) {
    const wordStart = !isWordCode(codes[at - 1] ?? 0x20);
    let node = 0;
    let found: Hit | undefined;
    for (let next = at; next < length; next += 1) {
      node = trie.step(node, codes[next] ?? 0);
      if (node < 0) break;
      const entry = entries[trie.value(node)];
      if (entry === undefined) continue;
      if (entry.spaced && (!wordStart || (!entry.open && isWordCode(codes[next + 1] ?? 0x20)))) continue;
      found = { from: at, to: next + 1, entry };
    }
    if (found === undefined) continue;
    hits.push(found);
    at = found.to - 1;
  }
  return hits;
}

const isClauseEnd = (code: number): boolean =>
  code === 0x2c || code === 0x2e || code === 0x3b || code === 0x21 || code === 0x3f || code === 0x3002 || code === 0x7e || code === 0x2026 || code === 0x3001;

/** What the lexicon and the rules say about a text, as contributions that add up. */
export function applyRules(text: NormalText): Contribution[] {
  const hits = findHits(text);
  const contributions: Contribution[] = [];
  const sides = contrastSides(text, hits);
  let modifiers: Hit[] = [];
  let previousEnd = 0;
  for (const hit of hits) {
    for (let at = previousEnd; at < hit.from; at += 1) if (isClauseEnd(text.codes[at] ?? 0)) modifiers = [];
    previousEnd = hit.to;
    const { entry } = hit;
    if (entry.role === 'negation' || entry.role === 'degree') modifiers.push(hit);
    if (entry.role !== 'lexicon' && entry.role !== 'finance' && entry.role !== 'emoji') continue;
    let value = entry.value;
    contributions.push({ from: hit.from, to: hit.to, value, kind: entry.role, language: entry.language });
    const change = (next: number, by: { from: number; to: number }, kind: EvidenceKind): void => {
      contributions.push({ from: by.from, to: by.to, value: next - value, kind, language: entry.language });
      value = next;
    };
    if (entry.role !== 'emoji') {
      for (const modifier of modifiers.toReversed()) {
        if (hit.from - modifier.to > reach[modifier.entry.language]) break;
        if (modifier.entry.role === 'degree') change(value * modifier.entry.value, modifier, 'degree');
        else change(value * (value > 0 ? -0.8 : -0.5), modifier, 'negation');
      }
      modifiers = [];
    }
    const mark = exclamationAfter(text, hit.to);
    if (mark !== undefined) change(value * 1.2, mark, 'exclamation');
    const side = sides.find(({ from, to }) => hit.from >= from && hit.from < to);
    if (side !== undefined) change(value * side.factor, side.by, 'contrast');
  }
  return contributions;
}

interface Side { readonly from: number; readonly to: number; readonly factor: number; readonly by: Hit }

/** Stretches of the text that a contrast makes heavier (after "but") or lighter (before it). */
function contrastSides(text: NormalText, hits: readonly Hit[]): Side[] {
  const sides: Side[] = [];
  for (const by of hits) {
    if (by.entry.role !== 'contrast') continue;
    let from = by.from;
    while (from > 0 && !isSentenceEnd(text.codes[from - 1] ?? 0)) from -= 1;
    let to = by.to;
    while (to < text.length && !isSentenceEnd(text.codes[to] ?? 0)) to += 1;
    sides.push({ from, to: by.from, factor: beforeContrast, by }, { from: by.to, to, factor: afterContrast, by });
  }
  return sides;
}

const isSentenceEnd = (code: number): boolean => code === 0x2e || code === 0x21 || code === 0x3f || code === 0x3002 || code === 0x3b;

/** The exclamation mark that ends the clause after a hit. */
function exclamationAfter(text: NormalText, at: number): { from: number; to: number } | undefined {
  for (let next = at; next < text.length && next < at + 40; next += 1) {
    const code = text.codes[next] ?? 0;
    if (code === 0x21) return { from: next, to: next + 1 };
    if (isClauseEnd(code)) return undefined;
  }
  return undefined;
}
