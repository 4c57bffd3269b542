import { defineContribution } from '#renderer/platform/contribution.ts';
import { useJobs } from './jobs-store.ts';
import { RunningJobItem } from './running-job-item.tsx';

export const contribution = defineContribution({
  id: 'jobs',
  panels: [
    {
      id: 'jobs',
      title: 'jobs.title',
      order: 30,
      load: () => import('./jobs-panel.tsx').then((module) => module.JobsPanel),
      useBadge: () => useJobs().filter((job) => job.state === 'running').length,
    },
  ],
  statusItems: [{ id: 'jobs.running', side: 'right', order: 10, component: RunningJobItem }],
});
