import { useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useRowHeight } from './use-row-height.ts';
import type { DropPosition } from './use-row-drag.ts';
import { VirtualRows, type RowModel, type RowState } from './virtual-rows.tsx';
import styles from './tree.module.css';

export interface ListItem<Value> {
  readonly id: string;
  readonly text: string;
  readonly value: Value;
  /** A heading between items. */
  readonly inert?: boolean;
}

export interface ListProps<Value> {
  readonly label: string;
  readonly items: readonly ListItem<Value>[];
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (ids: ReadonlySet<string>, focused: string) => void;
  readonly renderRow: (item: ListItem<Value>, state: RowState) => ReactNode;
  readonly onActivate?: (item: ListItem<Value>, gesture: 'enter' | 'click' | 'double-click') => void;
  readonly onContextMenu?: (item: ListItem<Value>, at: { readonly x: number; readonly y: number }) => void;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLDivElement>, focused: ListItem<Value> | undefined) => void;
  readonly onMove?: (ids: readonly string[], target: string, position: DropPosition) => void;
  /** See {@link VirtualRows}. */
  readonly onDragOut?: (ids: readonly string[], transfer: DataTransfer) => void;
  readonly onReach?: (index: number) => void;
  readonly multiple?: boolean;
  /** Fixed height of every row in px; default that of the density. */
  readonly rowHeight?: number;
  readonly context?: string;
  readonly className?: string | undefined;
  readonly autoFocus?: boolean;
  /** Without the usual row padding. */
  readonly bare?: boolean;
}

/** A virtualised list with the tree's keyboard and selection. */
export function List<Value>(props: ListProps<Value>) {
  const { items, onActivate, onContextMenu, onKeyDown } = props;
  const usualHeight = useRowHeight();
  const [focused, setFocused] = useState<string | undefined>(undefined);
  const focusedId = focused ?? [...props.selected][0];
  const { rows, byId } = useMemo(() => {
    const selectable = items.filter((item) => item.inert !== true).length;
    let place = 0;
    const models = items.map((item): RowModel => {
      if (item.inert !== true) place += 1;
      return { id: item.id, depth: 0, position: place, setSize: selectable, text: item.text, ...(item.inert === true ? { inert: true } : {}) };
    });
    return { rows: models, byId: new Map(items.map((item) => [item.id, item])) };
  }, [items]);
  return (
    <VirtualRows
      role="listbox"
      label={props.label}
      rows={rows}
      rowHeight={props.rowHeight ?? usualHeight}
      selected={props.selected}
      onSelect={props.onSelect}
      multiple={props.multiple ?? false}
      focusedId={focusedId}
      onFocusRow={setFocused}
      onMove={props.onMove}
      onDragOut={props.onDragOut}
      onReach={props.onReach}
      context={props.context}
      className={props.className}
      autoFocus={props.autoFocus}
      onActivate={
        onActivate &&
        ((id, gesture) => {
          const item = byId.get(id);
          if (item !== undefined) onActivate(item, gesture);
        })
      }
      onContextMenu={
        onContextMenu &&
        ((id, at) => {
          const item = byId.get(id);
          if (item !== undefined) onContextMenu(item, at);
        })
      }
      onKeyDown={onKeyDown && ((event) => onKeyDown(event, focusedId === undefined ? undefined : byId.get(focusedId)))}
      renderRow={(index, state) => {
        const item = items[index];
        if (item === undefined) return null;
        const content = props.renderRow(item, state);
        return props.bare === true ? content : <div className={styles.leaf}>{content}</div>;
      }}
    />
  );
}
