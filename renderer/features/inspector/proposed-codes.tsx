import { useState } from 'react';
import type { Proposal } from '#shared/contracts/suggestion.ts';
import { IconButton } from '#renderer/base/button.tsx';
import { Tag } from '#renderer/base/chip.tsx';
import { measureText } from '#renderer/platform/coding/measure-text.ts';
import { ProposalReasons } from '#renderer/platform/coding/proposal-reasons.tsx';
import { isProposed, useLearntCodes } from '#renderer/platform/coding/proposals.ts';
import { useCodes } from '#renderer/platform/coding/use-codes.ts';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { codeColor } from '#renderer/platform/theme/code-color.ts';
import { openPassage } from '#renderer/workbench/editor-service/open-passage.ts';
import styles from './inspector.module.css';

/** The codes that the machine thinks of for this message, with their scores and reasons; the likely ones are proposed. */
export function ProposedCodes({ proposals, conversation }: { readonly proposals: readonly Proposal[]; readonly conversation: number }) {
  const t = useT();
  const format = useFormat();
  const codes = useCodes();
  const learnt = useLearntCodes();
  const [explained, setExplained] = useState<number | undefined>(undefined);
  return (
    <ul className={styles.codes} aria-label={t('inspector.codes.suggestions')}>
      {proposals.map((proposal) => {
        const code = codes.byId.get(proposal.code);
        if (code === undefined) return null;
        const quote = proposal.quote ?? t('coding.whole-message');
        const open = explained === code.id;
        return (
          <li key={code.id}>
            <div className={styles.coding}>
              <button
                type="button"
                className={styles.codeButton}
                onClick={() => openPassage({ ...proposal, conversation })}
                title={`${measureText(learnt.get(code.id)?.precision, t, format)} · ${quote}`}
              >
                {isProposed(proposal) ? (
                  <Tag color={codeColor(code.color)} proposed>
                    {t('inspector.codes.proposed', { name: code.name })}
                  </Tag>
                ) : (
                  <span className={styles.possible}>{code.name}</span>
                )}
                <span className={styles.score}>{format.fraction(proposal.score)}</span>
                <span className={styles.quote}>{quote}</span>
              </button>
              <IconButton
                icon={open ? 'down' : 'right'}
                size={12}
                label={t('inspector.codes.why', { name: code.name })}
                aria-expanded={open}
                onClick={() => setExplained(open ? undefined : code.id)}
              />
              <IconButton icon="check" size={12} label={t('inspector.codes.accept', { name: code.name })} onClick={() => runCommand('suggestion.accept', proposal)} />
              <IconButton icon="x" size={12} label={t('inspector.codes.reject', { name: code.name })} onClick={() => runCommand('suggestion.reject', proposal)} />
            </div>
            {open && <ProposalReasons proposal={proposal} onOpen={(similar) => openPassage(similar)} />}
          </li>
        );
      })}
    </ul>
  );
}

