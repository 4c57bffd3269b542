import { useState } from 'react';
import { comparedFields, type ComparedField, type ComparedGroup } from '#shared/contracts/comparison.ts';
import { Button } from '#renderer/base/button.tsx';
import { Icon } from '#renderer/base/icon.tsx';
import { Select } from '#renderer/base/select.tsx';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useRpc } from '#renderer/platform/rpc/use-rpc.ts';
import { dialogs } from '#renderer/workbench/dialogs/dialog-store.ts';
import { notifications } from '#renderer/workbench/notifications/notification-store.ts';
import type { Sets } from './sets.ts';
import { groupCsv } from './csv-rows.ts';
import { DifferenceBar } from './difference-bar.tsx';
import { openMessages } from './open-messages.ts';
import { groupNode } from './query-parts.ts';
import { saveRows } from './save-rows.ts';
import styles from './comparison.module.css';

const icons: Readonly<Record<ComparedField, string>> = { code: 'codebook', theme: 'themes', channel: 'chat', brand: 'flag' };
/** Rows shown before "show all". */
const firstRows = 12;

/** What rose and what fell: shares in both sets, the largest difference first. */
export function GroupsTable({ sets, groups }: { readonly sets: Sets; readonly groups: readonly ComparedGroup[] }) {
  const t = useT();
  const format = useFormat();
  const rpc = useRpc();
  const [field, setField] = useState<ComparedField | 'all'>('all');
  const [all, setAll] = useState(false);
  const matching = groups
    .filter((group) => field === 'all' || group.field === field)
    .toSorted((left, right) => Math.abs(right.difference) - Math.abs(left.difference) || (left.name < right.name ? -1 : 1));
  const rows = all ? matching : matching.slice(0, firstRows);
  const reach = Math.max(0.01, ...matching.flatMap(({ difference, interval }) => [Math.abs(difference), Math.abs(interval?.low ?? 0), Math.abs(interval?.high ?? 0)]));
  const points = (value: number) => format.signed(value * 100);
  const tell = (error: unknown) => notifications.error(error, { key: 'comparison' });
  const present = comparedFields.filter((name) => groups.some((group) => group.field === name));

  const share = (group: ComparedGroup, side: 0 | 1) => (
    <button type="button" className={styles.link} onClick={() => openMessages(side === 0 ? sets.a : sets.b, groupNode(group.field, group.name))}>
      {group.totals[side] === 0 ? '–' : format.percent(group.counts[side] / group.totals[side])}
      <span className={styles.muted}>{format.number(group.counts[side])}</span>
    </button>
  );

  return (
    <section className={styles.groups} aria-labelledby="comparison-groups">
      <div className={styles.sectionHead}>
        <h2 id="comparison-groups">{t('comparison.groups')}</h2>
        <Select
          className={styles.select}
          label={t('comparison.by')}
          value={field}
          options={[{ value: 'all', label: t('comparison.field.all') }, ...present.map((value) => ({ value, label: t(`comparison.field.${value}`) }))]}
          onChange={setField}
        />
        <Button
          kind="flat"
          icon="export"
          disabled={matching.length === 0}
          onClick={() => void saveRows({ rpc, dialogs, notifications, t }, t('comparison.groups'), groupCsv(matching, t)).catch(tell)}
        >
          {t('comparison.export')}
        </Button>
      </div>
      {matching.length === 0 ? (
        <p className={styles.note}>{t('comparison.noGroups')}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('comparison.column.name')}</th>
              <th scope="col">A</th>
              <th scope="col">B</th>
              <th scope="col">{t('comparison.column.difference')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((group) => (
              <tr key={`${group.field} ${group.id}`}>
                <th scope="row" title={`${t(`comparison.field.${group.field}`)} · ${group.name}`}>
                  <span className={styles.name}>
                    <Icon name={icons[group.field]} size={14} />
                    <span className={styles.ellipsis}>{group.name}</span>
                    {group.small && (
                      <span className={styles.small} title={t('comparison.smallHint')}>
                        {t('comparison.small')}
                      </span>
                    )}
                  </span>
                </th>
                <td>{share(group, 0)}</td>
                <td>{share(group, 1)}</td>
                <td>
                  <span
                    className={styles.figure}
                    title={group.interval === null ? undefined : t('comparison.interval', { low: points(group.interval.low), high: points(group.interval.high) })}
                  >
                    <DifferenceBar value={group.difference} interval={group.interval} reach={reach} hollow={group.small} />
                    <span className={styles.points}>{points(group.difference)}</span>
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {matching.length > firstRows && (
        <Button kind="flat" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('comparison.showFewer') : t('comparison.showAll', { count: matching.length, number: format.number(matching.length) })}
        </Button>
      )}
    </section>
  );
}
