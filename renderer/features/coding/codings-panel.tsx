import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { conversationContract } from '#shared/contracts/conversation.ts';
import type { Coding } from '#shared/contracts/coding.ts';
import { Tag } from '#renderer/base/chip.tsx';
import { classNames } from '#renderer/base/class-names.ts';
import { EmptyState } from '#renderer/base/empty-state.tsx';
import { activeReaderStore, useReadConversation } from '#renderer/platform/coding/active-reader.ts';
import { useCodings } from '#renderer/platform/coding/codings-cache.ts';
import { useCodes } from '#renderer/platform/coding/use-codes.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useServiceQuery } from '#renderer/platform/rpc/use-service.ts';
import { codeColor } from '#renderer/platform/theme/code-color.ts';
import { openEditor } from '#renderer/workbench/editor-service/editor-service.ts';
import { codingsAt } from './apply-code.ts';
import { inReadingOrder } from './reading-order.ts';
import styles from './codings-panel.module.css';

const columns = ['code', 'quote', 'place', 'coder', 'time', 'state'] as const;
const noMessages = new Int32Array(0);
const rowHeight = 22;

/** Every coding of the conversation being read, in its order; a click shows the passage. */
export function CodingsPanel() {
  const t = useT();
  const format = useFormat();
  const conversation = useReadConversation();
  const position = useStore(activeReaderStore, (state) => state.position);
  const codings = useCodings(conversation);
  const codes = useCodes();
  const outline = useServiceQuery(
    conversationContract.methods.outline,
    { conversation: conversation ?? 0 },
    { tables: ['message', 'batch'], enabled: conversation !== undefined },
  );
  const messages = outline.data?.messages ?? noMessages;
  const places = useMemo(() => placesOf(messages), [messages]);
  const { byMessage } = codings;
  const ordered = useMemo(() => inReadingOrder({ byMessage }, messages), [byMessage, messages]);
  const scroller = useRef<HTMLDivElement>(null);
  const [cursor, setCursor] = useState(0);
  const virtualizer = useVirtualizer({
    count: ordered.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    paddingStart: 27,
    scrollPaddingStart: 27,
  });
  const touched = useMemo(() => {
    if (position === undefined) return new Set<number>();
    const start = Math.min(position.anchor, position.focus);
    const end = Math.max(position.anchor, position.focus);
    return new Set(codingsAt(byMessage.get(position.message) ?? [], start, end).filter((coding) => coding.span !== null).map((coding) => coding.id));
  }, [byMessage, position]);

  if (conversation === undefined) {
    return (
      <EmptyState icon="codebook" title={t('coding.panel.no-conversation')}>
        {t('coding.panel.no-conversation-hint')}
      </EmptyState>
    );
  }
  if (codings.count === 0) {
    return (
      <EmptyState icon="codebook" title={t('coding.panel.none')}>
        {t('coding.panel.none-hint')}
      </EmptyState>
    );
  }
  const open = (coding: Coding) =>
    openEditor({
      type: 'conversation',
      id: String(conversation),
      params: { message: coding.message, ...(coding.span === null ? {} : { start: coding.span.start, end: coding.span.end }) },
    });
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Readonly<Record<string, number>> = { ArrowDown: cursor + 1, ArrowUp: cursor - 1, Home: 0, End: ordered.length - 1 };
    const next = moves[event.key];
    const coding = ordered[cursor];
    if (next !== undefined) {
      const kept = Math.min(ordered.length - 1, Math.max(0, next));
      setCursor(kept);
      virtualizer.scrollToIndex(kept);
    } else if (event.key === 'Enter' && coding !== undefined) open(coding);
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={scroller}
      className={styles.table}
      role="grid"
      aria-label={t('coding.panel.label')}
      aria-rowcount={ordered.length + 1}
      aria-activedescendant={`coding-row-${ordered[cursor]?.id ?? ''}`}
      tabIndex={0}
      data-autofocus=""
      data-context="listFocus"
      onKeyDown={onKeyDown}
    >
      <div className={styles.header} role="row" aria-rowindex={1}>
        {columns.map((column) => (
          <span key={column} role="columnheader">
            {t(`coding.panel.column.${column}`)}
          </span>
        ))}
      </div>
      <div role="presentation" className={styles.canvas} style={{ height: virtualizer.getTotalSize() - 27 }}>
        {virtualizer.getVirtualItems().map((item) => {
          const coding = ordered[item.index];
          if (coding === undefined) return null;
          const code = codes.byId.get(coding.code);
          const place = (places.get(coding.message) ?? 0) + 1;
          return (
            <div
              key={coding.id}
              id={`coding-row-${coding.id}`}
              role="row"
              aria-rowindex={item.index + 2}
              aria-selected={touched.has(coding.id)}
              className={classNames(styles.row, touched.has(coding.id) && styles.touched, item.index === cursor && styles.cursor)}
              style={{ transform: `translateY(${item.start - 27}px)` }}
              onClick={() => {
                setCursor(item.index);
                open(coding);
              }}
            >
              <span role="gridcell">
                <Tag color={codeColor(code?.color ?? 7)} {...(code === undefined ? {} : { title: code.name })}>
                  {code?.name ?? t('coding.unknown-code')}
                </Tag>
              </span>
              <span role="gridcell" title={coding.quote ?? undefined}>
                {coding.quote ?? t('coding.whole-message')}
              </span>
              <span role="gridcell" className={styles.muted}>
                {coding.span === null
                  ? t('coding.panel.place-whole', { place: format.number(place) })
                  : t('coding.panel.place', { place: format.number(place), start: format.number(coding.span.start), end: format.number(coding.span.end) })}
              </span>
              <span role="gridcell">{coding.coder}</span>
              <span role="gridcell" className={styles.muted}>
                {format.shortDateTime(coding.createdAt)}
              </span>
              <span role="gridcell" className={styles.muted}>
                <span className={coding.intact ? styles.ok : styles.bad}>{coding.intact ? '✓' : '✕'}</span>{' '}
                {t(coding.intact ? 'coding.state.intact' : 'coding.state.broken')}
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}

function placesOf(messages: Int32Array): ReadonlyMap<number, number> {
  return new Map([...messages].map((message, place) => [message, place]));
}
