import type { CSSProperties } from 'react';
import type { Proposal } from '#shared/contracts/suggestion.ts';
import { activeReader } from '#renderer/platform/coding/active-reader.ts';
import { DecideButton } from '#renderer/platform/coding/decide-button.tsx';
import { useLearntCodes } from '#renderer/platform/coding/proposals.ts';
import { measureText } from '#renderer/platform/coding/measure-text.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import type { CodedSpan } from './coded-span.ts';
import styles from './margin-stripes.module.css';

export interface ProposalNameProps {
  readonly span: CodedSpan;
  readonly proposal: Proposal;
  readonly style: CSSProperties;
}

/** A proposed code in the margin: that it is proposed, how often such proposals are right, and the keys that decide. */
export function ProposalName({ span, proposal, style }: ProposalNameProps) {
  const t = useT();
  const format = useFormat();
  const measure = measureText(useLearntCodes().get(proposal.code)?.precision, t, format);
  return (
    <span
      className={styles.name}
      onClick={() => activeReader()?.select(proposal.message, span.start, span.end)}
      style={style}
      title={t(span.whole ? 'conversation.proposal.title-whole' : 'conversation.proposal.title', { code: span.name, score: format.fraction(proposal.score) })}
    >
      <span className={styles.proposed}>{t('conversation.proposal')}</span>
      <span className={styles.nameText}>{span.name}</span>
      <span className={styles.proposalFoot}>
        <span className={styles.precision} title={measure}>
          {measure}
        </span>
        <DecideButton decision="accept" proposal={proposal} label={t('conversation.proposal.accept', { code: span.name })} />
        <DecideButton decision="reject" proposal={proposal} label={t('conversation.proposal.reject', { code: span.name })} />
      </span>
    </span>
  );
}
