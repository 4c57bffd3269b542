import { useEffect, useState } from 'react';
import { sentimentContract } from '#shared/contracts/sentiment.ts';
import { classNames } from '#renderer/base/class-names.ts';
import frame from '#renderer/base/frame.module.css';
import type { EditorProps } from '#renderer/platform/contribution.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useProject } from '#renderer/platform/project/project-store.ts';
import { useServiceQuery } from '#renderer/platform/rpc/use-service.ts';
import { setSelection } from '#renderer/platform/selection/selection-store.ts';
import { ViewError } from '#renderer/workbench/view-state/view-error.tsx';
import { LabelView } from './label-view.tsx';
import { ReportView } from './report-view.tsx';
import styles from './sentiment.module.css';

const views = ['label', 'report'] as const;

/** A sample: labelled blind, then measured. The tab's id is the sample's; params `{view}`. */
export function SampleEditor({ input, active, handle }: EditorProps) {
  const t = useT();
  const format = useFormat();
  const id = Number(input.id);
  const coder = useProject()?.coder ?? '';
  const asked = input.params?.['view'] === 'report' ? 'report' : 'label';
  const [view, setView] = useState<(typeof views)[number]>(asked);
  // A link to the tab that is open already.
  useEffect(() => setView(asked), [asked, input.params]);
  const show = (name: (typeof views)[number]) => {
    setView(name);
    handle.setParams({ view: name });
  };
  const { data, error, refetch } = useServiceQuery(sentimentContract.methods.sample, { sample: id, coder }, { tables: ['sentiment_override', 'recipe'], keepPrevious: true });
  useEffect(() => handle.setTitle(t('sentiment.sample.title', { id })), [handle, id, t]);
  useEffect(() => {
    // The inspector would show what the machine says of a message that is to be labelled blind.
    if (active) setSelection(undefined);
  }, [active, view]);
  if (error !== null && data === undefined) return <ViewError error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return null;
  const { sample, messages } = data;
  return (
    <div className={frame.editor}>
      <header className={frame.head}>
        <h1 className={frame.title}>{t('sentiment.sample.title', { id })}</h1>
        <span className={frame.facts}>
          {t('sentiment.samples.of', { drawn: format.number(sample.drawn), population: format.number(sample.population) })}
          {sample.query !== '' && <code className={styles.query}>{sample.query}</code>}
        </span>
        <span className={frame.grow} />
        <div className={styles.switch} role="group" aria-label={t('sentiment.sample.view')}>
          {views.map((name) => (
            <button key={name} type="button" className={classNames(styles.switchItem, name === view && styles.on)} aria-pressed={name === view} onClick={() => show(name)}>
              {t(`sentiment.samples.${name}`)}
            </button>
          ))}
        </div>
      </header>
      {view === 'label' ? (
        <LabelView sample={sample.id} messages={messages} active={active} onReport={() => show('report')} />
      ) : (
        <ReportView sample={sample} coder={coder} />
      )}
    </div>
  );
}
