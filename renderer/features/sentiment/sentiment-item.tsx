import { useRef } from 'react';
import { importContract } from '#shared/contracts/import.ts';
import { jobsContract } from '#shared/contracts/jobs.ts';
import { sentimentContract } from '#shared/contracts/sentiment.ts';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useRpc, useTopic } from '#renderer/platform/rpc/use-rpc.ts';
import { useServiceQuery } from '#renderer/platform/rpc/use-service.ts';
import { useSetting } from '#renderer/platform/settings/use-setting.ts';
import { notifications } from '#renderer/workbench/notifications/notification-store.ts';
import { StatusItem } from '#renderer/workbench/status-bar/status-item.tsx';
import { scoreQuietly } from './score-project.ts';

/**
 * Says how many messages have no sentiment, or one of an earlier model; a click scores them. Stands in the status bar,
 * which is always there, and so also starts the scoring when an import has ended, if the setting says so.
 */
export function SentimentItem() {
  const t = useT();
  const format = useFormat();
  const rpc = useRpc();
  const scoreOnImport = useSetting('sentiment.scoreOnImport') === true;
  const { data } = useServiceQuery(sentimentContract.methods.status, {}, { tables: ['batch', 'sentiment_chunk', 'sentiment_model'] });
  const waiting = useRef(false);
  useTopic(jobsContract.topics.changed, ({ job }) => {
    const messagesCame = job.state === 'done' && job.method === importContract.methods.run.name;
    const runEnded = waiting.current && job.method === sentimentContract.methods.score.name && job.state === 'done';
    if (!scoreOnImport || (!messagesCame && !runEnded)) return;
    waiting.current = false;
    scoreQuietly(rpc).then(
      (started) => {
        waiting.current = !started;
      },
      (error: unknown) => notifications.error(error, { key: 'sentiment.score' }),
    );
  });
  if (data === undefined) return null;
  const { stale, unscored, recipe } = data;
  if (stale === 0 && (unscored === 0 || (recipe === null && !scoreOnImport))) return null;
  return (
    <StatusItem
      icon="scale"
      text={stale > 0 ? t('sentiment.status.stale', { count: stale, number: format.number(stale) }) : t('sentiment.status.unscored', { count: unscored, number: format.number(unscored) })}
      tooltip={t(stale > 0 ? 'sentiment.status.stale-tooltip' : 'sentiment.status.unscored-tooltip', { model: data.model.version })}
      onClick={() => runCommand('sentiment.score')}
    />
  );
}
