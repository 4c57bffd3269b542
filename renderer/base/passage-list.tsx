import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { classNames } from './class-names.ts';
import styles from './passage-list.module.css';

/** Rows before the end at which the next page is asked for. */
const ahead = 20;
/** Rows that PageUp and PageDown pass over. */
const page = 8;

/** The place of a list's cursor and how it is moved. */
export interface ListCursor {
  readonly index: number;
  readonly move: (index: number) => void;
}

/**
 * A cursor in a list that may change under it: it stays with its row wherever that is now, and in its place where the
 * row is gone. `keyOf` tells rows apart.
 */
export function useListCursor<Row>(rows: readonly Row[], keyOf: (row: Row) => string): ListCursor {
  const keyAt = (index: number) => {
    const row = rows[index];
    return row === undefined ? undefined : keyOf(row);
  };
  const [wanted, setWanted] = useState<{ readonly index: number; readonly key: string | undefined }>({ index: 0, key: keyAt(0) });
  const move = (index: number) => setWanted({ index, key: keyAt(index) });
  let { index } = wanted;
  if (keyAt(index) !== wanted.key) {
    const found = rows.findIndex((row) => keyOf(row) === wanted.key);
    index = found === -1 ? Math.max(0, Math.min(index, rows.length - 1)) : found;
    move(index);
  }
  return { index, move };
}

export interface PassageListProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  /** How many there are, of which `rows` are the first. */
  readonly total: number;
  readonly hasMore: boolean;
  readonly onMore: () => void;
  /** Tells rows apart, also from those of other lists: it becomes an element's id. */
  readonly keyOf: (row: Row) => string;
  readonly cursor: ListCursor;
  /** Opens a row: by Enter, and by a click or a double click. */
  readonly onOpen: (row: Row) => void;
  readonly opensOn: 'click' | 'double-click';
  /** A grid's rows render cells. */
  readonly role: 'listbox' | 'grid';
  readonly renderRow: (row: Row) => ReactNode;
  /** px, until a row has been measured. */
  readonly estimatedHeight: number;
  readonly context: string;
  readonly scroller: RefObject<HTMLDivElement | null>;
}

/** Passages of any height below each other, one under the cursor, of which only those in view are rendered. */
export function PassageList<Row>(props: PassageListProps<Row>) {
  const { rows, keyOf, cursor, onOpen, role, hasMore, onMore, scroller } = props;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => props.estimatedHeight,
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : keyOf(row);
    },
    overscan: 6,
  });
  const items = virtualizer.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && lastShown >= rows.length - ahead) onMore();
  });
  const current = rows[cursor.index];

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const { index } = cursor;
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: index + 1, ArrowUp: index - 1, j: index + 1, k: index - 1, Home: 0, End: rows.length - 1, PageDown: index + page, PageUp: index - page,
    };
    const next = moves[event.key];
    if (next !== undefined) {
      const kept = Math.min(rows.length - 1, Math.max(0, next));
      cursor.move(kept);
      virtualizer.scrollToIndex(kept);
    } else if (event.key === 'Enter' && current !== undefined) onOpen(current);
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={scroller}
      className={styles.list}
      role={role}
      aria-label={props.label}
      aria-rowcount={role === 'grid' ? props.total : undefined}
      aria-activedescendant={current === undefined ? undefined : keyOf(current)}
      tabIndex={0}
      data-autofocus=""
      data-context={props.context}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" className={styles.canvas} style={{ height: virtualizer.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          const place = item.index + 1;
          return (
            <div
              key={item.key}
              ref={virtualizer.measureElement}
              data-index={item.index}
              id={keyOf(row)}
              {...(role === 'grid' ? { role: 'row', 'aria-rowindex': place } : { role: 'option', 'aria-setsize': props.total, 'aria-posinset': place })}
              aria-selected={item.index === cursor.index}
              className={classNames(styles.row, props.opensOn === 'click' && styles.link, item.index === cursor.index && styles.cursor)}
              data-cursor={item.index === cursor.index ? '' : undefined}
              style={{ transform: `translateY(${item.start}px)` }}
              onClick={() => {
                cursor.move(item.index);
                if (props.opensOn === 'click') onOpen(row);
              }}
              onDoubleClick={() => props.opensOn === 'double-click' && onOpen(row)}
            >
              {props.renderRow(row)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
