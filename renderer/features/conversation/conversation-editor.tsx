import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { conversationContract } from '#shared/contracts/conversation.ts';
import type { Proposal } from '#shared/contracts/suggestion.ts';
import { blockIndexAt } from '#renderer/base/spans/blocks.ts';
import { EmptyState } from '#renderer/base/empty-state.tsx';
import { publishReader, withdrawReader } from '#renderer/platform/coding/active-reader.ts';
import { useCodings } from '#renderer/platform/coding/codings-cache.ts';
import { codingsOfMessage, sameSpan, type ConversationCodings } from '#renderer/platform/coding/conversation-codings.ts';
import { isProposed, readingPage, useProposals } from '#renderer/platform/coding/proposals.ts';
import { useCodes } from '#renderer/platform/coding/use-codes.ts';
import { useRecentCodes } from '#renderer/platform/coding/use-recent-codes.ts';
import { setContextKey } from '#renderer/platform/context-keys/context-key-store.ts';
import { useEvidence } from '#renderer/platform/evidence/evidence-store.ts';
import type { EditorProps } from '#renderer/platform/contribution.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useServiceQuery } from '#renderer/platform/rpc/use-service.ts';
import { setSelection } from '#renderer/platform/selection/selection-store.ts';
import { showCommandMenu } from '#renderer/workbench/menus/command-menu.ts';
import { ViewError } from '#renderer/workbench/view-state/view-error.tsx';
import { createSpanKeeper } from './coded-span.ts';
import { ConversationHead } from './conversation-head.tsx';
import { createReader, type ReaderView } from './create-reader.ts';
import { deepLinkOf } from './deep-link.ts';
import { isNewDay } from './new-day.ts';
import { buildRows, estimateHeight, textWidth, type ReadingRow } from './reading-rows.ts';
import { createReadingStore, moveTo, selectedRange } from './reading-state.ts';
import { revealIn } from './reveal.ts';
import { Announcement } from './announcement.tsx';
import { createTurnArrivals } from './turn-arrivals.ts';
import { TurnRow } from './turn-row.tsx';
import { useHandleDrag } from './use-handle-drag.ts';
import { useMouseSelection } from './use-mouse-selection.ts';
import { useTurns } from './use-turns.ts';
import { caretBox } from './text-position.ts';
import styles from './conversation.module.css';

const noMessages = new Int32Array(0);
const noProposals: readonly Proposal[] = [];

/** Reads one conversation as turns and lets it be coded. The tab's id is the conversation's, negative for one message alone. */
export function ConversationEditor({ input, active, handle }: EditorProps) {
  const conversation = Number(input.id);
  const t = useT();
  const header = useServiceQuery(conversationContract.methods.header, { conversation }, { tables: ['conversation', 'message', 'batch'] });
  const outline = useServiceQuery(conversationContract.methods.outline, { conversation }, { tables: ['message', 'batch'] });
  const messages = outline.data?.messages ?? noMessages;
  const codes = useCodes();
  // Kept at hand, so that the keys 1 to 9 need not ask for them first.
  useRecentCodes(codes);
  const codings = useCodings(conversation);

  const [store] = useState(createReadingStore);
  const state = useStore(store);
  const [pages, setPages] = useState<readonly number[]>([0]);
  const { turns, error: turnError } = useTurns(messages, pages);
  const { rows, firstRow } = useMemo(() => buildRows(messages, turns), [messages, turns]);

  const proposals = useProposals(messages, pages);
  const proposed = useMemo(() => new Map([...proposals.byMessage].map(([message, own]) => [message, own.filter(isProposed)])), [proposals]);
  const [keeper] = useState(createSpanKeeper);
  const unknownCode = t('coding.unknown-code');
  const spansOf = (message: number) =>
    keeper.spansOf(message, codingsOfMessage(codings, message), proposed.get(message) ?? noProposals, codes.byId, unknownCode);

  const scroller = useRef<HTMLDivElement>(null);
  const width = useRef(textWidth(Infinity));
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => {
      const row = rows[index];
      return row === undefined ? 68 : estimateHeight(row, width.current);
    },
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 3,
    paddingStart: 10,
    paddingEnd: 10,
  });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => (width.current = textWidth(element.clientWidth)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const items = virtualizer.getVirtualItems();
  const firstPlace = rows[items[0]?.index ?? 0]?.place ?? 0;
  const lastPlace = rows[items.at(-1)?.index ?? 0]?.place ?? 0;
  const wanted = pagesBetween(firstPlace, lastPlace, state.place).join();
  useEffect(() => {
    setPages((before) => (before.join() === wanted ? before : wanted.split(',').map(Number)));
  }, [wanted]);

  const [arrivals] = useState(createTurnArrivals);
  const live = useRef({ messages, turns, rows, firstRow });
  useLayoutEffect(() => {
    live.current = { messages, turns, rows, firstRow };
    arrivals.came(turns);
  });
  const rowOf = useCallback(
    (offset: number): ReadingRow | undefined => {
      const { place } = store.getState();
      const first = live.current.firstRow[place];
      if (first === undefined) return undefined;
      const blocks = live.current.rows[first]?.read?.blocks ?? [];
      return live.current.rows[first + blockIndexAt(blocks, offset)];
    },
    [store],
  );

  const view = useMemo<ReaderView>(
    () => ({
      conversation,
      messages: () => live.current.messages,
      turn: (message) => live.current.turns.get(message),
      turnComing: (message) => arrivals.wait(message),
      selectionBox: () => {
        const { end } = selectedRange(store.getState());
        const paragraph = paragraphOf(scroller.current, rowOf(Math.max(0, end - 1))?.key);
        if (paragraph === null) return undefined;
        const box = caretBox(paragraph, end, true);
        return box === undefined ? undefined : { left: paragraph.getBoundingClientRect().left, top: box.top, bottom: box.bottom };
      },
      focus: () => scroller.current?.focus({ preventScroll: true }),
    }),
    [conversation, store, rowOf, arrivals],
  );
  const reader = useMemo(() => createReader(store, view), [store, view]);

  // A link into the conversation: to a message, or to a stretch of it.
  const [reached, setReached] = useState<unknown>(undefined);
  useLayoutEffect(() => {
    if (messages.length === 0 || reached === input.params) return;
    const link = deepLinkOf(input.params);
    setReached(input.params);
    const place = link === undefined ? -1 : messages.indexOf(link.message);
    if (link !== undefined && place >= 0) moveTo(store, place, link.start, link.end);
  }, [input.params, reached, messages, store]);

  // Scrolls to where the reader went, again once a text that was on the way has come.
  const shown = useRef({ moves: 0, read: false });
  useEffect(() => {
    const read = rowOf(state.focus)?.read !== undefined;
    if (state.moves === 0 || (shown.current.moves === state.moves && (shown.current.read || !read))) return;
    shown.current = { moves: state.moves, read };
    revealIn(scroller.current, {
      row: () => rowOf(store.getState().focus)?.key,
      index: () => live.current.rows.findIndex((row) => row.key === rowOf(store.getState().focus)?.key),
      state: () => store.getState(),
      scrollToIndex: (index) => virtualizer.scrollToIndex(index, { align: 'center' }),
    });
  }, [state.moves, state.focus, turns, rowOf, store, virtualizer]);

  // Tells the inspector, the codings panel and the coding commands where the reader is, before the next key can come.
  const focusedMessage = messages[state.place];
  useLayoutEffect(() => {
    if (!active || messages.length === 0) return undefined;
    const publish = () => {
      publishReader(reader);
      const { message, ordinal } = reader.position;
      const span = selectedRange(store.getState());
      setContextKey('textSelected', span.end > span.start);
      setContextKey('codingSelected', isCodingSelected(codings, message, span));
      setSelection({
        kind: 'message',
        ids: [message],
        label: t('conversation.selection.label', { ordinal }),
        ...(span.end > span.start ? { span } : {}),
      });
    };
    publish();
    return store.subscribe(publish);
  }, [active, messages, turns, reader, store, t, codings]);
  useEffect(
    () => () => {
      arrivals.end();
      withdrawReader(reader);
    },
    [arrivals, reader],
  );

  const label = header.data?.title ?? header.data?.label;
  useEffect(() => {
    if (header.data !== undefined) handle.setTitle(header.data.label);
  }, [header.data, handle]);

  const evidence = useEvidence();
  const handles = useHandleDrag(store, view);
  const mouse = useMouseSelection({ store, view, codings });
  const error = outline.error ?? header.error ?? turnError;
  useEffect(() => {
    if (turnError !== undefined) arrivals.end();
  }, [turnError, arrivals]);
  // The keyboard comes here, and keys with it, once they find the text that they are meant for.
  const hasText = focusedMessage !== undefined && turns.has(focusedMessage) && reached === input.params;
  const loading = !hasText && (error === null || error === undefined) && !(outline.data !== undefined && messages.length === 0);
  if (error !== null && error !== undefined && messages.length === 0) {
    return <ViewError error={error} onRetry={() => void Promise.all([outline.refetch(), header.refetch()])} />;
  }
  const range = selectedRange(state);
  const caretAfter = state.focus > state.anchor;
  // The ends of the selected coding can be dragged; while one is, both stay where the coding would end.
  const grips = handles.dragging || isCodingSelected(codings, focusedMessage, range);
  const focusedBlocks = focusedMessage === undefined ? [] : (turns.get(focusedMessage)?.blocks ?? []);
  const caretBlock = blockIndexAt(focusedBlocks, caretAfter ? state.focus - 1 : state.focus);
  return (
    <div className={styles.editor} data-context="conversationFocus">
      {loading && <span data-loading="" hidden />}
      <ConversationHead
        header={header.data}
        place={state.place}
        total={messages.length}
        codings={codings.count}
        coded={codings.byMessage.size}
        conversation={conversation}
        sentAt={focusedMessage === undefined ? null : (turns.get(focusedMessage)?.turn.sentAt ?? null)}
      />
      {outline.data !== undefined && messages.length === 0 ? (
        <EmptyState icon="chat" title={t('conversation.empty.title')}>
          {t('conversation.empty.text')}
        </EmptyState>
      ) : (
        <div
          ref={scroller}
          className={styles.turns}
          data-dragging={handles.dragging ? '' : undefined}
          role="feed"
          aria-label={t('conversation.turns.label', { name: label ?? '' })}
          aria-busy={outline.isPending}
          tabIndex={0}
          data-autofocus=""
          onMouseDown={(event) => {
            if (!handles.grab(event)) mouse.onMouseDown(event);
          }}
          onContextMenu={(event) => {
            event.preventDefault();
            mouse.onContextMenu(event);
            showCommandMenu('context/conversation', t('conversation.menu'), { x: event.clientX, y: event.clientY });
          }}
        >
          <div className={styles.canvas} role="presentation" style={{ height: virtualizer.getTotalSize() }}>
            {items.map((item) => {
              const row = rows[item.index];
              if (row === undefined) return null;
              const focused = row.place === state.place;
              const block = row.read?.blocks[row.block];
              const clipped = focused && block !== undefined ? clip(range, block) : undefined;
              const caretHere = focused && block !== undefined && row.block === caretBlock;
              const gripsHere = grips && focused && block !== undefined;
              return (
                <div
                  key={item.key}
                  ref={virtualizer.measureElement}
                  data-index={item.index}
                  role="presentation"
                  className={styles.row}
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  <TurnRow
                    row={row}
                    total={messages.length}
                    spans={spansOf(row.message)}
                    focused={focused}
                    from={clipped?.start}
                    to={clipped?.end}
                    caret={caretHere ? state.focus : undefined}
                    caretAfter={caretAfter}
                    startHandle={gripsHere && block.start <= range.start && range.start < block.end ? range.start : undefined}
                    endHandle={gripsHere && block.start < range.end && range.end <= block.end ? range.end : undefined}
                    evidence={evidence?.message === row.message ? evidence : undefined}
                    newDay={isNewDay(messages, turns, row.place)}
                  />
                </div>
              );
            })}
          </div>
        </div>
      )}
      <Announcement state={state} read={focusedMessage === undefined ? undefined : turns.get(focusedMessage)} />
    </div>
  );
}

/** Whether a stretch is the very span of a coding. */
function isCodingSelected(codings: ConversationCodings, message: number | undefined, stretch: { readonly start: number; readonly end: number }): boolean {
  return stretch.end > stretch.start && codingsOfMessage(codings, message).some(({ span }) => span !== null && sameSpan(span, stretch));
}

function pagesBetween(first: number, last: number, focused: number): readonly number[] {
  const pages = new Set<number>();
  for (let page = Math.floor(first / readingPage); page <= Math.floor(last / readingPage); page++) pages.add(page);
  pages.add(Math.floor(focused / readingPage));
  return [...pages].sort((left, right) => left - right);
}

function clip(range: { readonly start: number; readonly end: number }, block: { readonly start: number; readonly end: number }) {
  const start = Math.max(range.start, block.start);
  const end = Math.min(range.end, block.end);
  return end > start ? { start, end } : undefined;
}

function paragraphOf(scroller: HTMLElement | null, key: string | undefined): HTMLElement | null {
  if (scroller === null || key === undefined) return null;
  return scroller.querySelector<HTMLElement>(`[data-row="${key}"] [data-text-of]`);
}
