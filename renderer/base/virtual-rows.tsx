import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useRef, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { nextSelection, type SelectionGesture } from './row-selection.ts';
import { useRowDrag, type RowDragProps } from './use-row-drag.ts';
import styles from './virtual-rows.module.css';

/** One visible row, whatever it stands for. */
export interface RowModel {
  readonly id: string;
  readonly depth: number;
  /** Undefined for a leaf. */
  readonly expanded?: boolean;
  /** 1-based place among siblings, and their number. */
  readonly position: number;
  readonly setSize: number;
  /** Typed letters jump to the row whose text starts with them. */
  readonly text: string;
  /** Cannot be selected or focused (a heading). */
  readonly inert?: boolean;
}

export interface RowState {
  readonly selected: boolean;
  readonly focused: boolean;
}

export interface VirtualRowsProps extends RowDragProps {
  readonly role: 'tree' | 'listbox';
  readonly label: string;
  readonly rows: readonly RowModel[];
  readonly rowHeight: number;
  /** Height of a row that is not as high as the others. */
  readonly heightOf?: ((id: string) => number) | undefined;
  readonly onSelect: (ids: ReadonlySet<string>, focused: string) => void;
  readonly multiple: boolean;
  readonly focusedId: string | undefined;
  readonly onFocusRow: (id: string) => void;
  readonly renderRow: (index: number, state: RowState) => ReactNode;
  /** Enter and double click; a single click when `activateOnClick`. */
  readonly onActivate?: ((id: string, gesture: 'enter' | 'click' | 'double-click') => void) | undefined;
  readonly onToggle?: ((id: string, expanded: boolean) => void) | undefined;
  /** Left on a leaf or a closed row: its parent's id. */
  readonly parentOf?: ((id: string) => string | undefined) | undefined;
  readonly onContextMenu?: ((id: string, at: { readonly x: number; readonly y: number }) => void) | undefined;
  /** Keys that the rows do not use themselves. */
  readonly onKeyDown?: ((event: KeyboardEvent<HTMLDivElement>) => void) | undefined;
  /** Told the last row on screen, so that more can be fetched. */
  readonly onReach?: ((index: number) => void) | undefined;
  /** Whether typed letters, in lower case, find a row of this text; default: the text begins with them. */
  readonly findsTyped?: ((text: string, typed: string) => boolean) | undefined;
  /** Names for `data-context`, which when-clauses see while the rows have the keyboard. */
  readonly context?: string | undefined;
  readonly className?: string | undefined;
  readonly autoFocus?: boolean | undefined;
}

/** Scrolling rows with one keyboard, selection and drag behaviour; what {@link Tree} and {@link List} share. */
export function VirtualRows(props: VirtualRowsProps) {
  const { rows, rowHeight, selected, focusedId, role, multiple } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const anchor = useRef<string | undefined>(undefined);
  const typed = useRef({ text: '', at: 0 });
  const drag = useRowDrag({ ...props, nests: role === 'tree' });
  const base = useId();
  const heightAt = (index: number) => props.heightOf?.(rows[index]?.id ?? '') ?? rowHeight;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heightAt(index),
    overscan: 8,
    getItemKey: (index) => rows[index]?.id ?? index,
  });
  // Rows of one height need measuring only when that changes.
  const measured = props.heightOf === undefined ? undefined : rows;
  useEffect(() => virtualizer.measure(), [rowHeight, measured, virtualizer]);
  const reached = virtualizer.getVirtualItems().at(-1)?.index;
  const { onReach } = props;
  useEffect(() => {
    if (reached !== undefined) onReach?.(reached);
  }, [reached, onReach]);
  const focusedIndex = rows.findIndex((row) => row.id === focusedId);

  /** By keyboard: the row comes into sight. */
  function moveTo(index: number, gesture: SelectionGesture): void {
    if (rows[index]?.inert !== true) virtualizer.scrollToIndex(index, { align: 'auto' });
    choose(index, gesture);
  }

  /** Nothing scrolls under the pointer, or the second click of a double click would meet another row. */
  function choose(index: number, gesture: SelectionGesture): void {
    const row = rows[index];
    if (row === undefined || row.inert === true) return;
    props.onFocusRow(row.id);
    const effective = multiple ? gesture : 'replace';
    if (effective === 'focus') return;
    if (effective !== 'extend' || anchor.current === undefined) anchor.current = row.id;
    props.onSelect(
      nextSelection(rows.filter((other) => other.inert !== true).map((other) => other.id), selected, anchor.current, row.id, effective),
      row.id,
    );
  }

  function step(from: number, by: number, gesture: SelectionGesture): void {
    let index = from;
    const direction = Math.sign(by);
    for (let left = Math.abs(by); left > 0; left -= 1) {
      let next = index + direction;
      while (rows[next]?.inert === true) next += direction;
      if (rows[next] === undefined) break;
      index = next;
    }
    moveTo(index, gesture);
  }

  function typeAhead(letter: string): void {
    const now = performance.now();
    typed.current = { text: (now - typed.current.at > 800 ? '' : typed.current.text) + letter.toLowerCase(), at: now };
    const finds = props.findsTyped ?? ((text: string, letters: string) => text.toLowerCase().startsWith(letters));
    const start = typed.current.text.length === 1 ? focusedIndex + 1 : Math.max(0, focusedIndex);
    for (let offset = 0; offset < rows.length; offset += 1) {
      const index = (start + offset) % rows.length;
      const row = rows[index];
      if (row !== undefined && row.inert !== true && finds(row.text, typed.current.text)) {
        moveTo(index, 'replace');
        return;
      }
    }
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.target instanceof HTMLInputElement || event.defaultPrevented) return;
    const gesture: SelectionGesture = event.shiftKey ? 'extend' : event.ctrlKey || event.metaKey ? 'focus' : 'replace';
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowHeight) / rowHeight) - 1);
    const row = rows[focusedIndex];
    let used = true;
    if (event.key === 'ArrowDown') step(focusedIndex, 1, gesture);
    else if (event.key === 'ArrowUp') step(focusedIndex < 0 ? rows.length : focusedIndex, -1, gesture);
    else if (event.key === 'PageDown') step(focusedIndex, page, gesture);
    else if (event.key === 'PageUp') step(focusedIndex < 0 ? rows.length : focusedIndex, -page, gesture);
    else if (event.key === 'Home') step(-1, 1, gesture);
    else if (event.key === 'End') step(rows.length, -1, gesture);
    else if (event.key === 'ArrowRight' && row?.expanded === false) props.onToggle?.(row.id, true);
    else if (event.key === 'ArrowRight' && row?.expanded === true) step(focusedIndex, 1, gesture);
    else if (event.key === 'ArrowLeft' && row?.expanded === true) props.onToggle?.(row.id, false);
    else if (event.key === 'ArrowLeft' && row !== undefined) {
      const parent = props.parentOf?.(row.id);
      if (parent === undefined) used = false;
      else moveTo(rows.findIndex((other) => other.id === parent), 'replace');
    } else if (event.key === 'Enter' && row !== undefined && !event.ctrlKey && !event.altKey && !event.metaKey) {
      if (props.onActivate === undefined) used = false;
      else props.onActivate(row.id, 'enter');
    } else if (event.key === ' ' && row !== undefined) moveTo(focusedIndex, 'toggle');
    else if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey) && multiple) {
      props.onSelect(new Set(rows.filter((other) => other.inert !== true).map((other) => other.id)), row?.id ?? '');
    } else if ((event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) && row !== undefined) openMenuAt(row.id);
    else used = false;
    if (used) {
      event.preventDefault();
      return;
    }
    props.onKeyDown?.(event);
    if (!event.defaultPrevented && event.key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey && props.context === undefined) {
      typeAhead(event.key);
    }
  }

  function openMenuAt(id: string): void {
    const box = document.getElementById(`${base}${id}`)?.getBoundingClientRect();
    if (box !== undefined) props.onContextMenu?.(id, { x: box.left + 28, y: box.bottom });
  }

  function onClick(event: MouseEvent, index: number, id: string): void {
    const gesture: SelectionGesture = event.shiftKey ? 'extend' : event.ctrlKey || event.metaKey ? 'toggle' : 'replace';
    choose(index, gesture);
    if (gesture === 'replace') props.onActivate?.(id, event.detail > 1 ? 'double-click' : 'click');
  }

  const itemRole = role === 'tree' ? 'treeitem' : 'option';
  return (
    <div
      ref={scroller}
      role={role}
      aria-label={props.label}
      aria-multiselectable={multiple || undefined}
      aria-activedescendant={focusedIndex >= 0 ? `${base}${rows[focusedIndex]?.id ?? ''}` : undefined}
      tabIndex={0}
      data-autofocus={props.autoFocus === true ? '' : undefined}
      data-context={classNames('listFocus', props.context)}
      className={classNames(styles.scroller, props.className)}
      onKeyDown={onKeyDown}
      onFocus={() => {
        const first = rows.find((row) => row.inert !== true);
        if (focusedIndex < 0 && first !== undefined) props.onFocusRow(first.id);
      }}
    >
      <div className={styles.canvas} role="presentation" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          const state = { selected: selected.has(row.id), focused: row.id === focusedId };
          return (
            <div
              key={item.key}
              id={`${base}${row.id}`}
              // A heading counts as a part of a list, so that one without rows yet is still sound.
              role={row.inert === true ? 'group' : itemRole}
              aria-label={row.inert === true ? row.text : undefined}
              aria-level={role === 'tree' ? row.depth + 1 : undefined}
              aria-expanded={role === 'tree' ? row.expanded : undefined}
              aria-selected={row.inert === true ? undefined : state.selected}
              aria-posinset={row.inert === true ? undefined : row.position}
              aria-setsize={row.inert === true ? undefined : row.setSize}
              draggable={drag.draggable && row.inert !== true}
              className={classNames(styles.row, state.selected && styles.selected, state.focused && styles.focused)}
              style={{ height: item.size, transform: `translateY(${item.start}px)`, '--d': row.depth }}
              onClick={(event) => onClick(event, item.index, row.id)}
              onContextMenu={(event) => {
                if (props.onContextMenu === undefined || row.inert === true) return;
                event.preventDefault();
                if (!state.selected) choose(item.index, 'replace');
                props.onContextMenu(row.id, { x: event.clientX, y: event.clientY });
              }}
              {...drag.handlersOf(row.id)}
            >
              {props.renderRow(item.index, state)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
