import type { CSSProperties, MouseEvent } from 'react';
import type { Proposal } from '#shared/contracts/suggestion.ts';
import { Kbd } from '#renderer/base/kbd.tsx';
import { activeReader } from '#renderer/platform/coding/active-reader.ts';
import { useLearntCodes } from '#renderer/platform/coding/proposals.ts';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
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
        <Decide command="suggestion.accept" proposal={proposal} label={t('conversation.proposal.accept', { code: span.name })} letter="a" />
        <Decide command="suggestion.reject" proposal={proposal} label={t('conversation.proposal.reject', { code: span.name })} letter="x" />
      </span>
    </span>
  );
}

function Decide({ command, proposal, label, letter }: { readonly command: string; readonly proposal: Proposal; readonly label: string; readonly letter: string }) {
  // The text keeps the keyboard.
  const keepFocus = (event: MouseEvent) => {
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles.decide}
      aria-label={label}
      title={label}
      onMouseDown={keepFocus}
      onClick={(event) => {
        event.stopPropagation();
        runCommand(command, proposal);
      }}
    >
      <Kbd keys={[letter]} />
    </button>
  );
}
