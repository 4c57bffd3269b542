import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { sparklinePath } from './sparkline-path.ts';
import styles from './theme.module.css';

const size = { width: 60, height: 18 };

/** Messages a week as a small line, with the last week and the highest one in its title. */
export function Sparkline({ values, weeks }: { readonly values: readonly number[]; readonly weeks: readonly number[] }) {
  const t = useT();
  const format = useFormat();
  const most = Math.max(0, ...values);
  const peak = weeks[values.indexOf(most)];
  const title =
    peak === undefined || most === 0
      ? t('theme.trend.none')
      : t('theme.trend.title', { weeks: weeks.length, last: format.number(values.at(-1) ?? 0), most: format.number(most), week: format.date(peak) });
  return (
    <svg className={styles.spark} width={size.width} height={size.height} role="img" aria-label={title}>
      <title>{title}</title>
      <path d={sparklinePath(values, size.width, size.height)} />
    </svg>
  );
}
