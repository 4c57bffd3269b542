import { memo, useMemo, useRef } from 'react';
import { classNames } from '#renderer/base/class-names.ts';
import { Icon } from '#renderer/base/icon.tsx';
import type { ShownEvidence } from '#renderer/platform/evidence/evidence-store.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useLanguage, useT } from '#renderer/platform/i18n/use-t.ts';
import { sameItems, type CodedSpan, type MessageSpans } from './coded-span.ts';
import { MarginStripes } from './margin-stripes.tsx';
import type { ReadingRow } from './reading-rows.ts';
import { shortSpeakerName, speakerName } from './speaker-name.ts';
import { SpanHandle } from './span-handle.tsx';
import { TextMark } from './text-mark.tsx';
import { TextSlices } from './text-slices.tsx';
import styles from './conversation.module.css';

export interface TurnRowProps {
  readonly row: ReadingRow;
  readonly total: number;
  readonly spans: MessageSpans;
  readonly focused: boolean;
  /** The selection inside this block and the caret, where they are in it; code points of the message. */
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly caret: number | undefined;
  /** Whether the caret closes the selection, so that at a wrap it stays on the line above. */
  readonly caretAfter: boolean;
  /** Where a coding is selected: its ends inside this block, which can be dragged. */
  readonly startHandle: number | undefined;
  readonly endHandle: number | undefined;
  /** What something beside the text speaks of, while it does so of this turn. */
  readonly evidence: ShownEvidence | undefined;
  /** The turn before was of another day. */
  readonly newDay: boolean;
}

/** One block of a turn: who, the words with their codings, the margin. */
export const TurnRow = memo(function TurnRow({ row, total, spans, focused, from, to, caret, caretAfter, startHandle, endHandle, evidence, newDay }: TurnRowProps) {
  const t = useT();
  const format = useFormat();
  const language = useLanguage();
  const paragraph = useRef<HTMLParagraphElement>(null);
  const block = row.read?.blocks[row.block];
  const inBlock = useStableSpans(spans, block?.start ?? 0, block?.end ?? 0);
  if (row.read === undefined || block === undefined) {
    return (
      <article className={classNames(styles.turn, styles.single, styles.waiting)} aria-setsize={total} aria-posinset={row.place + 1}>
        <div className={styles.who} />
        <p className={styles.text}>{t('conversation.turn.loading')}</p>
      </article>
    );
  }
  const { turn, blocks } = row.read;
  const name = speakerName(turn, t);
  const first = row.block === 0;
  const last = row.block === blocks.length - 1;
  return (
    <article
      className={classNames(styles.turn, first && styles.first, last && styles.last, focused && styles.focused, turn.role === 'agent' && styles.agent)}
      aria-label={t('conversation.turn.label', { ordinal: row.place + 1, name })}
      aria-setsize={total}
      aria-posinset={row.place + 1}
      aria-current={focused || undefined}
      data-row={row.key}
    >
      <div className={styles.who}>
        {first && (
          <>
            <b title={name}>{shortSpeakerName(turn, t, language === 'en' ? 16 : 12)}</b>
            <span className={styles.when}>
            {turn.sentAt !== null && (
              <time dateTime={new Date(turn.sentAt).toISOString()} title={format.dateTime(turn.sentAt)}>
                {newDay ? format.shortDateTime(turn.sentAt) : format.time(turn.sentAt)}
              </time>
            )}
            {turn.memos > 0 && (
              <span className={styles.memos} title={t('conversation.turn.memos', { count: turn.memos })}>
                <Icon name="memo" size={12} />
                {turn.memos}
              </span>
            )}
            </span>
          </>
        )}
      </div>
      <div className={styles.column}>
        <p ref={paragraph} className={styles.text} dir="auto" data-text-of={row.message} data-block={row.block}>
          {turn.text === '' ? (
            <span data-at={0} className={styles.empty}>
              {t('conversation.turn.empty')}
            </span>
          ) : (
            <TextSlices block={block} spans={inBlock} evidence={evidence} from={from} to={to} />
          )}
        </p>
        {caret !== undefined && <TextMark text={paragraph} offset={caret} after={caretAfter} spans={inBlock} className={styles.caret} />}
        {startHandle !== undefined && <SpanHandle edge="start" text={paragraph} offset={startHandle} spans={inBlock} />}
        {endHandle !== undefined && <SpanHandle edge="end" text={paragraph} offset={endHandle} spans={inBlock} />}
      </div>
      <MarginStripes text={paragraph} spans={inBlock} whole={spans.whole} start={block.start} end={block.end} />
    </article>
  );
});

/** The spans over a block; the same array as long as the same spans are in it. */
function useStableSpans(spans: MessageSpans, start: number, end: number): readonly CodedSpan[] {
  const kept = useRef<readonly CodedSpan[]>([]);
  return useMemo(() => {
    const found = spans.index.overlapping(start, end);
    if (!sameItems(kept.current, found)) kept.current = found;
    return kept.current;
  }, [spans, start, end]);
}
