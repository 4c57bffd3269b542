import type { SentimentCounts } from '#shared/contracts/theme.ts';
import { SentimentGlyph } from '#renderer/base/sentiment-glyph.tsx';
import type { Format } from '#renderer/platform/i18n/use-format.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import type { Translate } from '#renderer/platform/i18n/translate.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { netSentiment, smallSample } from './net-sentiment.ts';
import styles from './theme.module.css';

/** Net sentiment with its formula and denominators, for a tooltip and for screen readers. */
export function netTitle(counts: SentimentCounts, messages: number, t: Translate, format: Format): string {
  const { net, n, scored } = netSentiment(counts);
  if (scored === 0) return t('theme.net.unscored');
  const parts = { positive: format.number(counts.positive), negative: format.number(counts.negative), n: format.number(n), scored: format.number(scored), messages: format.number(messages) };
  if (net === null) return t('theme.net.none', parts);
  const title = t('theme.net.title', { ...parts, net: format.signed(net) });
  return n < smallSample ? `${title} ${t('theme.net.small', { n: format.number(n), least: smallSample })}` : title;
}

/** Signed net sentiment; a small sample is marked, no sample is a dash. */
export function netText(counts: SentimentCounts, format: Format): string {
  const { net, n } = netSentiment(counts);
  if (net === null) return '—';
  return n < smallSample ? `${format.signed(net)}*` : format.signed(net);
}

/** A measure from -1 to 1 without a plus sign: 0.14, −0.02. */
export function twoDecimals(value: number): string {
  return value.toFixed(2).replace('-', '\u2212');
}

/** Net sentiment as the glyph and its number. */
export function NetGlyph({ counts, messages }: { readonly counts: SentimentCounts; readonly messages: number }) {
  const t = useT();
  const format = useFormat();
  const { net } = netSentiment(counts);
  const title = netTitle(counts, messages, t, format);
  if (net === null) {
    return (
      <span className={styles.noNet} title={title}>
        —
      </span>
    );
  }
  return (
    <span title={title} className={styles.net}>
      <SentimentGlyph value={net} text={netText(counts, format)} />
    </span>
  );
}
