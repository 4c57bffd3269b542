import { useEffect, useRef, useState } from 'react';
import { sliceCodePoints } from '#shared/base/code-points.ts';
import { conversationContract } from '#shared/contracts/conversation.ts';
import { givenLabels, sentimentContract, type SentimentLabel } from '#shared/contracts/sentiment.ts';
import { Button, IconButton } from '#renderer/base/button.tsx';
import { EmptyState } from '#renderer/base/empty-state.tsx';
import { ProgressBar } from '#renderer/base/progress-bar.tsx';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useServiceCommand, useServiceQuery } from '#renderer/platform/rpc/use-service.ts';
import { notifications } from '#renderer/workbench/notifications/notification-store.ts';
import { publishSample, withdrawSample, type ActiveSample } from './active-sample.ts';
import styles from './label-view.module.css';

export interface LabelViewProps {
  readonly sample: number;
  readonly messages: readonly { readonly message: number; readonly label: SentimentLabel | null }[];
  readonly active: boolean;
  readonly onReport: () => void;
}

/** One message after the other, to be labelled by a key; what the machine says of it is not shown. */
export function LabelView({ sample, messages, active, onReport }: LabelViewProps) {
  const t = useT();
  const [place, setPlace] = useState(() => Math.max(0, messages.findIndex(({ label }) => label === null)));
  const say = useServiceCommand(sentimentContract.methods.labelSample);
  const current = messages[place];
  const labelled = messages.filter(({ label }) => label !== null).length;
  const move = (step: 1 | -1) => setPlace((before) => Math.min(messages.length, Math.max(0, before + step)));
  const label = (given: SentimentLabel) => {
    if (current === undefined) return;
    say.mutate({ sample, message: current.message, label: given }, { onError: (error) => notifications.error(error) });
    move(1);
  };
  const view = useRef<HTMLDivElement>(null);
  // The messages come after the tab was opened, so that nothing here had the keyboard then.
  useEffect(() => {
    if (active) view.current?.focus({ preventScroll: true });
  }, [active]);
  const commands: ActiveSample = { label, skip: () => move(1), move };
  useEffect(() => {
    if (!active) return undefined;
    publishSample(commands);
    return () => withdrawSample(commands);
  });
  return (
    <div ref={view} className={styles.view} data-context="sentimentSampleFocus" tabIndex={0} data-autofocus="" role="region" aria-label={t('sentiment.samples.label')}>
      <div className={styles.top}>
        <ProgressBar wide fraction={labelled / Math.max(1, messages.length)} label={t('sentiment.label-view.progress')} />
        <span>{t('sentiment.label-view.of', { labelled, total: messages.length })}</span>
      </div>
      {current === undefined ? (
        <EmptyState
          icon="check"
          title={t('sentiment.label-view.end', { labelled, total: messages.length })}
          actions={
            <>
              <Button onClick={() => move(-1)} keys={['←']}>{t('sentiment.label-view.back')}</Button>
              <Button kind="primary" onClick={onReport}>{t('sentiment.samples.report')}</Button>
            </>
          }
        >
          {t('sentiment.label-view.end-text')}
        </EmptyState>
      ) : (
        <>
          <Message message={current.message} place={place} total={messages.length} />
          <div className={styles.labels} role="group" aria-label={t('sentiment.label-view.question')}>
            <IconButton icon="left" label={t('sentiment.label-view.back')} onClick={() => move(-1)} disabled={place === 0} />
            {givenLabels.map((given, index) => (
              <Button key={given} aria-pressed={current.label === given} className={styles.label ?? ''} keys={[String(index + 1)]} onClick={() => label(given)}>
                {t(`sentiment.label.${given}`)}
              </Button>
            ))}
            <Button kind="flat" keys={['0']} onClick={() => move(1)}>{t('sentiment.label-view.skip')}</Button>
            <IconButton icon="right" label={t('sentiment.label-view.next')} onClick={() => move(1)} />
          </div>
          <p className={styles.hint}>{t('sentiment.label-view.blind')}</p>
        </>
      )}
    </div>
  );
}

/** Code points shown of a message: more than anyone reads to label it. */
const shownLength = 20_000;

function Message({ message, place, total }: { readonly message: number; readonly place: number; readonly total: number }) {
  const t = useT();
  const { data } = useServiceQuery(conversationContract.methods.turns, { messages: [message] }, { tables: ['message', 'batch'] });
  const turn = data?.turns[0];
  const text = turn?.text ?? '…';
  return (
    <article className={styles.message} aria-label={t('sentiment.label-view.message', { place: place + 1, total })} aria-live="polite">
      <div className={styles.meta}>
        {t('sentiment.label-view.message', { place: place + 1, total })}
        {turn !== undefined && ` · ${t(`conversation.role.${turn.role}`)}`}
      </div>
      <p className={styles.text} dir="auto">
        {text === '' ? t('sentiment.label-view.empty') : sliceCodePoints(text, 0, shownLength)}
      </p>
      {text.length > shownLength && <p className={styles.hint}>{t('sentiment.label-view.cut')}</p>}
    </article>
  );
}
