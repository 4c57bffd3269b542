import { sentimentContract, type SentimentModelInfo } from '#shared/contracts/sentiment.ts';
import { Button } from '#renderer/base/button.tsx';
import frame from '#renderer/base/frame.module.css';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useServiceCommand, useServiceQuery } from '#renderer/platform/rpc/use-service.ts';
import { openEditor } from '#renderer/workbench/editor-service/editor-service.ts';
import { notifications } from '#renderer/workbench/notifications/notification-store.ts';
import styles from './sentiment.module.css';

/** The models of the project beside the built-in one; the one in use scores. */
export function ModelList() {
  const t = useT();
  const format = useFormat();
  const { data } = useServiceQuery(sentimentContract.methods.models, {}, { tables: ['sentiment_model', 'sentiment_override', 'batch'], keepPrevious: true });
  const choose = useServiceCommand(sentimentContract.methods.useModel);
  const use = ({ version, origin }: SentimentModelInfo) =>
    choose.mutate({ version: origin === 'built-in' ? null : version }, { onError: (error) => notifications.error(error) });
  return (
    <section className={styles.part} aria-label={t('sentiment.models.title')}>
      <div className={styles.partHead}>
        <h2 className={styles.heading}>{t('sentiment.models.title')}</h2>
        <span className={frame.grow} />
        <Button icon="spark" onClick={() => runCommand('sentiment.train')}>
          {t('sentiment.models.train', { count: data?.labels ?? 0, number: format.number(data?.labels ?? 0) })}
        </Button>
        <Button icon="file" onClick={() => runCommand('sentiment.loadModel')}>
          {t('sentiment.models.load')}
        </Button>
      </div>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('sentiment.models.model')}</th>
            <th scope="col">{t('sentiment.models.origin')}</th>
            <th scope="col" className={styles.number}>{t('sentiment.models.accuracy')}</th>
            <th scope="col" className={styles.number}>{t('sentiment.models.macro-f1')}</th>
            <th scope="col" className={styles.number}>{t('sentiment.models.gain')}</th>
            <th scope="col"><span className={styles.hidden}>{t('sentiment.samples.actions')}</span></th>
          </tr>
        </thead>
        <tbody>
          {(data?.models ?? []).map((model) => {
            const { version, origin, current, measures, labels, coder, addedAt, recipe } = model;
            return (
              <tr key={version} aria-current={current || undefined} className={current ? styles.current : undefined}>
                <td>
                  <span className={styles.mono}>{version}</span>
                </td>
                <td className={styles.wide}>
                  {t(`sentiment.origin.${origin}`, { count: labels, number: format.number(labels) })}
                  {addedAt !== null && ` · ${format.shortDateTime(addedAt)}${coder === null ? '' : ` · ${coder}`}`}
                </td>
                <td className={styles.number}>{measures === null ? '—' : `${format.percent(measures.before.accuracy)} → ${format.percent(measures.after.accuracy)}`}</td>
                <td className={styles.number}>{measures === null ? '—' : `${measures.before.macroF1.toFixed(2)} → ${measures.after.macroF1.toFixed(2)}`}</td>
                <td className={styles.number}>
                  {measures === null || measures.gain.value === null
                    ? '—'
                    : t('sentiment.models.gain-value', {
                        gain: format.signed(measures.gain.value),
                        low: format.signed(measures.gain.low ?? 0),
                        high: format.signed(measures.gain.high ?? 0),
                        n: measures.n,
                      })}
                </td>
                <td className={styles.actions}>
                  {recipe !== null && (
                    <Button kind="flat" onClick={() => openEditor({ type: 'recipe', id: String(recipe) })}>
                      {t('sentiment.recipe')}
                    </Button>
                  )}
                  {current ? (
                    <span className={styles.inUse}>{t('sentiment.models.in-use')}</span>
                  ) : (
                    <Button kind="flat" onClick={() => use(model)}>
                      {t('sentiment.models.use')}
                    </Button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className={styles.note}>{t('sentiment.models.note')}</p>
    </section>
  );
}
