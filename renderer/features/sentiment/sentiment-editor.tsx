import { sentimentContract } from '#shared/contracts/sentiment.ts';
import { Button } from '#renderer/base/button.tsx';
import frame from '#renderer/base/frame.module.css';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useServiceQuery } from '#renderer/platform/rpc/use-service.ts';
import { ViewError } from '#renderer/workbench/view-state/view-error.tsx';
import { LabelShares } from './label-shares.tsx';
import { ModelList } from './model-list.tsx';
import { SampleList } from './sample-list.tsx';

/** How the project's sentiment stands: what was scored, how well that was measured, and which models there are. */
export function SentimentEditor() {
  const t = useT();
  const format = useFormat();
  const { data, error, refetch } = useServiceQuery(
    sentimentContract.methods.status,
    {},
    { tables: ['batch', 'sentiment_chunk', 'sentiment_override', 'sentiment_model'], keepPrevious: true },
  );
  if (error !== null && data === undefined) return <ViewError error={error} onRetry={() => void refetch()} />;
  return (
    <div className={frame.editor} data-context="sentimentFocus">
      <header className={frame.head}>
        <h1 className={frame.title}>{t('sentiment.category')}</h1>
        <span className={frame.facts}>
          {data !== undefined && t('sentiment.overview.facts', { scored: format.number(data.scored), messages: format.number(data.messages), model: data.model.version })}
        </span>
        <span className={frame.grow} />
        <Button kind={data !== undefined && data.unscored + data.stale > 0 ? 'primary' : 'normal'} icon="scale" data-autofocus="" onClick={() => runCommand('sentiment.score')}>
          {t('sentiment.command.score')}
        </Button>
      </header>
      <div className={frame.body} tabIndex={0} role="region" aria-label={t('sentiment.category')}>
        {data !== undefined && <LabelShares status={data} />}
        <SampleList />
        <ModelList />
      </div>
    </div>
  );
}
