import { useRef, useState, type DragEvent, type KeyboardEvent, type PointerEvent } from 'react';
import type { MessageSort, MessageSortColumn } from '#shared/contracts/messages.ts';
import { classNames } from '#renderer/base/class-names.ts';
import { Icon } from '#renderer/base/icon.tsx';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import type { MessageColumn } from './columns.ts';
import styles from './message-grid.module.css';

export interface GridHeadProps {
  readonly columns: readonly { readonly column: MessageColumn; readonly width: number }[];
  readonly sort: readonly MessageSort[];
  readonly onSort: (column: MessageSortColumn, add: boolean) => void;
  readonly onResize: (column: string, width: number) => void;
  readonly onMove: (column: string, before: string | undefined) => void;
  readonly ticked: 'none' | 'some' | 'all';
  readonly onTickAll: () => void;
  /** The element inside which Alt with arrows resizes; the message column takes what is left. */
  readonly flexible: string | undefined;
  /** Columns left out while the table is narrow. */
  readonly folded: readonly MessageColumn[];
}

/** Pixels a key press changes a column's width by. */
const resizeStep = 16;

/** The column heads: click to sort, drag to move, drag the edge to resize; all of it also by keyboard. */
export function GridHead({ columns, sort, onSort, onResize, onMove, ticked, onTickAll, flexible, folded }: GridHeadProps) {
  const t = useT();
  const dragged = useRef<string | undefined>(undefined);
  const [target, setTarget] = useState<string | undefined>(undefined);

  function onKeyDown(event: KeyboardEvent<HTMLButtonElement>, index: number): void {
    const entry = columns[index];
    if (entry === undefined || !event.altKey) return;
    const direction = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (direction === 0) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.shiftKey) onMove(entry.column.id, columns[direction > 0 ? index + 2 : index - 1]?.column.id);
    else onResize(entry.column.id, entry.width + direction * resizeStep);
  }

  function startResize(event: PointerEvent<HTMLSpanElement>, id: string): void {
    event.preventDefault();
    event.stopPropagation();
    const handle = event.currentTarget;
    const start = event.clientX;
    const width = handle.parentElement?.getBoundingClientRect().width ?? 0;
    handle.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent) => onResize(id, width + moved.clientX - start);
    const end = () => {
      handle.removeEventListener('pointermove', move);
      handle.removeEventListener('pointerup', end);
      handle.removeEventListener('pointercancel', end);
    };
    handle.addEventListener('pointermove', move);
    handle.addEventListener('pointerup', end);
    handle.addEventListener('pointercancel', end);
  }

  function onDrop(event: DragEvent<HTMLElement>, id: string): void {
    event.preventDefault();
    setTarget(undefined);
    if (dragged.current !== undefined && dragged.current !== id) onMove(dragged.current, id);
    dragged.current = undefined;
  }

  return (
    <div role="row" aria-rowindex={1} data-context="messagesHead" className={styles.head}>
      <div role="columnheader" aria-colindex={1} className={styles.tick}>
        <button
          type="button"
          role="checkbox"
          aria-checked={ticked === 'some' ? 'mixed' : ticked === 'all'}
          aria-label={t('messages.selectAll')}
          title={t('messages.selectAll')}
          className={styles.box}
          onClick={onTickAll}
        />
      </div>
      {columns.map(({ column }, index) => {
        const sorted = sort.findIndex((entry) => entry.column === column.sort);
        const entry = sort[sorted];
        const name = t(`messages.column.${column.id}`);
        return (
          <div
            key={column.id}
            role="columnheader"
            aria-colindex={index + 2}
            aria-sort={column.sort === undefined ? undefined : (entry?.direction ?? 'none')}
            draggable
            className={classNames(styles.headCell, column.align === 'end' && styles.end, entry !== undefined && styles.sorted, target === column.id && styles.drop)}
            onDragStart={(event) => {
              dragged.current = column.id;
              event.dataTransfer.effectAllowed = 'move';
              event.dataTransfer.setData('text/plain', '');
            }}
            onDragOver={(event) => {
              if (dragged.current === undefined) return;
              event.preventDefault();
              setTarget(column.id);
            }}
            onDragLeave={() => setTarget(undefined)}
            onDragEnd={() => setTarget(undefined)}
            onDrop={(event) => onDrop(event, column.id)}
          >
            <button
              type="button"
              className={styles.headButton}
              title={column.sort === undefined ? name : t('messages.sortBy', { column: name })}
              onClick={(event) => {
                if (column.sort !== undefined) onSort(column.sort, event.shiftKey);
              }}
              onKeyDown={(event) => onKeyDown(event, index)}
            >
              <span className={styles.headName}>{name}</span>
              {index === columns.length - 1 && folded.length > 0 && <Folded columns={folded} />}
              {entry !== undefined && <Icon name={entry.direction === 'ascending' ? 'arrow-up' : 'arrow-down'} size={12} />}
              {entry !== undefined && sort.length > 1 && <span className={styles.sortPlace}>{sorted + 1}</span>}
            </button>
            {column.id !== flexible && (
              <span aria-hidden="true" className={styles.resizer} draggable={false} onPointerDown={(event) => startResize(event, column.id)} onDragStart={(event) => event.preventDefault()} />
            )}
          </div>
        );
      })}
    </div>
  );
}

/** How many columns wait for more room, and which. */
function Folded({ columns }: { readonly columns: readonly MessageColumn[] }) {
  const t = useT();
  const names = columns.map(({ id }) => t(`messages.column.${id}`)).join(t('messages.folded.comma'));
  const text = t('messages.folded', { columns: names });
  return (
    <span className={styles.folded} title={text}>
      <span aria-hidden="true">+{columns.length}</span>
      <span className={styles.unseen}>{text}</span>
    </span>
  );
}
