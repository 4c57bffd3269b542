import { sentimentContract } from '#shared/contracts/sentiment.ts';
import { Button } from '#renderer/base/button.tsx';
import frame from '#renderer/base/frame.module.css';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useServiceQuery } from '#renderer/platform/rpc/use-service.ts';
import { openEditor } from '#renderer/workbench/editor-service/editor-service.ts';
import styles from './sentiment.module.css';

/** The samples drawn so far, how far they are labelled, and the way to another one. */
export function SampleList() {
  const t = useT();
  const format = useFormat();
  const { data } = useServiceQuery(sentimentContract.methods.samples, {}, { tables: ['recipe', 'sentiment_override'], keepPrevious: true });
  const samples = data?.samples ?? [];
  return (
    <section className={styles.part} aria-label={t('sentiment.samples.title')}>
      <div className={styles.partHead}>
        <h2 className={styles.heading}>{t('sentiment.samples.title')}</h2>
        <span className={frame.grow} />
        <Button icon="plus" onClick={() => runCommand('sentiment.measure')}>
          {t('sentiment.samples.draw')}
        </Button>
      </div>
      <p className={styles.note}>{t('sentiment.samples.note')}</p>
      {samples.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('sentiment.samples.drawn')}</th>
              <th scope="col">{t('sentiment.samples.from')}</th>
              <th scope="col">{t('sentiment.samples.how')}</th>
              <th scope="col">{t('sentiment.samples.labelled')}</th>
              <th scope="col"><span className={styles.hidden}>{t('sentiment.samples.actions')}</span></th>
            </tr>
          </thead>
          <tbody>
            {samples.map((sample) => (
              <tr key={sample.id}>
                <td>
                  {format.shortDateTime(sample.drawnAt)}
                  {sample.coder !== null && ` · ${sample.coder}`}
                </td>
                <td className={styles.wide}>
                  {t('sentiment.samples.of', { drawn: format.number(sample.drawn), population: format.number(sample.population) })}
                  {sample.query !== '' && <code className={styles.query}>{sample.query}</code>}
                </td>
                <td>{t('sentiment.samples.strata', { strata: t(`sentiment.strata.${sample.strata}`), seed: sample.seed })}</td>
                <td>
                  {sample.labelled.length === 0
                    ? '—'
                    : sample.labelled.map(({ coder, messages }) => `${coder} ${format.number(messages)}`).join(t('sentiment.separator'))}
                </td>
                <td className={styles.actions}>
                  <Button kind="flat" onClick={() => openEditor({ type: 'sentiment-sample', id: String(sample.id), params: { view: 'label' } })}>
                    {t('sentiment.samples.label')}
                  </Button>
                  <Button kind="flat" disabled={sample.labelled.length === 0} onClick={() => openEditor({ type: 'sentiment-sample', id: String(sample.id), params: { view: 'report' } })}>
                    {t('sentiment.samples.report')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
