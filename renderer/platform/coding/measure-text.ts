import type { Proportion } from '#shared/contracts/suggestion.ts';
import type { Translate } from '#renderer/platform/i18n/translate.ts';
import type { Format } from '#renderer/platform/i18n/use-format.ts';

/** Cases below which a proportion is marked as small. */
const smallSample = 30;

/** "precision 0.81 (n = 64)", as it stands beside every proposal; of few cases they are named instead: "precision 6 of 7 (few)". */
export function measureText(precision: Proportion | undefined, t: Translate, format: Format): string {
  if (precision === undefined || precision.value === null) return t('platform.precision.unknown');
  const { value } = precision;
  const n = format.number(precision.n);
  if (precision.n < smallSample) return t('platform.precision.small', { right: format.number(Math.round(value * precision.n)), n });
  return t('platform.precision', { value: format.fraction(value), n });
}

/** The 95% interval of a proportion: "0.70 to 0.89". */
export function intervalText({ low, high }: Proportion, t: Translate, format: Format): string {
  return low === null || high === null ? '' : t('platform.precision.interval', { low: format.fraction(low), high: format.fraction(high) });
}
