import { useState } from 'react';
import { sentimentContract, type Estimate, type SentimentReport, type SentimentSample } from '#shared/contracts/sentiment.ts';
import { EmptyState } from '#renderer/base/empty-state.tsx';
import { Icon } from '#renderer/base/icon.tsx';
import { Select } from '#renderer/base/select.tsx';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useServiceQuery } from '#renderer/platform/rpc/use-service.ts';
import { ViewError } from '#renderer/workbench/view-state/view-error.tsx';
import { ConfusionTable, LabelTable, LanguageTable } from './report-tables.tsx';
import styles from './report.module.css';

/** Messages below which a figure says little. */
const fewMessages = 30;
const anyone = '';

/** How well the machine agrees with what people said blind, beside how well people agree. */
export function ReportView({ sample, coder }: { readonly sample: SentimentSample; readonly coder: string }) {
  const t = useT();
  const coders = sample.labelled.map((entry) => entry.coder);
  const [whose, setWhose] = useState(coders.includes(coder) ? coder : anyone);
  const [model, setModel] = useState('');
  const models = useServiceQuery(sentimentContract.methods.models, {}, { tables: ['sentiment_model'] }).data?.models ?? [];
  const { data, error, refetch } = useServiceQuery(
    sentimentContract.methods.report,
    { sample: sample.id, coder: whose === anyone ? null : whose, model: model === '' ? null : model },
    { tables: ['sentiment_override', 'sentiment_chunk', 'sentiment_model'], keepPrevious: true },
  );
  if (error !== null && data === undefined) return <ViewError error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return null;
  return (
    <div className={styles.report} tabIndex={0} role="region" aria-label={t('sentiment.samples.report')} data-autofocus="">
      <div className={styles.choices}>
        <Select
          label={t('sentiment.report.whose')}
          value={whose}
          onChange={setWhose}
          options={[{ value: anyone, label: t('sentiment.report.anyone') }, ...coders.map((value) => ({ value, label: t('sentiment.report.of-coder', { coder: value }) }))]}
        />
        <Select
          label={t('sentiment.report.model')}
          value={model}
          onChange={setModel}
          options={[{ value: '', label: t('sentiment.report.current-model') }, ...models.map(({ version }) => ({ value: version, label: version }))]}
        />
      </div>
      {data.n === 0 ? (
        <EmptyState icon="scale" title={t('sentiment.report.none')}>
          {leftOutText(data, t)}
        </EmptyState>
      ) : (
        <Figures report={data} />
      )}
    </div>
  );
}

function leftOutText({ leftOut }: SentimentReport, t: ReturnType<typeof useT>): string {
  const parts = (['unlabelled', 'trained', 'notBlind'] as const).flatMap((reason) =>
    leftOut[reason] === 0 ? [] : [t(`sentiment.report.left-out.${reason}`, { count: leftOut[reason] })],
  );
  return parts.length === 0 ? t('sentiment.report.left-out.nothing') : t('sentiment.report.left-out', { parts: parts.join(t('sentiment.separator')) });
}

function Figures({ report }: { readonly report: SentimentReport }) {
  const t = useT();
  const [people] = report.agreement;
  return (
    <>
      {report.n < fewMessages && (
        <p className={styles.warning}>
          <Icon name="warn" size={13} /> {t('sentiment.report.small', { n: report.n, enough: fewMessages })}
        </p>
      )}
      <div className={styles.figures}>
        <Figure name={t('sentiment.report.accuracy')} detail={t('sentiment.report.accuracy-detail', { n: report.n })} estimate={report.accuracy} share />
        <Figure name={t('sentiment.report.three')} detail={t('sentiment.report.three-detail')} estimate={report.accuracyOfThree} share />
        <Figure name={t('sentiment.report.macro-f1')} detail={t('sentiment.report.macro-f1-detail')} estimate={report.macroF1} />
        <Figure name={t('sentiment.report.kappa')} detail={t('sentiment.report.kappa-detail')} estimate={report.kappa} />
      </div>
      <h2 className={styles.heading}>{t('sentiment.report.people')}</h2>
      {people === undefined ? (
        <p className={styles.note}>{t('sentiment.report.people-none')}</p>
      ) : (
        <div className={styles.figures}>
          {report.agreement.map(({ coders, n, raw, kappa }) => (
            <div key={coders.join('\n')} className={styles.pair}>
              <Figure name={t('sentiment.report.raw')} detail={t('sentiment.report.pair', { left: coders[0], right: coders[1], n })} estimate={raw} share />
              <Figure name={t('sentiment.report.people-kappa')} detail={t('sentiment.report.kappa-detail')} estimate={kappa} />
            </div>
          ))}
        </div>
      )}
      <h2 className={styles.heading}>{t('sentiment.report.confusion')}</h2>
      <ConfusionTable report={report} />
      <div className={styles.tables}>
        <section aria-label={t('sentiment.report.by-label')}>
          <h2 className={styles.heading}>{t('sentiment.report.by-label')}</h2>
          <LabelTable report={report} />
        </section>
        <section aria-label={t('sentiment.report.by-language')}>
          <h2 className={styles.heading}>{t('sentiment.report.by-language')}</h2>
          <LanguageTable report={report} />
        </section>
      </div>
      <p className={styles.note}>
        {leftOutText(report, t)} {t(report.weighted ? 'sentiment.report.weighted' : 'sentiment.report.simple')} {t('sentiment.report.method')}
      </p>
    </>
  );
}

/** A figure with its interval; a share as per cent. */
function Figure({ name, detail, estimate, share }: { readonly name: string; readonly detail: string; readonly estimate: Estimate; readonly share?: boolean }) {
  const t = useT();
  const format = useFormat();
  const text = (value: number | null) => (value === null ? '—' : share === true ? format.percent(value) : value.toFixed(2).replace('-', '\u2212'));
  return (
    <div className={styles.figure}>
      <div className={styles.name}>{name}</div>
      <div className={styles.value}>{text(estimate.value)}</div>
      <div className={styles.detail}>
        {estimate.low !== null && estimate.high !== null && (
          <span title={t(`sentiment.report.interval.${estimate.method}`)}>{t('sentiment.report.interval', { low: text(estimate.low), high: text(estimate.high) })}</span>
        )}
        <span>{detail}</span>
      </div>
    </div>
  );
}
