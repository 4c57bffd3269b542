import { suggestionContract, type Proposal, type ProposalReasons as Reasons } from '#shared/contracts/suggestion.ts';
import { classNames } from '#renderer/base/class-names.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useServiceQuery } from '#renderer/platform/rpc/use-service.ts';
import styles from './proposal-reasons.module.css';

type Similar = Reasons['similar'][number];

interface ProposalReasonsProps {
  readonly proposal: Pick<Proposal, 'message' | 'code' | 'span'>;
  /** Shows a passage that was coded so before. */
  readonly onOpen: (similar: Similar) => void;
}

/** Why a code is proposed: the words that make its score, and the passages coded so before that are most like it. */
export function ProposalReasons({ proposal: { message, code, span }, onOpen }: ProposalReasonsProps) {
  const t = useT();
  const format = useFormat();
  const { data, isPlaceholderData } = useServiceQuery(suggestionContract.methods.explain, { message, code, span }, { tables: ['suggestion_model', 'coding', 'batch'], keepPrevious: true });
  if (data === undefined) return null;
  const { score, words, similar, compared } = data;
  if (score === null) return <p className={styles.hint}>{t('platform.reasons.unlearnt')}</p>;
  return (
    <div className={styles.reasons} aria-busy={isPlaceholderData}>
      <h3 className={styles.heading}>{t('platform.reasons.words')}</h3>
      {words.length === 0 && <p className={styles.hint}>{t('platform.reasons.no-words')}</p>}
      <ul className={styles.list} aria-label={t('platform.reasons.words')}>
        {words.map(({ start, text, adds }) => (
          <li key={start} className={classNames(styles.word, adds < 0 && styles.against)} title={t('platform.reasons.without', { score: format.fraction(Math.max(0, score - adds)) })}>
            <span className={styles.text}>{text}</span>
            <span className={styles.number}>{format.signed(adds)}</span>
          </li>
        ))}
      </ul>
      <h3 className={styles.heading}>{t('platform.reasons.similar', { count: compared, number: format.number(compared) })}</h3>
      {similar.length === 0 && <p className={styles.hint}>{t('platform.reasons.no-similar')}</p>}
      <ul className={styles.list}>
        {similar.map((each) => (
          <li key={each.coding}>
            <button
              type="button"
              className={styles.passage}
              title={t('platform.reasons.open', { label: each.conversationLabel, likeness: format.fraction(each.likeness) })}
              onClick={() => onOpen(each)}
            >
              <span className={styles.quote} dir="auto">
                {each.quote}
              </span>
              <span className={styles.number}>{format.fraction(each.likeness)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
