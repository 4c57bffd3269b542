import type { Coding } from '#shared/contracts/coding.ts';
import type { Reject } from '#shared/contracts/import.ts';
import { Tag } from '#renderer/base/chip.tsx';
import { Icon } from '#renderer/base/icon.tsx';
import { useCodes } from '#renderer/platform/coding/use-codes.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { codeColor } from '#renderer/platform/theme/code-color.ts';
import type { BatchRejects } from './use-problems.ts';
import styles from './problems.module.css';

/** An import's name and how many of its rows were rejected. */
export function BatchHead({ rejected: { batch, rejects } }: { readonly rejected: BatchRejects }) {
  const t = useT();
  const format = useFormat();
  const share = batch.rows === 0 ? 0 : batch.rejected / batch.rows;
  return (
    <div className={styles.group}>
      <span className={styles.cell}>{batch.name}</span>
      <span className={styles.note}>
        {t('problems.batch', {
          rejected: format.number(batch.rejected),
          rows: format.number(batch.rows),
          share: share > 0 && share < 0.001 ? `<${format.percent(0.001)}` : format.percent(share),
        })}
        {batch.running && ` · ${t('problems.running')}`}
        {batch.undecided > 0 && ` · ${t('problems.update.open', { count: batch.undecided, number: format.number(batch.undecided) })}`}
        {rejects.length > 0 && rejects.length < batch.rejected && !batch.running && ` · ${t('problems.truncated', { shown: format.number(rejects.length) })}`}
      </span>
    </div>
  );
}

/** A row that was not imported, why, and what is to be done about it. */
export function RejectRow({ reject, reason }: { readonly reject: Reject; readonly reason: string }) {
  const t = useT();
  const format = useFormat();
  return (
    <div className={styles.grid}>
      <span className={styles.number}>{format.number(reject.row)}</span>
      <span title={reject.column ?? undefined}>{reject.column ?? t('reject.row')}</span>
      <span title={reason}>{reason}</span>
      <span className={styles.raw} title={reject.raw}>
        {reject.raw.slice(0, 500)}
      </span>
      {reject.decision && reject.choice === null ? (
        <span className={styles.decision} title={t('problems.state.decisionHint')}>
          <Icon name="warn" size={12} /> {t('problems.state.decision')}
        </span>
      ) : (
        <span className={styles.muted}>{t(reject.choice === null ? 'problems.state.kept' : `problems.state.${reject.choice}`)}</span>
      )}
    </div>
  );
}

/** What the check of the project found. */
export function CheckRow({ text, detail }: { readonly text: string; readonly detail: string }) {
  return (
    <div className={styles.row}>
      <Icon name="error" size={14} className={styles.severe ?? ''} />
      <span className={styles.cell}>{text}</span>
      <span className={styles.raw} title={detail.slice(0, 2000)}>
        {detail.slice(0, 500)}
      </span>
    </div>
  );
}

/** A coding whose words are not in the text that stands in place of its own. */
export function LeftRow({ coding }: { readonly coding: Coding }) {
  const t = useT();
  const code = useCodes().byId.get(coding.code);
  return (
    <div className={styles.row}>
      <Icon name="warn" size={14} className={styles.decision ?? ''} />
      <span className={styles.cell}>
        <Tag color={codeColor(code?.color ?? 7)}>{code?.name ?? t('coding.unknown-code')}</Tag>
      </span>
      <span className={styles.cell} title={coding.quote ?? undefined}>
        {coding.quote ?? t('coding.whole-message')}
      </span>
    </div>
  );
}
