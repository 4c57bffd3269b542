import { Kbd } from '#renderer/base/kbd.tsx';
import { Icon } from '#renderer/base/icon.tsx';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import styles from './messages-editor.module.css';

export interface TableFootProps {
  readonly cursor: number;
  readonly count: number;
  readonly total: number;
  readonly unindexed: number;
  /** Rows the table would have if it were made now. */
  readonly newCount: number | undefined;
  readonly onRefresh: () => void;
  readonly hasHits: boolean;
  readonly hasSelected: boolean;
  /** Messages of the view that are coded, where the ruler shows them. */
  readonly coded: number | undefined;
}

/** Where the reader is, of how many, and what the ruler's colours mean. */
export function TableFoot({ cursor, count, total, unindexed, newCount, onRefresh, hasHits, hasSelected, coded }: TableFootProps) {
  const t = useT();
  const format = useFormat();
  const share = total === 0 ? 0 : count / total;
  return (
    <div className={styles.foot}>
      {cursor >= 0 && <span>{t('messages.rowOf', { row: format.number(cursor + 1), total: format.number(count) })}</span>}
      <span>{t('messages.filtered', { count: format.number(count), total: format.number(total), share: format.percent(share) })}</span>
      {coded !== undefined && <span>{t('messages.codedCount', { count: format.number(coded) })}</span>}
      {unindexed > 0 && <span>{t('messages.unindexed', { count: format.number(unindexed) })}</span>}
      {newCount !== undefined && (
        <button type="button" className={styles.newRows} onClick={onRefresh}>
          <Icon name="refresh" size={12} />
          {newCount > count
            ? t('messages.newRows', { count: newCount - count, rows: format.number(newCount - count) })
            : t('messages.changedRows')}
        </button>
      )}
      <span className={styles.grow} />
      {hasHits && <span className={styles.legend}><i className={styles.hitSwatch} />{t('messages.coded')}</span>}
      {hasSelected && <span className={styles.legend}><i className={styles.selectedSwatch} />{t('messages.selectedLegend')}</span>}
      <button type="button" className={styles.goTo} onClick={() => runCommand('messages.goToRow')}>
        {t('messages.command.goToRow')} <Kbd keys={['Ctrl+G']} />
      </button>
    </div>
  );
}
