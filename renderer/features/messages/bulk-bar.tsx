import { Button } from '#renderer/base/button.tsx';
import { getCommand, runCommand } from '#renderer/platform/commands/command-registry.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import styles from './messages-editor.module.css';

export interface BulkBarProps {
  readonly selected: number;
  readonly count: number;
  readonly all: boolean;
  /** Query that finds the ticked messages, for an export; undefined where only ids are known. */
  readonly exportFilter: string | undefined;
  readonly onSelectAll: () => void;
  readonly onClear: () => void;
}

/** What can be done with the ticked messages. Docked below the rows, so that it covers none. */
export function BulkBar({ selected, count, all, exportFilter, onSelectAll, onClear }: BulkBarProps) {
  const t = useT();
  const format = useFormat();
  const total = format.number(count);
  return (
    <div className={styles.bulk} role="toolbar" aria-label={t('messages.bulk')} data-context="messagesBulk">
      <b className={styles.bulkCount}>{t('messages.selected', { count: selected, selected: format.number(selected) })}</b>
      <span className={styles.muted}>{t('messages.ofTotal', { total })}</span>
      <span className={styles.separator} />
      <Button kind="primary" icon="codebook" keys={['t']} onClick={() => runCommand('messages.addCode')}>{t('messages.command.addCode')}</Button>
      <Button kind="flat" icon="x" onClick={() => runCommand('messages.removeCode')}>{t('messages.command.removeCode')}</Button>
      <Button kind="flat" icon="tag" onClick={() => runCommand('messages.addTag')}>{t('messages.command.addTag')}</Button>
      <Button kind="flat" icon="close" onClick={() => runCommand('messages.removeTag')}>{t('messages.command.removeTag')}</Button>
      {selected === 1 && <Button kind="flat" icon="memo" keys={['m']} onClick={() => runCommand('messages.addMemo')}>{t('messages.command.addMemo')}</Button>}
      {exportFilter !== undefined && getCommand('export.open') !== undefined && (
        <Button kind="flat" icon="export" onClick={() => runCommand('export.open', { filter: exportFilter })}>{t('messages.export')}</Button>
      )}
      <span className={styles.grow} />
      {!all && <Button kind="flat" onClick={onSelectAll}>{t('messages.selectAllOf', { total })}</Button>}
      <Button kind="flat" keys={['Esc']} onClick={onClear}>{t('messages.clear')}</Button>
    </div>
  );
}
