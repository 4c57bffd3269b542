import type { RowModel } from './virtual-rows.tsx';

/** A node; a branch has `children`, even if empty. */
export interface TreeNode<Value> {
  readonly id: string;
  /** For type-ahead. */
  readonly text: string;
  readonly value: Value;
  readonly children?: readonly TreeNode<Value>[];
}

export interface FlatTree<Value> {
  readonly rows: readonly RowModel[];
  readonly byId: ReadonlyMap<string, { readonly node: TreeNode<Value>; readonly parent: string | undefined }>;
}

/** The visible rows of a tree, in order, with depth and place among siblings. */
export function flattenTree<Value>(nodes: readonly TreeNode<Value>[], expanded: ReadonlySet<string>): FlatTree<Value> {
  const rows: RowModel[] = [];
  const byId = new Map<string, { node: TreeNode<Value>; parent: string | undefined }>();
  const walk = (siblings: readonly TreeNode<Value>[], depth: number, parent: string | undefined, visible: boolean) => {
    siblings.forEach((node, index) => {
      byId.set(node.id, { node, parent });
      const branch = node.children !== undefined && node.children.length > 0;
      const open = branch && expanded.has(node.id);
      if (visible) {
        rows.push({
          id: node.id,
          depth,
          position: index + 1,
          setSize: siblings.length,
          text: node.text,
          ...(branch ? { expanded: open } : {}),
        });
      }
      if (node.children !== undefined) walk(node.children, depth + 1, node.id, visible && open);
    });
  };
  walk(nodes, 0, undefined, true);
  return { rows, byId };
}
