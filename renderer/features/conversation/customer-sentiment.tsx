import { sentimentContract } from '#shared/contracts/sentiment.ts';
import { SentimentGlyph } from '#renderer/base/sentiment-glyph.tsx';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useServiceQuery } from '#renderer/platform/rpc/use-service.ts';
import styles from './conversation.module.css';

/** The customers' net sentiment in the conversation, with what it is counted over; nothing where nothing was either way. */
export function CustomerSentiment({ conversation }: { readonly conversation: number }) {
  const t = useT();
  const format = useFormat();
  const { data } = useServiceQuery(
    sentimentContract.methods.ofConversation,
    { conversation },
    { tables: ['sentiment_chunk', 'sentiment_override', 'batch'], keepPrevious: true },
  );
  if (data === undefined || data.net === null) return null;
  const { net, scored, messages, labels } = data;
  const counts = { negative: labels.negative, positive: labels.positive, scored, messages };
  return (
    <span className={styles.net} title={t('conversation.head.net-title', counts)}>
      <span>{t('conversation.head.net')}</span>
      <SentimentGlyph value={net} text={format.signed(net)} />
      <span>{t('conversation.head.n', { n: labels.negative + labels.positive })}</span>
    </span>
  );
}
