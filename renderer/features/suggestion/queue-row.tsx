import type { QueuedProposal } from '#shared/contracts/suggestion.ts';
import { Tag } from '#renderer/base/chip.tsx';
import { DecideButton } from '#renderer/platform/coding/decide-button.tsx';
import { measureText } from '#renderer/platform/coding/measure-text.ts';
import { isProposed, useLearntCodes } from '#renderer/platform/coding/proposals.ts';
import { useCodes } from '#renderer/platform/coding/use-codes.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { codeColor } from '#renderer/platform/theme/code-color.ts';
import styles from './suggestion.module.css';

/** What is proposed, how sure that is, how often such proposals are right, and the words with the passage marked. */
export function QueueRow({ row }: { readonly row: QueuedProposal }) {
  const t = useT();
  const format = useFormat();
  const code = useCodes().byId.get(row.code);
  const learnt = useLearntCodes().get(row.code);
  const name = code?.name ?? t('coding.unknown-code');
  const color = codeColor(code?.color ?? 7);
  const facts = [row.conversationLabel, row.channel, row.sentAt === null ? null : format.date(row.sentAt)].filter((fact) => fact !== null);
  return (
    <>
      <div role="gridcell" className={styles.proposal}>
        <Tag color={color} proposed title={name}>
          {name}
        </Tag>
        <span className={styles.score} title={t(isProposed(row) ? 'suggestion.score.proposed' : 'suggestion.score.below')}>
          <span className={styles.meter} aria-hidden="true" style={{ '--share': row.score }} />
          {format.fraction(row.score)}
        </span>
        <span className={styles.facts}>{measureText(learnt?.precision, t, format)}</span>
        <span className={styles.place} title={facts.join(' · ')}>
          {facts.join(' · ')}
        </span>
        <DecideButton decision="accept" proposal={row} label={t('suggestion.accept-of', { name })} className={styles.decide} />
        <DecideButton decision="reject" proposal={row} label={t('suggestion.reject-of', { name })} className={styles.decide} />
      </div>
      <p role="gridcell" className={styles.words} dir="auto">
        {row.before}
        <span className={row.quote === null ? undefined : styles.quote} style={{ '--c': color }}>
          {row.quote ?? ''}
        </span>
        {row.after}
        {row.quote === null && <span className={styles.whole}>{t('coding.whole-message')}</span>}
      </p>
    </>
  );
}
