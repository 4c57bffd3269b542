import type { QueryNode, TextMatch, TextNode } from '#shared/query/ast.ts';
import { foldCodes, isFoldedWord } from './fold.ts';

/** A text node made ready for comparing: folded, as code points. */
export interface TextLeaf {
  readonly match: TextMatch;
  readonly codes: Int32Array;
  readonly text: string;
}

/** Folds a text node. A word or a prefix that folds to something that is no word is looked for as a substring. */
export function prepareLeaf(node: TextNode): TextLeaf {
  const codes = foldCodes(node.value);
  const isWord = codes.length > 0 && codes.every((code) => isFoldedWord(code));
  return { match: isWord ? node.match : 'substring', codes, text: stringOf(codes, 0, codes.length) };
}

/** The string of codes[start, end). */
export function stringOf(codes: Int32Array, start: number, end: number): string {
  let text = '';
  for (let index = start; index < end; index += 4096) text += String.fromCodePoint(...codes.subarray(index, Math.min(end, index + 4096)));
  return text;
}

/** The text nodes whose hits make a message match: those not under a NOT. */
export function positiveTextNodes(node: QueryNode | null): TextNode[] {
  if (node === null || node.kind === 'field' || node.kind === 'not') return [];
  if (node.kind === 'text') return [node];
  return node.children.flatMap((child) => positiveTextNodes(child));
}

/**
 * Where a leaf is found next in folded code points, at or after `from`; -1 for nowhere.
 * An empty leaf is found nowhere.
 */
export function findLeaf(codes: Int32Array, length: number, leaf: TextLeaf, from: number): number {
  const wanted = leaf.codes;
  const first = wanted[0];
  if (first === undefined) return -1;
  const last = length - wanted.length;
  search: for (let start = from; start <= last; start += 1) {
    if (codes[start] !== first) continue;
    for (let index = 1; index < wanted.length; index += 1) if (codes[start + index] !== wanted[index]) continue search;
    if (leaf.match !== 'substring') {
      if (start > 0 && isFoldedWord(codes[start - 1] ?? 0)) continue;
      const end = start + wanted.length;
      if (leaf.match === 'word' && end < length && isFoldedWord(codes[end] ?? 0)) continue;
    }
    return start;
  }
  return -1;
}
