import { memo } from 'react';
import type { MessageRow } from '#shared/contracts/messages.ts';
import { classNames } from '#renderer/base/class-names.ts';
import type { MessageColumn } from './columns.ts';
import { MessageCell, type CellContext } from './message-cell.tsx';
import styles from './message-grid.module.css';

export interface GridRowProps {
  readonly id: string;
  readonly index: number;
  readonly row: MessageRow | undefined;
  readonly selected: boolean;
  readonly current: boolean;
  readonly columns: readonly { readonly column: MessageColumn; readonly width: number }[];
  readonly context: CellContext;
}

/** Columns in the strong text colour, in fixed-width type, and the others. */
const looks: Partial<Record<MessageColumn['id'], string | undefined>> = {
  message: styles.message,
  participant: styles.mono,
  sourceId: styles.mono,
  conversation: styles.mono,
};

/** One row; a row that is still being read shows its place in words, not as a grey box. */
export const GridRow = memo(function GridRow({ id, index, row, selected, current, columns, context }: GridRowProps) {
  const { t, format } = context;
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-index={index}
      className={classNames(styles.row, selected && styles.selected, current && styles.current, context.full && styles.full)}
    >
      <div role="gridcell" aria-colindex={1} className={styles.tick} data-tick="">
        <span
          role="checkbox"
          aria-checked={selected}
          aria-label={t('messages.selectRow', { row: format.number(index + 1) })}
          className={styles.box}
        />
      </div>
      {columns.map(({ column, width }, place) => (
        <div
          key={column.id}
          role="gridcell"
          aria-colindex={place + 2}
          className={classNames(styles.cell, column.align === 'end' && styles.end, looks[column.id])}
        >
          {row === undefined
            ? column.id === 'message' && <span className={styles.faint}>{t('messages.rowComing', { row: format.number(index + 1) })}</span>
            : <MessageCell column={column.id} row={row} width={width} context={context} />}
        </div>
      ))}
    </div>
  );
});
