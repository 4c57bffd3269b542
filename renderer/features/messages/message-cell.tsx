import { sliceCodePoints } from '#shared/base/code-points.ts';
import type { Code } from '#shared/contracts/codebook.ts';
import type { MessageRow } from '#shared/contracts/messages.ts';
import type { MessageSentiment } from '#shared/contracts/sentiment.ts';
import type { Tag as MessageTag } from '#shared/contracts/tag.ts';
import { Tag } from '#renderer/base/chip.tsx';
import { Icon } from '#renderer/base/icon.tsx';
import { SentimentGlyph } from '#renderer/base/sentiment-glyph.tsx';
import type { Format } from '#renderer/platform/i18n/use-format.ts';
import type { Translate } from '#renderer/platform/i18n/translate.ts';
import { codeColor } from '#renderer/platform/theme/code-color.ts';
import type { MessageColumnId } from './columns.ts';
import { labelsThatFit } from './tags-that-fit.ts';
import { textParts } from './text-parts.ts';
import styles from './message-grid.module.css';

/** What cells need besides the row. */
export interface CellContext {
  readonly t: Translate;
  readonly format: Format;
  readonly codes: ReadonlyMap<number, Code>;
  readonly tags: ReadonlyMap<number, MessageTag>;
  /** Rows are as tall as their text. */
  readonly full: boolean;
}

/** Width from which the time column shows the year. */
const yearWidth = 128;

/** The content of one cell. */
export function MessageCell({ column, row, width, context }: { column: MessageColumnId; row: MessageRow; width: number; context: CellContext }) {
  const { t, format } = context;
  switch (column) {
    case 'number': return <>{format.number(row.id)}</>;
    case 'time':
      if (row.sentAt === null) return <Dash />;
      return <span title={format.dateTime(row.sentAt)}>{width >= yearWidth ? format.dateTime(row.sentAt).slice(0, 16) : format.shortDateTime(row.sentAt)}</span>;
    case 'channel': return <Text value={row.channel} />;
    case 'brand': return <Text value={row.brand} />;
    case 'participant': return <Text value={row.participant} title={row.participantName} />;
    case 'name': return <Text value={row.participantName} />;
    case 'role': return <>{t(`messages.role.${row.role}`)}</>;
    case 'language': return <>{t(`messages.language.${row.language}`)}</>;
    case 'rating': return row.rating === null ? <Dash /> : <>{format.number(row.rating)}</>;
    case 'length': return <>{format.number(row.length)}</>;
    case 'conversation': return row.conversation < 0 ? <span className={styles.faint}>{t('messages.single')}</span> : <Text value={row.conversationLabel} />;
    case 'batch': return <Text value={row.batch} />;
    case 'sourceId': return <Text value={row.externalId} />;
    case 'memos': return row.memos === 0 ? <Dash /> : <>{format.number(row.memos)}</>;
    case 'theme': return <Theme theme={row.theme} t={t} />;
    case 'message': return <MessageText row={row} full={context.full} />;
    case 'sentiment': return row.sentiment === null ? <Dash /> : <Sentiment sentiment={row.sentiment} context={context} />;
    case 'codes':
      return <Labels width={width} labels={row.codes.flatMap((id) => {
        const code = context.codes.get(id);
        return code === undefined ? [] : [code];
      })} />;
    case 'tags':
      return <Labels width={width} labels={row.tags.flatMap((id) => {
        const tag = context.tags.get(id);
        return tag === undefined ? [] : [tag];
      })} />;
  }
}

function Dash() {
  return <span className={styles.faint}>—</span>;
}

function Text({ value, title }: { value: string | null; title?: string | null }) {
  if (value === null) return <Dash />;
  return <span title={title ?? value}>{value}</span>;
}

/** A theme by name; one that no person has accepted is in italics and says so. */
function Theme({ theme, t }: { theme: MessageRow['theme']; t: Translate }) {
  if (theme === null) return <Dash />;
  if (!theme.proposed) return <Text value={theme.name} />;
  return <span className={styles.proposed} title={t('messages.themeProposed', { name: theme.name })}>{theme.name} · {t('messages.proposed')}</span>;
}

/** The glyph; what a person said carries a mark, the machine's none. */
function Sentiment({ sentiment, context: { t, format } }: { sentiment: MessageSentiment; context: CellContext }) {
  const { label, score, by } = sentiment;
  return (
    <span className={styles.sentiment} title={t(`messages.sentiment.${by}`, { label: t(`messages.sentiment.${label}`) })}>
      <SentimentGlyph value={score} mixed={label === 'mixed'} text={format.signed(score)} />
      {by === 'person' && <Icon name="user" size={12} />}
    </span>
  );
}

/** Code points from which a first hit would lie outside a one-line cell, and how many to keep before it. */
const hiddenFrom = 20;
const lead = 8;

function MessageText({ row, full }: { row: MessageRow; full: boolean }) {
  const first = row.ranges[0]?.[0] ?? 0;
  const skipped = full || first < hiddenFrom ? 0 : first - lead;
  const text = skipped === 0 ? row.text : sliceCodePoints(row.text, skipped, row.length);
  const ranges = row.ranges.map(([start, end]): [number, number] => [start - skipped, end - skipped]);
  return (
    <span dir="auto">
      {row.textStart + skipped > 0 && '…'}
      {textParts(text, ranges).map((part) =>
        part.hit ? <mark key={part.start} className={styles.hit}>{part.text}</mark> : part.text,
      )}
      {row.truncated && row.textStart + [...row.text].length < row.length && '…'}
    </span>
  );
}

function Labels({ labels, width }: { labels: readonly { readonly id: number; readonly name: string; readonly color: number }[]; width: number }) {
  if (labels.length === 0) return <Dash />;
  const shown = labelsThatFit(labels.map(({ name }) => name), width - 16);
  const rest = labels.slice(shown);
  return (
    <span className={styles.labels}>
      {labels.slice(0, shown).map(({ id, name, color }) => (
        <Tag key={id} color={codeColor(color)} title={name}>{name}</Tag>
      ))}
      {rest.length > 0 && <span className={styles.more} title={rest.map(({ name }) => name).join('\n')}>+{rest.length}</span>}
    </span>
  );
}
