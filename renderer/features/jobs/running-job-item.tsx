import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { layout } from '#renderer/workbench/layout/layout-store.ts';
import { StatusItem } from '#renderer/workbench/status-bar/status-item.tsx';
import { jobName } from './job-name.ts';
import { fractionOf, percentText, timeLeft } from './job-progress.ts';
import { useNow } from './jobs-panel.tsx';
import { useJobs } from './jobs-store.ts';

/** The running job in the status bar: name, share done, bar, time left. */
export function RunningJobItem() {
  const t = useT();
  const format = useFormat();
  const running = useJobs().filter((job) => job.state === 'running');
  const now = useNow(running.length > 0);
  const job = running[0];
  if (job === undefined) return null;
  const fraction = fractionOf(job.progress);
  const left = timeLeft(job.progress, job.startedAt, now);
  const name = jobName(job.method, t);
  const text = fraction === undefined ? name : `${name} ${percentText(fraction, format)}`;
  return (
    <StatusItem
      text={running.length > 1 ? t('jobs.andMore', { text, more: format.number(running.length - 1) }) : text}
      tooltip={t('jobs.statusTooltip')}
      {...(fraction === undefined ? {} : { progress: fraction })}
      {...(left === undefined ? {} : { after: t('jobs.left', { time: format.duration(left) }) })}
      onClick={() => layout.showPanel('jobs')}
    />
  );
}
