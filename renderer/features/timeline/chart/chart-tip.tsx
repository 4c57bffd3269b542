import type { NetDenominator } from '#shared/contracts/timeline.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import type { BucketFigures } from '../timeline-model.ts';
import type { ChartLayout } from './chart-layout.ts';
import styles from './chart.module.css';

export interface ChartTipProps {
  readonly layout: ChartLayout;
  readonly bucket: number;
  readonly day: string;
  readonly figures: BucketFigures;
  readonly denominator: NetDenominator;
}

/** The figures of the bucket under the pointer or the keyboard's cursor. The slider says the same to screen readers. */
export function ChartTip({ layout, bucket, day, figures, denominator }: ChartTipProps) {
  const t = useT();
  const format = useFormat();
  const { messages, negative, neutral, mixed, positive, unscored, net, low, high, base, small } = figures;
  const x = layout.center(bucket);
  const right = x > (layout.left + layout.right) / 2;
  const rows: [string, string][] = [
    [t('timeline.net'), Number.isNaN(net) ? t('timeline.none') : `${format.signed(net)} [${format.signed(low)}, ${format.signed(high)}]`],
    [t(`timeline.denominator.${denominator}.n`), format.number(base)],
    [t('timeline.label.positive'), format.number(positive)],
    [t('timeline.label.neutral'), format.number(neutral)],
    [t('timeline.label.mixed'), format.number(mixed)],
    [t('timeline.label.negative'), format.number(negative)],
    ...(unscored > 0 ? [[t('timeline.label.unscored'), format.number(unscored)] satisfies [string, string]] : []),
  ];
  return (
    <div aria-hidden="true" className={styles.tip} style={{ top: layout.top + 6, ...(right ? { right: layout.width - x + 12 } : { left: x + 12 }) }}>
      <div className={styles.tipRow}>
        <span className={styles.tipHead}>{day}</span>
        <span>{t('timeline.messages', { count: messages, messages: format.number(messages) })}</span>
      </div>
      {rows.map(([name, value]) => (
        <div key={name} className={styles.tipRow}>
          <span>{name}</span>
          <span>{value}</span>
        </div>
      ))}
      {small && <div>{t('timeline.small')}</div>}
    </div>
  );
}
