import { useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Icon } from './icon.tsx';
import { useRowHeight } from './use-row-height.ts';
import type { DropPosition } from './use-row-drag.ts';
import { VirtualRows, type RowState } from './virtual-rows.tsx';
import { flattenTree, type TreeNode } from './tree-model.ts';
import styles from './tree.module.css';

export interface TreeProps<Value> {
  readonly label: string;
  readonly nodes: readonly TreeNode<Value>[];
  readonly expanded: ReadonlySet<string>;
  readonly onExpandedChange: (expanded: ReadonlySet<string>) => void;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (ids: ReadonlySet<string>, focused: string) => void;
  /** What stands after the indent and the arrow: icon or swatch, `.treeText`, count. See {@link TreeLabel}. */
  readonly renderRow: (node: TreeNode<Value>, state: RowState) => ReactNode;
  readonly onActivate?: (node: TreeNode<Value>, gesture: 'enter' | 'click' | 'double-click') => void;
  readonly onContextMenu?: (node: TreeNode<Value>, at: { readonly x: number; readonly y: number }) => void;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLDivElement>, focused: TreeNode<Value> | undefined) => void;
  /** Turns dragging on. */
  readonly onMove?: (ids: readonly string[], target: string, position: DropPosition) => void;
  readonly canDrop?: (ids: readonly string[], target: string, position: DropPosition) => boolean;
  readonly multiple?: boolean;
  readonly rowHeight?: number;
  /** See {@link VirtualRows}. */
  readonly findsTyped?: (text: string, typed: string) => boolean;
  /** Names for `data-context`; with them typed letters are left to keybindings. */
  readonly context?: string;
  readonly className?: string | undefined;
  readonly autoFocus?: boolean;
  /** Controlled focus, to reveal a node. */
  readonly focusedId?: string;
}

/** A virtualised tree: arrows, type-ahead, multi-select, drag to move. */
export function Tree<Value>(props: TreeProps<Value>) {
  const { nodes, expanded } = props;
  const usualHeight = useRowHeight();
  const flat = useMemo(() => flattenTree(nodes, expanded), [nodes, expanded]);
  const [ownFocus, setOwnFocus] = useState<string | undefined>(undefined);
  const [givenFocus, setGivenFocus] = useState(props.focusedId);
  if (givenFocus !== props.focusedId) {
    setGivenFocus(props.focusedId);
    setOwnFocus(props.focusedId);
  }
  const focusedId = ownFocus ?? [...props.selected][0];
  const nodeOf = (id: string | undefined) => (id === undefined ? undefined : flat.byId.get(id)?.node);

  function toggle(id: string, open: boolean): void {
    const next = new Set(expanded);
    if (open) next.add(id);
    else next.delete(id);
    props.onExpandedChange(next);
  }

  const { onActivate, onContextMenu, onKeyDown } = props;
  return (
    <VirtualRows
      role="tree"
      label={props.label}
      rows={flat.rows}
      rowHeight={props.rowHeight ?? usualHeight}
      selected={props.selected}
      onSelect={props.onSelect}
      multiple={props.multiple ?? false}
      focusedId={focusedId}
      onFocusRow={setOwnFocus}
      onToggle={toggle}
      parentOf={(id) => flat.byId.get(id)?.parent}
      onMove={props.onMove}
      canDrop={props.canDrop}
      findsTyped={props.findsTyped}
      context={props.context}
      className={props.className}
      autoFocus={props.autoFocus}
      onActivate={
        onActivate &&
        ((id, gesture) => {
          const node = nodeOf(id);
          if (node !== undefined) onActivate(node, gesture);
        })
      }
      onContextMenu={
        onContextMenu &&
        ((id, at) => {
          const node = nodeOf(id);
          if (node !== undefined) onContextMenu(node, at);
        })
      }
      onKeyDown={onKeyDown && ((event) => onKeyDown(event, nodeOf(focusedId)))}
      renderRow={(index, state) => {
        const row = flat.rows[index];
        const node = nodeOf(row?.id);
        if (row === undefined || node === undefined) return null;
        return (
          <div className={row.expanded === undefined ? styles.leaf : styles.branch}>
            {row.expanded !== undefined && (
              <span
                className={styles.arrow}
                onClick={(event) => {
                  event.stopPropagation();
                  toggle(row.id, row.expanded !== true);
                }}
              >
                <Icon name={row.expanded ? 'down' : 'right'} size={14} />
              </span>
            )}
            {props.renderRow(node, state)}
          </div>
        );
      }}
    />
  );
}

export interface TreeLabelProps {
  readonly children: ReactNode;
  /** Before the text: an icon name or an element such as a swatch. */
  readonly icon?: string;
  readonly swatch?: ReactNode;
  /** At the right edge, muted: a count. */
  readonly note?: ReactNode;
  readonly faint?: boolean;
  readonly title?: string;
}

/** The usual content of a tree or list row. */
export function TreeLabel({ children, icon, swatch, note, faint, title }: TreeLabelProps) {
  return (
    <>
      {swatch}
      {icon !== undefined && <Icon name={icon} size={14} className={styles.icon ?? ''} />}
      <span className={faint === true ? styles.faint : styles.text} title={title}>
        {children}
      </span>
      {note !== undefined && <span className={styles.note}>{note}</span>}
    </>
  );
}
