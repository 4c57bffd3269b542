import { useEffect, useId, useImperativeHandle, useMemo, type KeyboardEvent, type MouseEvent, type Ref } from 'react';
import type { MessageSort, MessageSortColumn } from '#shared/contracts/messages.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { fitColumns, type SizedColumn } from './columns.ts';
import { GridHead } from './grid-head.tsx';
import { GridRow } from './grid-row.tsx';
import type { CellContext } from './message-cell.tsx';
import { OverviewRuler } from './overview-ruler.tsx';
import type { RowPages } from './row-pages.ts';
import { isSelected, type RowSelection } from './row-selection.ts';
import type { Density } from './table-params.ts';
import { useRowWindow } from './use-row-window.ts';
import styles from './message-grid.module.css';

/** What the editor asks of the grid. */
export interface GridHandle {
  reveal(index: number, place?: 'nearest' | 'middle'): void;
  isAtEnd(): boolean;
  focus(): void;
}

/** What a click or key means for a row. */
export type RowGesture = 'move' | 'toggle' | 'extend';

export interface MessageGridProps {
  readonly ref: Ref<GridHandle>;
  readonly count: number;
  readonly pages: RowPages;
  /** Grows whenever rows have come, so that they are shown. */
  readonly version: number;
  readonly density: Density;
  readonly columns: readonly SizedColumn[];
  readonly sort: readonly MessageSort[];
  readonly selection: RowSelection;
  readonly ticked: 'none' | 'some' | 'all';
  /** Index of the row the keyboard is on, or -1. */
  readonly cursor: number;
  readonly context: Pick<CellContext, 'codes' | 'tags'>;
  readonly marks: { readonly hits: Int32Array | undefined; readonly selected: Int32Array | undefined };
  readonly onSort: (column: MessageSortColumn, add: boolean) => void;
  readonly onResize: (column: string, width: number) => void;
  readonly onMoveColumn: (column: string, before: string | undefined) => void;
  readonly onTickAll: () => void;
  readonly onRow: (index: number, gesture: RowGesture) => void;
  readonly onOpen: (index: number) => void;
  readonly onContextMenu: (index: number, at: { readonly x: number; readonly y: number }) => void;
}

const rowHeights: Record<Density, number> = { compact: 22, normal: 28, full: 66 };
const headHeight = 26;
const tickWidth = 34;

/** The table itself: column heads, the rows in sight, and the ruler that scrolls it. */
export function MessageGrid(props: MessageGridProps) {
  const { count, pages, density, cursor, selection, onRow } = props;
  const t = useT();
  const format = useFormat();
  const base = useId();
  const full = density === 'full';
  const window = useRowWindow({ count, rowHeight: rowHeights[density], variable: full, headHeight });
  const { first, last, scroller, reveal } = window;
  useEffect(() => pages.show(first, last), [pages, first, last, count, props.version]);
  useImperativeHandle(props.ref, () => ({
    reveal,
    isAtEnd: window.isAtEnd,
    focus: () => scroller.current?.focus(),
  }));

  const { sort } = props;
  const { columns, folded } = useMemo(
    () => fitColumns(props.columns, window.width === 0 ? Infinity : window.width - tickWidth, new Set(sort.map(({ column }) => column))),
    [props.columns, window.width, sort],
  );
  const { codes, tags } = props.context;
  const context = useMemo<CellContext>(() => ({ t, format, codes, tags, full }), [t, format, codes, tags, full]);
  const flexible = columns.some(({ column }) => column.id === 'message') ? 'message' : undefined;
  const template = [
    `${tickWidth}px`,
    ...columns.map(({ column, width }) => (column.id === flexible ? `minmax(${width}px, 1fr)` : `${width}px`)),
    ...(flexible === undefined ? ['1fr'] : []),
  ].join(' ');

  const leastWidth = columns.reduce((sum, { width }) => sum + width, tickWidth);

  function indexOf(event: MouseEvent): number | undefined {
    const row = event.target instanceof Element ? event.target.closest('[data-index]') : null;
    const index = Number(row?.getAttribute('data-index') ?? Number.NaN);
    return Number.isNaN(index) ? undefined : index;
  }

  function onClick(event: MouseEvent): void {
    const index = indexOf(event);
    if (index === undefined) return;
    const onTick = event.target instanceof Element && event.target.closest('[data-tick]') !== null;
    onRow(index, event.shiftKey ? 'extend' : event.ctrlKey || event.metaKey || onTick ? 'toggle' : 'move');
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.altKey || event.metaKey || (event.target instanceof Element && event.target.closest('[role="columnheader"]') !== null)) return;
    const page = Math.max(1, Math.floor(window.viewport / rowHeights[density]) - 1);
    const steps: Record<string, number> = {
      ArrowDown: cursor + 1,
      ArrowUp: cursor < 0 ? count - 1 : cursor - 1,
      PageDown: cursor + page,
      PageUp: cursor - page,
      Home: 0,
      End: count - 1,
    };
    const target = steps[event.key];
    if (target === undefined || count === 0) return;
    event.preventDefault();
    const index = Math.min(Math.max(0, target), count - 1);
    reveal(index);
    onRow(index, event.shiftKey ? 'extend' : 'move');
  }

  const rows = [];
  for (let index = first; index <= last; index++) {
    const row = pages.row(index);
    rows.push(
      <GridRow
        key={index}
        id={`${base}${index}`}
        index={index}
        row={row}
        selected={row !== undefined && isSelected(selection, row.id)}
        current={index === cursor}
        columns={columns}
        context={context}
      />,
    );
  }

  return (
    <div className={styles.grid} style={{ '--columns': template, '--least-width': `${leastWidth}px`, '--row-height': `${rowHeights[density]}px` }}>
      <div
        ref={scroller}
        id={`${base}grid`}
        role="grid"
        aria-label={t('messages.title')}
        aria-rowcount={count + 1}
        aria-colcount={columns.length + 1}
        aria-multiselectable="true"
        aria-activedescendant={cursor >= first && cursor <= last ? `${base}${cursor}` : undefined}
        tabIndex={0}
        data-autofocus=""
        data-context="listFocus messagesFocus"
        className={styles.scroller}
        onScroll={window.onScroll}
        onKeyDown={onKeyDown}
      >
        <div role="presentation" className={styles.canvas} style={{ height: window.canvasHeight + headHeight }}>
          <GridHead
            columns={columns}
            sort={props.sort}
            onSort={props.onSort}
            onResize={props.onResize}
            onMove={props.onMoveColumn}
            ticked={props.ticked}
            onTickAll={props.onTickAll}
            flexible={flexible}
            folded={folded}
          />
          <div role="presentation" className={styles.viewport} style={{ height: window.viewport }}>
            <div
              ref={window.layer}
              role="rowgroup"
              className={styles.layer}
              onClick={onClick}
              onDoubleClick={(event) => {
                const index = indexOf(event);
                if (index !== undefined) props.onOpen(index);
              }}
              onContextMenu={(event) => {
                const index = indexOf(event);
                if (index === undefined) return;
                event.preventDefault();
                onRow(index, 'move');
                props.onContextMenu(index, { x: event.clientX, y: event.clientY });
              }}
            >
              {rows}
            </div>
          </div>
        </div>
      </div>
      <OverviewRuler
        position={window.position}
        extent={window.extent}
        onGoTo={window.goToShare}
        hits={props.marks.hits}
        selected={props.marks.selected}
        label={t('messages.ruler')}
        controls={`${base}grid`}
        hint={(share) => t('messages.rowOf', {
          row: format.number(Math.min(count, Math.floor(share * count) + 1)),
          total: format.number(count),
        })}
      />
    </div>
  );
}
