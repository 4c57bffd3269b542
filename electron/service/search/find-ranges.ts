import type { QueryNode } from '#shared/query/ast.ts';
import { parseQuery } from '#shared/query/parse.ts';
import { foldBuffer, foldIntoBuffer } from './fold.ts';
import { findLeaf, positiveTextNodes, prepareLeaf } from './text-leaf.ts';
import type { TextLeaf } from './text-leaf.ts';

/** A hit in a text: code points, 0-based, half-open. */
export type TextRange = readonly [start: number, end: number];

/**
 * The hits of a query in a text, for highlighting and auto-coding: every occurrence of each text that the query asks
 * for (not of those it excludes), ascending. Occurrences of one text do not overlap; overlapping hits of
 * different texts are joined.
 */
export function findRanges(text: string, query: QueryNode | null): TextRange[] {
  return findLeafRanges(text, positiveTextNodes(query).map((node) => prepareLeaf(node)));
}

/** A function that finds the hits of a query in one text after the other; folds the query once. */
export function rangeFinder(query: string | QueryNode | null): (text: string) => TextRange[] {
  const node = typeof query === 'string' ? parseQuery(query).node : query;
  const leaves = positiveTextNodes(node).map((child) => prepareLeaf(child));
  return (text) => findLeafRanges(text, leaves);
}

/** As `findRanges`, for leaves prepared once and used on many texts. */
export function findLeafRanges(text: string, leaves: readonly TextLeaf[]): TextRange[] {
  if (leaves.length === 0) return [];
  const length = foldIntoBuffer(text);
  const codes = foldBuffer();
  const found: [number, number][] = [];
  for (const leaf of leaves) {
    const size = leaf.codes.length;
    for (let start = findLeaf(codes, length, leaf, 0); start >= 0; start = findLeaf(codes, length, leaf, start + size)) {
      found.push([start, start + size]);
    }
  }
  if (leaves.length === 1) return found;
  found.sort((left, right) => left[0] - right[0] || left[1] - right[1]);
  const joined: [number, number][] = [];
  for (const range of found) {
    const previous = joined.at(-1);
    if (previous !== undefined && range[0] < previous[1]) previous[1] = Math.max(previous[1], range[1]);
    else joined.push(range);
  }
  return joined;
}
