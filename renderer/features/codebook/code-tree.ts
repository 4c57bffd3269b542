import type { Code } from '#shared/contracts/codebook.ts';
import type { TreeNode } from '#renderer/base/tree-model.ts';
import { fuzzyMatch, type MatchRange } from '#renderer/platform/fuzzy/fuzzy-match.ts';

/** A code in the tree, with the stretches of its name that the filter matched. */
export interface CodeNode {
  readonly code: Code;
  readonly ranges: readonly MatchRange[];
  /** Here only because one below it matched. */
  readonly passing: boolean;
}

export interface FilteredTree {
  readonly nodes: readonly TreeNode<CodeNode>[];
  /** Codes that match themselves. */
  readonly matches: number;
}

/** The codes in use as a tree; with a filter those that match, and the codes above them. Retired codes are listed apart. */
export function buildCodeTree(codes: readonly Code[], filter: string): FilteredTree {
  const below = new Map<number | null, Code[]>();
  const known = new Set(codes.filter((code) => !code.retired).map((code) => code.id));
  for (const code of codes) {
    if (code.retired) continue;
    // A code whose parent is retired moves up to the top of the list, so that it stays reachable.
    const parent = code.parent !== null && known.has(code.parent) ? code.parent : null;
    const siblings = below.get(parent);
    if (siblings === undefined) below.set(parent, [code]);
    else siblings.push(code);
  }
  let matches = 0;
  const build = (parent: number | null): readonly TreeNode<CodeNode>[] =>
    (below.get(parent) ?? []).flatMap((code) => {
      const children = build(code.id);
      const match = fuzzyMatch(filter, code.name);
      if (match !== undefined) matches += 1;
      if (match === undefined && children.length === 0) return [];
      const value = { code, ranges: match?.ranges ?? [], passing: match === undefined };
      return [{ id: String(code.id), text: code.name, value, ...(children.length > 0 ? { children } : {}) }];
    });
  return { nodes: build(null), matches };
}

/** Ids of every branch, for a filtered tree that stands open. */
export function branchIds(nodes: readonly TreeNode<unknown>[]): ReadonlySet<string> {
  const ids = new Set<string>();
  const walk = (siblings: readonly TreeNode<unknown>[]) => {
    for (const node of siblings) {
      if (node.children === undefined) continue;
      ids.add(node.id);
      walk(node.children);
    }
  };
  walk(nodes);
  return ids;
}
