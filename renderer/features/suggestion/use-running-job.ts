import { useEffect, useState } from 'react';
import { jobsContract, type JobRecordView } from '#shared/contracts/jobs.ts';
import { suggestionContract } from '#shared/contracts/suggestion.ts';
import { useRpc, useTopic } from '#renderer/platform/rpc/use-rpc.ts';

const { learn, propose } = suggestionContract.methods;
const names: ReadonlySet<string> = new Set([learn.name, propose.name]);

/** The learning or proposing that runs now, whoever started it. */
export function useRunningJob(): JobRecordView | undefined {
  const rpc = useRpc();
  const [running, setRunning] = useState<JobRecordView | undefined>(undefined);
  useTopic(jobsContract.topics.changed, ({ job }) => {
    if (!names.has(job.method)) return;
    setRunning((before) => (job.state === 'running' ? job : before?.id === job.id ? undefined : before));
  });
  useEffect(() => {
    let live = true;
    rpc.call(jobsContract.methods.list, {}).then(
      ({ jobs }) => {
        const found = jobs.find((job) => job.state === 'running' && names.has(job.method));
        if (live && found !== undefined) setRunning(found);
      },
      // The topic tells of the next one.
      () => undefined,
    );
    return () => {
      live = false;
    };
  }, [rpc]);
  return running;
}
