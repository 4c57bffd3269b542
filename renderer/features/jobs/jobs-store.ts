import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import { jobsContract, type JobRecordView } from '#shared/contracts/jobs.ts';
import { sentimentContract } from '#shared/contracts/sentiment.ts';
import { suggestionContract } from '#shared/contracts/suggestion.ts';
import { themeContract } from '#shared/contracts/theme.ts';
import { setContextKey } from '#renderer/platform/context-keys/context-key-store.ts';
import { host } from '#renderer/platform/host/current-host.ts';
import { connectionStore, rpc } from '#renderer/platform/rpc/connection.ts';
import { fractionOf } from './job-progress.ts';

const jobsStore = createStore<{ readonly jobs: readonly JobRecordView[] }>(() => ({ jobs: [] }));
let following = false;

/** Work that the program begins by itself, and begins again where it was ended: closing a project need not ask about it. */
const begunByItself: ReadonlySet<string> = new Set(
  [suggestionContract.methods.learn, suggestionContract.methods.propose, sentimentContract.methods.score, themeContract.methods.assign].map(({ name }) => name),
);

function show(jobs: readonly JobRecordView[]): void {
  jobsStore.setState({ jobs });
  const running = jobs.filter((job) => job.state === 'running');
  setContextKey('jobRunning', running.some(({ method }) => !begunByItself.has(method)));
  const first = running[0];
  host().showProgress(first === undefined ? undefined : fractionOf(first.progress));
}

function load(): void {
  rpc()
    .call(jobsContract.methods.list, {})
    .then(({ jobs }) => show(jobs))
    // Without a connection there is nothing to list; it is asked again after the next one.
    .catch(() => undefined);
}

function follow(): void {
  if (following) return;
  following = true;
  rpc().on(jobsContract.topics.changed, ({ job }) => {
    const { jobs } = jobsStore.getState();
    const known = jobs.some((other) => other.id === job.id);
    show(known ? jobs.map((other) => (other.id === job.id ? job : other)) : [job, ...jobs]);
  });
  let generation = 0;
  connectionStore.subscribe((connection) => {
    if (connection.state !== 'ready' || connection.generation === generation) return;
    generation = connection.generation;
    load();
  });
  load();
}

/** Every job of the service, the newest first, followed while the window lives. */
export function useJobs(): readonly JobRecordView[] {
  follow();
  return useStore(jobsStore, (state) => state.jobs).toSorted((a, b) => b.startedAt - a.startedAt);
}

/** Asks a job to stop. */
export async function cancelJob(id: string): Promise<void> {
  await rpc().call(jobsContract.methods.cancel, { id });
}
