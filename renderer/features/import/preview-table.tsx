import { useMemo } from 'react';
import type { ColumnGuess, ColumnMapping, ImportField, InspectResult } from '#shared/contracts/import.ts';
import { classNames } from '#renderer/base/class-names.ts';
import { Icon } from '#renderer/base/icon.tsx';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { rejectText } from '#renderer/platform/rejects/reject-text.ts';
import { showContextMenu } from '#renderer/workbench/menus/context-menu-store.ts';
import { fieldMenu } from './field-menu.ts';
import styles from './preview-table.module.css';

type PreviewReject = InspectResult['previewRejects'][number];

interface PreviewTableProps {
  readonly answer: InspectResult;
  readonly columns: readonly ColumnGuess[];
  readonly locked: boolean;
  readonly onChoose: (mapping: ColumnMapping) => void;
}

const monoFields: ReadonlySet<ImportField> = new Set(['id', 'conversation']);
const figureFields: ReadonlySet<ImportField> = new Set(['rating', 'likes', 'shares', 'comments', 'views', 'followers']);
/** Width of a character of each kind and the bounds of a column, in pixels; the text column takes what is left. */
const widths = { wide: 12, narrow: 6.4, padding: 17, least: 72, most: 180 } as const;

/** The least width of the text column, in pixels. */
const textWidth = 180;

/** The first rows as they will be imported, with the field of each column in the header. */
export function PreviewTable({ answer, columns, locked, onChoose }: PreviewTableProps) {
  const t = useT();
  const format = useFormat();
  const rows = useMemo(() => mergeRows(answer), [answer]);
  const columnWidths = useMemo(() => columns.map((column, index) => widthOf(answer, column, index, chipText(column, t))), [answer, columns, t]);
  const total = columnWidths.reduce((sum, width) => sum + width, 0);
  return (
    <div className={styles.scroller} tabIndex={0} role="region" aria-label={t('import.preview.label')} data-context="listFocus">
      <table className={styles.table} style={{ minWidth: total + 56 }}>
        <colgroup>
          <col style={{ width: 56 }} />
          {columns.map(({ column, field }, index) => (
            <col key={column} style={field === 'text' ? undefined : { width: columnWidths[index] }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th scope="col" className={styles.rowHead}>
              {t('import.preview.row')}
            </th>
            {columns.map((column) => (
              <th key={column.column} scope="col">
                <span className={styles.source} title={column.column}>
                  {column.column}
                </span>
                <FieldChip column={column} locked={locked} onChoose={onChoose} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, cells, reject }) =>
            cells === undefined ? (
              <tr key={row} className={styles.bad}>
                <td className={styles.number}>{format.number(row)}</td>
                <td colSpan={columns.length} title={reject?.raw}>
                  <Icon name="warn" size={12} className={styles.badIcon ?? ''} />
                  <span className={styles.reason}>{reject === undefined ? '' : rejectText(reject, t, format)}</span>
                  <span className={styles.raw}>{reject?.raw}</span>
                </td>
              </tr>
            ) : (
              <tr key={row}>
                <td className={classNames(styles.number, reject !== undefined && styles.badNumber)} title={reject === undefined ? undefined : rejectText(reject, t, format)}>
                  {reject !== undefined && <Icon name="warn" size={12} className={styles.badIcon ?? ''} />}
                  {format.number(row)}
                </td>
                {columns.map(({ column, field }, index) => {
                  const faulty = reject?.column === column;
                  const reason = faulty && reject !== undefined ? rejectText(reject, t, format) : undefined;
                  return (
                    <td
                      key={column}
                      title={reason ?? cells[index]}
                      className={classNames(
                        monoFields.has(field) && styles.mono,
                        figureFields.has(field) && styles.figure,
                        field === 'skip' && styles.skipped,
                        faulty && styles.faulty,
                      )}
                    >
                      {faulty && (cells[index] ?? '').trim() === '' ? reason : cells[index]}
                    </td>
                  );
                })}
              </tr>
            ),
          )}
        </tbody>
      </table>
    </div>
  );
}

interface FieldChipProps {
  readonly column: ColumnGuess;
  readonly locked: boolean;
  readonly onChoose: (mapping: ColumnMapping) => void;
}

function FieldChip({ column, locked, onChoose }: FieldChipProps) {
  const t = useT();
  const guessed = column.from === 'values';
  const text = chipText(column, t);
  return (
    <button
      type="button"
      disabled={locked}
      aria-haspopup="menu"
      aria-label={t(guessed ? 'import.chip.guessed' : 'import.chip.label', { column: column.column, field: text })}
      title={t(`import.chip.from.${column.from}`)}
      className={classNames(
        styles.chip,
        column.field === 'attribute' && styles.attribute,
        column.field === 'skip' && styles.skip,
        guessed && styles.guessed,
      )}
      onClick={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        showContextMenu(t('import.chip.menu', { column: column.column }), fieldMenu(column, t, onChoose), { x: box.left, y: box.bottom + 2 });
      }}
    >
      <span className={styles.chipText}>{guessed ? `${text}?` : text}</span>
      {!locked && <Icon name="down" size={12} />}
    </button>
  );
}

function chipText({ field, attribute, column }: ColumnMapping, t: (key: string, params?: Readonly<Record<string, string>>) => string): string {
  return field === 'attribute' ? t('import.field.attributeNamed', { name: attribute ?? column }) : t(`import.field.${field}`);
}

interface PreviewRow {
  readonly row: number;
  readonly cells: readonly string[] | undefined;
  readonly reject: PreviewReject | undefined;
}

/** Preview rows and unreadable ones in the order of the file. */
function mergeRows(answer: InspectResult): readonly PreviewRow[] {
  const rejects = new Map(answer.previewRejects.map((reject) => [reject.row, reject]));
  const rows: PreviewRow[] = answer.preview.map(({ row, cells }) => ({ row, cells, reject: rejects.get(row) }));
  const shown = new Set(answer.preview.map(({ row }) => row));
  for (const reject of answer.previewRejects) {
    if (!shown.has(reject.row)) rows.push({ row: reject.row, cells: undefined, reject });
  }
  return rows.sort((a, b) => a.row - b.row);
}

function lengthOf(text: string): number {
  let length = 0;
  for (const character of text.slice(0, 40)) length += /[\u2e80-\uffef]/u.test(character) ? widths.wide : widths.narrow;
  return length;
}

/** A width that fits the header, the chip and most cells. */
function widthOf(answer: InspectResult, { column, field }: ColumnMapping, index: number, chip: string): number {
  const head = Math.max(lengthOf(column) + 18, lengthOf(chip) + 44);
  if (field === 'text') return Math.max(textWidth, head);
  const lengths = answer.preview.map(({ cells }) => lengthOf(cells[index] ?? '') + widths.padding).toSorted((a, b) => a - b);
  const usual = lengths[Math.floor(lengths.length * 0.9)] ?? 0;
  return Math.round(Math.max(widths.least, head, Math.min(widths.most, usual)));
}
