import type { Proposal } from '#shared/contracts/suggestion.ts';
import { IconButton } from '#renderer/base/button.tsx';
import { Tag } from '#renderer/base/chip.tsx';
import { classNames } from '#renderer/base/class-names.ts';
import { measureText } from '#renderer/platform/coding/measure-text.ts';
import { isProposed, useLearntCodes } from '#renderer/platform/coding/proposals.ts';
import { useCodes } from '#renderer/platform/coding/use-codes.ts';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { codeColor } from '#renderer/platform/theme/code-color.ts';
import { openEditor } from '#renderer/workbench/editor-service/editor-service.ts';
import styles from './inspector.module.css';

/** The codes that the machine thinks of for this message, with their scores; the likely ones are proposed. */
export function ProposedCodes({ proposals, conversation }: { readonly proposals: readonly Proposal[]; readonly conversation: number }) {
  const t = useT();
  const format = useFormat();
  const codes = useCodes();
  const learnt = useLearntCodes();
  const open = ({ message, span }: Proposal) =>
    openEditor({ type: 'conversation', id: String(conversation), params: { message, ...(span === null ? {} : { start: span.start, end: span.end }) } });
  return (
    <ul className={styles.codes} aria-label={t('inspector.codes.suggestions')}>
      {proposals.map((proposal) => {
        const code = codes.byId.get(proposal.code);
        if (code === undefined) return null;
        const likely = isProposed(proposal);
        const score = format.fraction(proposal.score);
        return (
          <li key={proposal.code} className={classNames(styles.coding, !likely && styles.unlikely)}>
            <button
              type="button"
              className={styles.codeButton}
              onClick={() => open(proposal)}
              title={`${measureText(learnt.get(proposal.code)?.precision, t, format)} · ${proposal.quote ?? t('coding.whole-message')}`}
            >
              <Tag color={codeColor(code.color)} proposed>
                {likely ? t('inspector.codes.proposed', { name: code.name, score }) : t('inspector.codes.possible', { name: code.name, score })}
              </Tag>
              <span className={styles.quote}>{proposal.quote ?? t('coding.whole-message')}</span>
            </button>
            <IconButton icon="check" size={12} label={t('inspector.codes.accept', { name: code.name })} onClick={() => runCommand('suggestion.accept', proposal)} />
            <IconButton icon="x" size={12} label={t('inspector.codes.reject', { name: code.name })} onClick={() => runCommand('suggestion.reject', proposal)} />
          </li>
        );
      })}
    </ul>
  );
}
