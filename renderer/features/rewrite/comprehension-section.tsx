import { comprehensionSides, rewriteContract, type Comprehension, type ComprehensionSide, type RewriteRecord } from '#shared/contracts/rewrite.ts';
import { Button, IconButton } from '#renderer/base/button.tsx';
import { Icon } from '#renderer/base/icon.tsx';
import { Section } from '#renderer/base/section.tsx';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useServiceCommand, useServiceQuery } from '#renderer/platform/rpc/use-service.ts';
import { notifications } from '#renderer/workbench/notifications/notification-store.ts';
import { ViewError } from '#renderer/workbench/view-state/view-error.tsx';
import styles from './comprehension.module.css';

/** The question that shows whether the text is understood, and how readers of either text answered it. */
export function ComprehensionSection({ rewrite: { id, question, answer } }: { readonly rewrite: RewriteRecord }) {
  const t = useT();
  const found = useServiceQuery(rewriteContract.methods.comprehension, { rewrite: id }, { tables: ['comprehension_answer', 'rewrite', 'rewrite_edit'], enabled: question !== '', keepPrevious: true });
  if (question === '') {
    return (
      <Section title={t('rewrite.comprehension')}>
        <div className={styles.part}>
          <p className={styles.muted}>{t('rewrite.comprehension.none')}</p>
          <Button onClick={() => runCommand('rewrite.question')}>{t('rewrite.comprehension.set')}</Button>
        </div>
      </Section>
    );
  }
  return (
    <Section title={t('rewrite.comprehension')} actions={<IconButton icon="edit" size={14} label={t('rewrite.comprehension.change')} onClick={() => runCommand('rewrite.question')} />}>
      <div className={styles.part}>
        <p className={styles.question}>{question}</p>
        {answer !== '' && <p className={styles.muted}>{t('rewrite.comprehension.answer', { answer })}</p>}
        {found.error !== null && <ViewError error={found.error} onRetry={() => void found.refetch()} />}
        {found.data !== undefined && (
          <>
            {comprehensionSides.map((side) => (
              <Tally key={side} rewrite={id} side={side} tally={found.data[side]} />
            ))}
            {found.data.earlier > 0 && <p className={styles.muted}>{t('rewrite.comprehension.earlier', { count: found.data.earlier })}</p>}
            <Button onClick={() => runCommand('rewrite.recordAnswers')}>{t('rewrite.comprehension.many')}</Button>
            {found.data.answers.length > 0 && <Records answers={found.data.answers} />}
          </>
        )}
      </div>
    </Section>
  );
}

/** Readers of one text: how many were right, with the interval of their share, and a button for one more of each kind. */
function Tally({ rewrite, side, tally: { right, readers, interval, small } }: { readonly rewrite: number; readonly side: ComprehensionSide; readonly tally: Comprehension[ComprehensionSide] }) {
  const t = useT();
  const format = useFormat();
  const record = useServiceCommand(rewriteContract.methods.recordAnswers);
  const one = (rightly: boolean) => record.mutate({ rewrite, side, right: rightly ? 1 : 0, wrong: rightly ? 0 : 1, note: '' }, { onError: (error) => notifications.error(error) });
  const name = t(`rewrite.comprehension.side.${side}`);
  return (
    <div className={styles.tally} role="group" aria-label={t(`rewrite.comprehension.${side}`)}>
      <span className={styles.muted}>{t(`rewrite.comprehension.${side}`)}</span>
      <span className={styles.share}>{interval === null ? t('rewrite.comprehension.nobody') : t('rewrite.comprehension.share', { right: format.number(right), readers: format.number(readers) })}</span>
      <IconButton icon="check" size={14} label={t('rewrite.comprehension.right', { side: name })} onClick={() => one(true)} />
      <IconButton icon="x" size={14} label={t('rewrite.comprehension.wrong', { side: name })} onClick={() => one(false)} />
      {interval !== null && (
        <span className={styles.interval}>
          {t('rewrite.comprehension.interval', { share: format.percent(right / readers), low: format.percent(interval.low), high: format.percent(interval.high) })}
          {small && (
            <span className={styles.small}>
              <Icon name="warn" size={12} /> {t('rewrite.comprehension.small')}
            </span>
          )}
        </span>
      )}
    </div>
  );
}

/** What was recorded, newest first: each can be taken away. */
function Records({ answers }: { readonly answers: Comprehension['answers'] }) {
  const t = useT();
  const format = useFormat();
  const remove = useServiceCommand(rewriteContract.methods.removeAnswers);
  return (
    <details className={styles.records}>
      <summary>{t('rewrite.comprehension.records', { count: answers.length })}</summary>
      <ul>
        {answers.map(({ id, side, right, readers, coder, at, current }) => {
          const record = t('rewrite.comprehension.record', { side: t(`rewrite.comprehension.${side}`), right: format.number(right), readers: format.number(readers), coder, at: format.dateTime(at) });
          return (
            <li key={id}>
              <span>{current ? record : t('rewrite.comprehension.recordEarlier', { record })}</span>
              <IconButton icon="trash" size={14} label={t('rewrite.comprehension.remove')} onClick={() => remove.mutate({ answer: id }, { onError: (error) => notifications.error(error) })} />
            </li>
          );
        })}
      </ul>
    </details>
  );
}
