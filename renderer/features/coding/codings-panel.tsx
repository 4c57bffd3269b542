import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { conversationContract } from '#shared/contracts/conversation.ts';
import { Tag } from '#renderer/base/chip.tsx';
import { classNames } from '#renderer/base/class-names.ts';
import { EmptyState } from '#renderer/base/empty-state.tsx';
import { activeReaderStore, useReadConversation } from '#renderer/platform/coding/active-reader.ts';
import { useCodings } from '#renderer/platform/coding/codings-cache.ts';
import { focusedProposal, isProposed, readingPage, useProposals } from '#renderer/platform/coding/proposals.ts';
import { useCodes } from '#renderer/platform/coding/use-codes.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useServiceQuery } from '#renderer/platform/rpc/use-service.ts';
import { codeColor } from '#renderer/platform/theme/code-color.ts';
import { openPassage } from '#renderer/workbench/editor-service/open-passage.ts';
import { codingsAt } from './apply-code.ts';
import { panelRows, type PanelRow } from './panel-rows.ts';
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
  const proposals = useProposals(messages, [Math.floor(((position?.ordinal ?? 1) - 1) / readingPage)]);
  const proposed = useMemo(() => [...proposals.byMessage.values()].flat().filter(isProposed), [proposals]);
  const rows = useMemo(() => panelRows(ordered, proposed, places), [ordered, proposed, places]);
  const scroller = useRef<HTMLDivElement>(null);
  const [cursor, setCursor] = useState(0);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    paddingStart: 27,
    scrollPaddingStart: 27,
  });
  const touched = useMemo(() => {
    if (position === undefined) return new Set<string>();
    const start = Math.min(position.anchor, position.focus);
    const end = Math.max(position.anchor, position.focus);
    const codingKeys = codingsAt(byMessage.get(position.message) ?? [], start, end).flatMap(({ id, span }) => (span === null ? [] : [`coding-${id}`]));
    const proposal = focusedProposal(proposed.filter(({ message }) => message === position.message), position);
    return new Set([...codingKeys, ...(proposal === undefined ? [] : [`proposal-${proposal.message}-${proposal.code}`])]);
  }, [byMessage, proposed, position]);

  if (conversation === undefined) {
    return (
      <EmptyState icon="codebook" title={t('coding.panel.no-conversation')}>
        {t('coding.panel.no-conversation-hint')}
      </EmptyState>
    );
  }
  if (rows.length === 0) {
    return (
      <EmptyState icon="codebook" title={t('coding.panel.none')}>
        {t('coding.panel.none-hint')}
      </EmptyState>
    );
  }
  const open = (row: PanelRow) => {
    const { message, span } = row.proposal ?? row.coding;
    openPassage({ conversation, message, span });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Readonly<Record<string, number>> = { ArrowDown: cursor + 1, ArrowUp: cursor - 1, Home: 0, End: rows.length - 1 };
    const next = moves[event.key];
    const row = rows[cursor];
    if (next !== undefined) {
      const kept = Math.min(rows.length - 1, Math.max(0, next));
      setCursor(kept);
      virtualizer.scrollToIndex(kept);
    } else if (event.key === 'Enter' && row !== undefined) open(row);
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={scroller}
      className={styles.table}
      role="grid"
      aria-label={t('coding.panel.label')}
      aria-rowcount={rows.length + 1}
      aria-activedescendant={`coding-row-${rows[cursor]?.key ?? ''}`}
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
          const row = rows[item.index];
          if (row === undefined) return null;
          const { message, code: codeId, span, quote } = row.proposal ?? row.coding;
          const code = codes.byId.get(codeId);
          const place = format.number((places.get(message) ?? 0) + 1);
          return (
            <div
              key={row.key}
              id={`coding-row-${row.key}`}
              role="row"
              aria-rowindex={item.index + 2}
              aria-selected={touched.has(row.key)}
              className={classNames(styles.row, touched.has(row.key) && styles.touched, item.index === cursor && styles.cursor)}
              style={{ transform: `translateY(${item.start - 27}px)` }}
              onClick={() => {
                setCursor(item.index);
                open(row);
              }}
            >
              <span role="gridcell">
                <Tag color={codeColor(code?.color ?? 7)} proposed={row.proposal !== undefined} {...(code === undefined ? {} : { title: code.name })}>
                  {code?.name ?? t('coding.unknown-code')}
                </Tag>
              </span>
              <span role="gridcell" title={quote ?? undefined}>
                {quote ?? t('coding.whole-message')}
              </span>
              <span role="gridcell" className={styles.muted}>
                {span === null
                  ? t('coding.panel.place-whole', { place })
                  : t('coding.panel.place', { place, start: format.number(span.start), end: format.number(span.end) })}
              </span>
              <Made row={row} version={proposals.version} learntAt={proposals.learntAt} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Who made it, when, and how it stands. */
function Made({ row, version, learntAt }: { readonly row: PanelRow; readonly version: number | undefined; readonly learntAt: number | undefined }) {
  const t = useT();
  const format = useFormat();
  const [who, when] = row.proposal === undefined ? [row.coding.coder, row.coding.createdAt] : [t('coding.panel.model', { version: version ?? 0 }), learntAt];
  return (
    <>
      <span role="gridcell">{who}</span>
      <span role="gridcell" className={styles.muted}>
        {when === undefined ? '' : format.shortDateTime(when)}
      </span>
      <span role="gridcell" className={styles.muted}>
        {row.proposal === undefined ? (
          <>
            <span className={row.coding.intact ? styles.ok : styles.bad}>{row.coding.intact ? '✓' : '✕'}</span>{' '}
            {t(row.coding.intact ? 'coding.state.intact' : 'coding.state.broken')}
          </>
        ) : (
          t('coding.state.proposed')
        )}
      </span>
    </>
  );
}

function placesOf(messages: Int32Array): ReadonlyMap<number, number> {
  return new Map([...messages].map((message, place) => [message, place]));
}
