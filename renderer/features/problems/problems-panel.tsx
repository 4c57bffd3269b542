import { useMemo, useState } from 'react';
import type { Reject } from '#shared/contracts/import.ts';
import { EmptyState } from '#renderer/base/empty-state.tsx';
import { Icon } from '#renderer/base/icon.tsx';
import { List, type ListItem } from '#renderer/base/list.tsx';
import type { PanelProps } from '#renderer/platform/contribution.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { rejectText } from '#renderer/platform/rejects/reject-text.ts';
import { useCheckReport } from './project-check.ts';
import { useRejects, type BatchRejects } from './use-problems.ts';
import styles from './problems.module.css';

type Row =
  | { readonly kind: 'batch'; readonly rejected: BatchRejects }
  | { readonly kind: 'check' }
  | { readonly kind: 'reject'; readonly reject: Reject; readonly reason: string }
  | { readonly kind: 'problem'; readonly text: string; readonly detail: string };

/** Rejected rows of imports, and what the last check of the project found. */
export function ProblemsPanel(_: PanelProps) {
  const t = useT();
  const format = useFormat();
  const rejects = useRejects();
  const report = useCheckReport();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const items = useMemo((): readonly ListItem<Row>[] => {
    const checked = (report?.problems ?? []).map((problem, index): ListItem<Row> => {
      const text = t(`problems.kind.${problem.kind}`);
      return { id: `check${index}`, text, value: { kind: 'problem', text, detail: problem.detail } };
    });
    const head: readonly ListItem<Row>[] = checked.length > 0 ? [{ id: 'check', text: t('problems.check'), inert: true, value: { kind: 'check' } }] : [];
    const rows = rejects.flatMap((rejected): ListItem<Row>[] => [
      { id: `batch${rejected.batch.id}`, text: rejected.batch.name, inert: true, value: { kind: 'batch', rejected } },
      ...rejected.rejects.map((reject): ListItem<Row> => {
        const reason = rejectText(reject, t, format);
        return { id: `reject${reject.id}`, text: reason, value: { kind: 'reject', reject, reason } };
      }),
    ]);
    return [...head, ...checked, ...rows];
  }, [rejects, report, t, format]);

  if (items.length === 0) return <EmptyState title={t('problems.empty')}>{t('problems.emptyText')}</EmptyState>;
  return (
    <div className={styles.panel}>
      {rejects.length > 0 && (
        <div className={`${styles.grid} ${styles.head}`} aria-hidden="true">
          <span className={styles.number}>{t('problems.column.row')}</span>
          <span>{t('problems.column.column')}</span>
          <span>{t('problems.column.reason')}</span>
          <span>{t('problems.column.raw')}</span>
          <span>{t('problems.column.state')}</span>
        </div>
      )}
      <List
        bare
        label={t('problems.title')}
        className={styles.list ?? ''}
        items={items}
        selected={selected}
        onSelect={setSelected}
        renderRow={({ value: row }) => {
          if (row.kind === 'check') return <div className={styles.group}>{t('problems.check')}</div>;
          if (row.kind === 'batch') return <BatchHead rejected={row.rejected} />;
          if (row.kind === 'problem') {
            return (
              <div className={styles.row}>
                <Icon name="error" size={14} className={styles.severe ?? ''} />
                <span className={styles.cell}>{row.text}</span>
                <span className={styles.raw} title={row.detail.slice(0, 2000)}>
                  {row.detail.slice(0, 500)}
                </span>
              </div>
            );
          }
          const { reject, reason } = row;
          return (
            <div className={styles.grid}>
              <span className={styles.number}>{format.number(reject.row)}</span>
              <span title={reject.column ?? undefined}>{reject.column ?? t('reject.row')}</span>
              <span title={reason}>{reason}</span>
              <span className={styles.raw} title={reject.raw}>
                {reject.raw.slice(0, 500)}
              </span>
              {reject.decision ? (
                <span className={styles.decision}>
                  <Icon name="warn" size={12} /> {t('problems.state.decision')}
                </span>
              ) : (
                <span className={styles.muted}>{t('problems.state.kept')}</span>
              )}
            </div>
          );
        }}
      />
    </div>
  );
}

/** An import's name and how many of its rows were rejected. */
function BatchHead({ rejected: { batch, rejects } }: { readonly rejected: BatchRejects }) {
  const t = useT();
  const format = useFormat();
  const share = batch.rows === 0 ? 0 : batch.rejected / batch.rows;
  return (
    <div className={styles.group}>
      <span className={styles.cell}>{batch.name}</span>
      <span className={styles.note}>
        {t('problems.batch', {
          rejected: format.number(batch.rejected),
          rows: format.number(batch.rows),
          share: share > 0 && share < 0.001 ? `<${format.percent(0.001)}` : format.percent(share),
        })}
        {batch.running && ` · ${t('problems.running')}`}
        {rejects.length > 0 && rejects.length < batch.rejected && !batch.running && ` · ${t('problems.truncated', { shown: format.number(rejects.length) })}`}
      </span>
    </div>
  );
}
