import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Passage } from '#shared/contracts/coding.ts';
import { classNames } from '#renderer/base/class-names.ts';
import { EmptyState } from '#renderer/base/empty-state.tsx';
import { Tag } from '#renderer/base/chip.tsx';
import { useCodes } from '#renderer/platform/coding/use-codes.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { codeColor } from '#renderer/platform/theme/code-color.ts';
import { openEditor } from '#renderer/workbench/editor-service/editor-service.ts';
import { ViewError } from '#renderer/workbench/view-state/view-error.tsx';
import type { Passages } from './use-passages.ts';
import styles from './code.module.css';

const estimatedHeight = 66;
/** Rows before the end at which the next page is asked for. */
const ahead = 20;

/** The passages as a list: where, then the quote in its context. A click or Enter opens the conversation there. */
export function CodePassages({ passages, ownCode }: { readonly passages: Passages; readonly ownCode: number }) {
  const t = useT();
  const scroller = useRef<HTMLDivElement>(null);
  const [cursor, setCursor] = useState(0);
  const { list } = passages;
  const virtualizer = useVirtualizer({
    count: list.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimatedHeight,
    getItemKey: (index) => list[index]?.coding.id ?? index,
    overscan: 6,
  });
  const items = virtualizer.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  const { more, hasMore } = passages;
  useEffect(() => {
    if (hasMore && lastShown >= list.length - ahead) more();
  });
  if (passages.error !== null && list.length === 0) return <ViewError error={passages.error} onRetry={passages.retry} />;
  if (passages.total === 0) {
    return (
      <EmptyState icon="codebook" title={t('code.passages.none')}>
        {t('code.passages.none-hint')}
      </EmptyState>
    );
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Readonly<Record<string, number>> = { ArrowDown: cursor + 1, ArrowUp: cursor - 1, j: cursor + 1, k: cursor - 1, Home: 0, End: list.length - 1 };
    const next = moves[event.key];
    const passage = list[cursor];
    if (next !== undefined && !event.ctrlKey && !event.altKey && !event.metaKey) {
      const kept = Math.min(list.length - 1, Math.max(0, next));
      setCursor(kept);
      virtualizer.scrollToIndex(kept);
    } else if (event.key === 'Enter' && passage !== undefined) openPassage(passage);
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={scroller}
      className={styles.list}
      role="listbox"
      aria-label={t('code.section.passages')}
      aria-activedescendant={`passage-${list[cursor]?.coding.id ?? ''}`}
      tabIndex={0}
      data-autofocus=""
      data-context="listFocus"
      onKeyDown={onKeyDown}
    >
      <div role="presentation" className={styles.canvas} style={{ height: virtualizer.getTotalSize() }}>
        {items.map((item) => {
          const passage = list[item.index];
          if (passage === undefined) return null;
          return (
            <div
              key={item.key}
              ref={virtualizer.measureElement}
              data-index={item.index}
              id={`passage-${passage.coding.id}`}
              role="option"
              aria-selected={item.index === cursor}
              aria-setsize={passages.total}
              aria-posinset={item.index + 1}
              className={classNames(styles.passage, item.index === cursor && styles.cursor)}
              style={{ transform: `translateY(${item.start}px)` }}
              onClick={() => {
                setCursor(item.index);
                openPassage(passage);
              }}
            >
              <PassageText passage={passage} ownCode={ownCode} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function PassageText({ passage, ownCode }: { readonly passage: Passage; readonly ownCode: number }) {
  const t = useT();
  const format = useFormat();
  const codes = useCodes();
  const { coding } = passage;
  const code = codes.byId.get(coding.code);
  const facts = [
    passage.conversationLabel,
    coding.span === null ? t('code.passage.whole') : `[${format.number(coding.span.start)}, ${format.number(coding.span.end)})`,
    passage.participant,
    passage.sentAt === null ? null : format.date(passage.sentAt),
    passage.channel,
  ].filter((fact) => fact !== null);
  return (
    <>
      <div className={styles.where}>
        {coding.code !== ownCode && code !== undefined && <Tag color={codeColor(code.color)}>{code.name}</Tag>}
        <span className={styles.place} title={facts.join(' · ')}>
          {facts.join(' · ')}
        </span>
        {!coding.intact && <span className={styles.broken}>{t('coding.state.broken')}</span>}
        <span className={styles.made}>
          {coding.coder} · {format.shortDateTime(coding.createdAt)}
        </span>
      </div>
      <p className={styles.words} dir="auto">
        {passage.before}
        <mark className={styles.quote} style={{ '--c': codeColor(code?.color ?? 7) }}>
          {coding.quote ?? ''}
        </mark>
        {passage.after}
      </p>
    </>
  );
}

function openPassage({ coding, conversation }: Passage): void {
  openEditor(
    {
      type: 'conversation',
      id: String(conversation),
      params: { message: coding.message, ...(coding.span === null ? {} : { start: coding.span.start, end: coding.span.end }) },
    },
    { preview: true },
  );
}
