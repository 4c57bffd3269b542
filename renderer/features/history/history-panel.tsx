import { useMemo, useState } from 'react';
import { historyContract, type HistoryEntry } from '#shared/contracts/history.ts';
import { Button } from '#renderer/base/button.tsx';
import { classNames } from '#renderer/base/class-names.ts';
import { EmptyState } from '#renderer/base/empty-state.tsx';
import frame from '#renderer/base/frame.module.css';
import { Icon } from '#renderer/base/icon.tsx';
import { List, type ListItem } from '#renderer/base/list.tsx';
import type { PanelProps } from '#renderer/platform/contribution.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useServiceCommand, useServiceQuery } from '#renderer/platform/rpc/use-service.ts';
import { dialogs } from '#renderer/workbench/dialogs/dialog-store.ts';
import { showContextMenu } from '#renderer/workbench/menus/context-menu-store.ts';
import { notifications } from '#renderer/workbench/notifications/notification-store.ts';
import { ViewError } from '#renderer/workbench/view-state/view-error.tsx';
import { historyFacts, historyText } from './history-text.ts';
import styles from './history.module.css';

const pageSize = 500;
const icons = { done: 'check', undone: 'undo', dropped: 'x' } as const;

/** The command log, the newest first, with undo back to any point. */
export function HistoryPanel(_: PanelProps) {
  const t = useT();
  const format = useFormat();
  const [limit, setLimit] = useState(pageSize);
  const log = useServiceQuery(historyContract.methods.list, { before: null, limit }, { tables: ['*'], keepPrevious: true });
  const undoTo = useServiceCommand(historyContract.methods.undoTo);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const entries = useMemo(() => log.data?.entries ?? [], [log.data]);
  const items = useMemo(
    () => entries.map((entry): ListItem<HistoryEntry> => ({ id: String(entry.id), text: historyText(entry, t), value: entry })),
    [entries, t],
  );

  async function goBack(entry: HistoryEntry): Promise<void> {
    const later = entries.filter((other) => other.id > entry.id && other.state === 'done').length;
    if (later === 0) return;
    const sure = await dialogs.confirm({
      title: t('history.undoTo.title', { count: later, number: format.number(later) }),
      message: t('history.undoTo.text'),
      confirmLabel: t('history.undoTo.confirm'),
    });
    if (!sure) return;
    try {
      const { undone } = await undoTo.mutateAsync({ command: entry.id });
      notifications.notify('success', t('history.undoTo.done', { count: undone, number: format.number(undone) }), { key: 'history' });
    } catch (error) {
      notifications.error(error, { key: 'history' });
    }
  }

  if (log.error !== null) return <ViewError error={log.error} onRetry={() => void log.refetch()} />;
  if (log.data !== undefined && entries.length === 0) return <EmptyState title={t('history.empty')}>{t('history.emptyText')}</EmptyState>;
  const total = log.data?.total ?? 0;
  return (
    <>
      <div className={classNames(frame.columnNames, styles.head)} aria-hidden="true">
        <span />
        <span>{t('history.column.what')}</span>
        <span>{t('history.column.facts')}</span>
        <span className={styles.number}>{t('history.column.changes')}</span>
        <span>{t('history.column.coder')}</span>
        <span>{t('history.column.time')}</span>
        <span>{t('history.column.state')}</span>
      </div>
      <List
        bare
        label={t('history.title')}
        className={styles.list ?? ''}
        items={items}
        selected={selected}
        onSelect={setSelected}
        onActivate={(item, gesture) => {
          if (gesture !== 'click') void goBack(item.value);
        }}
        onContextMenu={(item, at) =>
          showContextMenu(
            item.text,
            [{ id: 'undoTo', icon: 'undo', label: t('history.undoTo'), keys: ['Enter'], disabled: item.value.state !== 'done', run: () => void goBack(item.value) }],
            at,
          )
        }
        renderRow={({ value: entry }) => (
          <div className={classNames(styles.row, entry.state !== 'done' && styles.undone)}>
            <Icon name={icons[entry.state]} size={14} className={styles.icon ?? ''} />
            <span className={styles.cell}>{historyText(entry, t)}</span>
            <span className={styles.cell}>{historyFacts(entry)}</span>
            <span className={styles.number}>{format.number(entry.changes)}</span>
            <span className={styles.cell}>{entry.coder ?? ''}</span>
            <span>{format.shortDateTime(entry.at)}</span>
            <span>{t(`history.state.${entry.state}`)}</span>
          </div>
        )}
      />
      {total > entries.length && (
        <div className={styles.more}>
          <Button kind="flat" onClick={() => setLimit(limit + pageSize)}>
            {t('history.more', { shown: format.number(entries.length), total: format.number(total) })}
          </Button>
        </div>
      )}
    </>
  );
}
