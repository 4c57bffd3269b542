import { givenLabels, type SentimentStatus } from '#shared/contracts/sentiment.ts';
import { Icon } from '#renderer/base/icon.tsx';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { openEditor } from '#renderer/workbench/editor-service/editor-service.ts';
import frame from '#renderer/base/frame.module.css';
import styles from './sentiment.module.css';

/** All messages by the label that counts, as one bar; each part opens its messages. */
export function LabelShares({ status }: { readonly status: SentimentStatus }) {
  const t = useT();
  const format = useFormat();
  const { labels, messages, overridden, stale, unscored, staleModels, recipe } = status;
  const labelled = givenLabels.reduce((sum, label) => sum + labels[label], 0);
  const parts = [...givenLabels.map((label) => ({ label, count: labels[label] })), { label: 'none' as const, count: messages - labelled }];
  return (
    <section className={styles.part} aria-label={t('sentiment.overview.messages')}>
      <div className={styles.bar} aria-hidden="true">
        {parts.map(({ label, count }) => count > 0 && <span key={label} className={styles[label]} style={{ flexGrow: count }} />)}
      </div>
      <ul className={styles.legend}>
        {parts.map(({ label, count }) => (
          <li key={label}>
            <button type="button" className={styles.legendItem} onClick={() => runCommand('messages.open', { query: `sentiment:${label}`, id: `sentiment-${label}` })}>
              <span className={`${styles.swatch ?? ''} ${styles[label] ?? ''}`} />
              {t(`sentiment.label.${label}`)}
              <b>{format.number(count)}</b>
              <span className={frame.facts}>{messages === 0 ? '—' : format.percent(count / messages)}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className={styles.note}>
        {t('sentiment.overview.denominator', { messages: format.number(messages) })}{' '}
        {overridden > 0 && (
          <button type="button" className={styles.link} onClick={() => runCommand('messages.open', { query: 'has:override', id: 'sentiment-override' })}>
            {t('sentiment.overview.overridden', { count: overridden, number: format.number(overridden) })}
          </button>
        )}
        {recipe !== null && (
          <button type="button" className={styles.link} onClick={() => openEditor({ type: 'recipe', id: String(recipe) })}>
            {t('sentiment.overview.recipe')}
          </button>
        )}
      </p>
      {stale > 0 && (
        <p className={styles.warning}>
          <Icon name="warn" size={13} /> {t('sentiment.overview.stale', { count: stale, number: format.number(stale), models: staleModels.join(', ') })}
        </p>
      )}
      {unscored > 0 && (
        <p className={styles.warning}>
          <Icon name="warn" size={13} /> {t('sentiment.overview.unscored', { count: unscored, number: format.number(unscored) })}
        </p>
      )}
    </section>
  );
}
