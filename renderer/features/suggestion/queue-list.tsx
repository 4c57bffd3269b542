import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { QueuedProposal } from '#shared/contracts/suggestion.ts';
import { classNames } from '#renderer/base/class-names.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { openEditor } from '#renderer/workbench/editor-service/editor-service.ts';
import { publishQueue } from './active-queue.ts';
import { QueueRow } from './queue-row.tsx';
import type { Queue } from './use-queue.ts';
import styles from './suggestion.module.css';

const estimatedHeight = 74;
/** Rows before the end at which the next page is asked for. */
const ahead = 20;

interface QueueListProps {
  readonly queue: Queue;
  readonly active: boolean;
  /** Told which row is under the cursor. */
  readonly onCurrent: (row: QueuedProposal) => void;
}

/** The proposals as a list, one under the cursor: `a` accepts it, `x` rejects it, and the next one is then in its place. */
export function QueueList({ queue, active, onCurrent }: QueueListProps) {
  const t = useT();
  const scroller = useRef<HTMLDivElement>(null);
  const { rows, settle, more, hasMore, total } = queue;
  const [wanted, setWanted] = useState<Cursor>({ index: 0, key: undefined });
  const cursor = cursorIn(rows, wanted);
  const setCursor = (index: number) => setWanted({ index, key: keyOf(rows[index]) });
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimatedHeight,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 6,
  });
  const items = virtualizer.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && lastShown >= rows.length - ahead) more();
  });
  const current = rows[cursor];
  useEffect(() => {
    const list = scroller.current;
    // Where proposals come only after the editor has got the keyboard, it is passed on.
    if (active && list !== null && document.activeElement?.contains(list) === true) list.focus();
  }, [active]);
  useEffect(() => (active ? publishQueue({ current: () => current, settle }) : undefined), [active, current, settle]);
  useEffect(() => {
    setWanted({ index: cursor, key: keyOf(current) });
    if (current !== undefined) onCurrent(current);
  }, [cursor, current, onCurrent]);

  const onKeyDown = (event: KeyboardEvent) => {
    const page = 8;
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: cursor + 1, ArrowUp: cursor - 1, j: cursor + 1, k: cursor - 1, Home: 0, End: rows.length - 1, PageDown: cursor + page, PageUp: cursor - page,
    };
    const next = moves[event.key];
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (next !== undefined) {
      const kept = Math.min(rows.length - 1, Math.max(0, next));
      setCursor(kept);
      virtualizer.scrollToIndex(kept);
    } else if (event.key === 'Enter' && current !== undefined) openProposal(current);
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={scroller}
      className={styles.list}
      role="grid"
      aria-label={t('suggestion.queue.label')}
      aria-rowcount={total ?? rows.length}
      aria-activedescendant={current === undefined ? undefined : `suggestion-${current.id}`}
      tabIndex={0}
      data-autofocus=""
      data-context="suggestionsFocus"
      onKeyDown={onKeyDown}
    >
      <div role="presentation" className={styles.canvas} style={{ height: virtualizer.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          return (
            <div
              key={item.key}
              ref={virtualizer.measureElement}
              data-index={item.index}
              id={`suggestion-${row.id}`}
              role="row"
              aria-rowindex={item.index + 1}
              aria-selected={item.index === cursor}
              className={classNames(styles.row, item.index === cursor && styles.cursor)}
              style={{ transform: `translateY(${item.start}px)` }}
              onClick={() => setCursor(item.index)}
              onDoubleClick={() => openProposal(row)}
            >
              <QueueRow row={row} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** The row that the cursor is on, by place and by what it proposes. */
interface Cursor {
  readonly index: number;
  readonly key: string | undefined;
}

const keyOf = (row: QueuedProposal | undefined) => (row === undefined ? undefined : `${row.message} ${row.code}`);

/** Where the cursor is in a list that may have changed: with its row wherever that is now, in its place where it is gone. */
function cursorIn(rows: readonly QueuedProposal[], { index, key }: Cursor): number {
  if (keyOf(rows[index]) === key) return index;
  const found = rows.findIndex((row) => keyOf(row) === key);
  return found === -1 ? Math.min(index, rows.length - 1) : found;
}

/** Shows a passage in its conversation, in a tab that the next one takes over. */
export function openProposal({ conversation, message, span }: Pick<QueuedProposal, 'conversation' | 'message' | 'span'>): void {
  openEditor(
    { type: 'conversation', id: String(conversation), params: { message, ...(span === null ? {} : { start: span.start, end: span.end }) } },
    { preview: true },
  );
}
