import { useEffect, useState } from 'react';
import type { JobRecordView } from '#shared/contracts/jobs.ts';
import { fromWireError } from '#shared/base/errors.ts';
import { Button } from '#renderer/base/button.tsx';
import { EmptyState } from '#renderer/base/empty-state.tsx';
import { Icon } from '#renderer/base/icon.tsx';
import { ProgressBar } from '#renderer/base/progress-bar.tsx';
import { errorText } from '#renderer/platform/i18n/error-text.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import type { PanelProps } from '#renderer/platform/contribution.ts';
import { notifications } from '#renderer/workbench/notifications/notification-store.ts';
import { jobName } from './job-name.ts';
import { fractionOf, percentText, readProgress, timeLeft } from './job-progress.ts';
import { cancelJob, useJobs } from './jobs-store.ts';
import styles from './jobs.module.css';

const icons = { running: 'refresh', done: 'check', failed: 'warn', cancelled: 'x' } as const;

/** Running and past jobs with progress, rate, time left and a way to stop them. */
export function JobsPanel(_: PanelProps) {
  const t = useT();
  const jobs = useJobs();
  if (jobs.length === 0) return <EmptyState title={t('jobs.empty')}>{t('jobs.emptyText')}</EmptyState>;
  return (
    <table className={styles.table}>
      <colgroup>
        <col className={styles.nameColumn} />
        <col className={styles.stateColumn} />
        <col />
        <col className={styles.rateColumn} />
        <col className={styles.timeColumn} />
        <col className={styles.startColumn} />
        <col className={styles.actionColumn} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{t('jobs.column.job')}</th>
          <th scope="col">{t('jobs.column.state')}</th>
          <th scope="col">{t('jobs.column.progress')}</th>
          <th scope="col" className={styles.number}>{t('jobs.column.rate')}</th>
          <th scope="col" className={styles.number}>{t('jobs.column.left')}</th>
          <th scope="col">{t('jobs.column.started')}</th>
          <th scope="col">{t('jobs.column.action')}</th>
        </tr>
      </thead>
      <tbody>
        {jobs.map((job) => (
          <JobRow key={job.id} job={job} />
        ))}
      </tbody>
    </table>
  );
}

/** The time, told again each second while something counts down. */
export function useNow(active: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!active) return undefined;
    const timer = window.setInterval(() => setNow(Date.now()), 1000);
    return () => window.clearInterval(timer);
  }, [active]);
  return now;
}

function JobRow({ job }: { readonly job: JobRecordView }) {
  const t = useT();
  const format = useFormat();
  const running = job.state === 'running';
  const now = useNow(running);
  const name = jobName(job.method, t);
  const { done, total, rate } = readProgress(job.progress);
  const fraction = job.state === 'done' ? 1 : fractionOf(job.progress);
  const left = running ? timeLeft(job.progress, job.startedAt, now) : undefined;
  return (
    <tr>
      <td className={styles.name}>{name}</td>
      <td className={styles[job.state]}>
        <span className={styles.state}>
          <Icon name={icons[job.state]} size={14} /> {t(`jobs.state.${job.state}`)}
        </span>
      </td>
      <td>
        {job.error !== null && job.state === 'failed' ? (
          <span className={styles.failure}>{errorText(fromWireError(job.error), t)}</span>
        ) : (
          <span className={styles.progress}>
            {running && <ProgressBar wide fraction={fraction} label={name} />}
            <span className={styles.muted}>
              {fraction !== undefined && running && percentText(fraction, format)}{' '}
              {done !== undefined && (total === undefined ? format.number(done) : t('jobs.doneOf', { done: format.number(done), total: format.number(total) }))}
            </span>
          </span>
        )}
      </td>
      <td className={styles.number}>{rate !== undefined && running ? t('jobs.rate', { rate: format.number(Math.round(rate)) }) : ''}</td>
      <td className={styles.number}>
        {left !== undefined ? format.duration(left) : job.endedAt === null ? '' : t('jobs.took', { time: format.duration(job.endedAt - job.startedAt) })}
      </td>
      <td className={styles.muted}>{format.shortDateTime(job.startedAt)}</td>
      <td>
        {running && (
          <Button kind="flat" icon="stop" className={styles.cancel} onClick={() => void cancelJob(job.id).catch((error: unknown) => notifications.error(error))}>
            {t('jobs.cancel')}
          </Button>
        )}
      </td>
    </tr>
  );
}
