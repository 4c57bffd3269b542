import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import type { MessageRow, MessageSort } from '#shared/contracts/messages.ts';
import { Button, IconButton } from '#renderer/base/button.tsx';
import { Tag } from '#renderer/base/chip.tsx';
import { classNames } from '#renderer/base/class-names.ts';
import { SentimentGlyph } from '#renderer/base/sentiment-glyph.tsx';
import { useCodes } from '#renderer/platform/coding/use-codes.ts';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { contributed } from '#renderer/platform/registry.ts';
import { setSelection } from '#renderer/platform/selection/selection-store.ts';
import { codeColor } from '#renderer/platform/theme/code-color.ts';
import { openEditor } from '#renderer/workbench/editor-service/editor-service.ts';
import { openPassage } from '#renderer/workbench/editor-service/open-passage.ts';
import { ViewError } from '#renderer/workbench/view-state/view-error.tsx';
import { usePassages } from './use-passages.ts';
import styles from './timeline.module.css';

/** What the brush spans, in words and figures. */
export interface PassageHead {
  readonly title: string;
  readonly facts: string;
  /** Finds the messages; undefined while nothing is brushed or no query can. */
  readonly query: string | undefined;
  /** Finds those of as long a stretch before it. */
  readonly before: string | undefined;
  /** Messages that are brushed, of those in the line; undefined while none are. */
  readonly shown: { readonly messages: number; readonly of: number } | undefined;
}

export interface PassagesProps {
  readonly head: PassageHead;
  readonly height: number;
  /** The tab is in front: its rows set the selection. */
  readonly active: boolean;
}

const sorts = ['negative', 'positive', 'time'] as const;
const sortOf: Readonly<Record<(typeof sorts)[number], MessageSort>> = {
  negative: { column: 'sentiment', direction: 'ascending' },
  positive: { column: 'sentiment', direction: 'descending' },
  time: { column: 'time', direction: 'ascending' },
};
const rowHeight = 22;
const headHeight = 26;
/** Codes of a row that are shown with their names. */
const mostCodes = 2;

/** The messages behind what is brushed. A click shows one in the inspector; Enter or a double click opens its conversation. */
export function Passages({ head, height, active }: PassagesProps) {
  const t = useT();
  const [sort, setSort] = useState<(typeof sorts)[number]>('negative');
  const passages = usePassages(head.query, sortOf[sort]);
  const nextSort = sorts[(sorts.indexOf(sort) + 1) % sorts.length] ?? 'negative';
  return (
    <section className={styles.passages} style={{ height }} aria-label={t('timeline.passages')}>
      <div className={styles.passHead}>
        <h2>{head.title}</h2>
        <span className={styles.passFacts} title={head.facts}>{head.facts}</span>
        {head.query !== undefined && (
          <>
            <Button kind="flat" icon="sort" title={t('timeline.sort.next', { sort: t(`timeline.sort.${nextSort}`) })} onClick={() => setSort(nextSort)}>
              {t(`timeline.sort.${sort}`)}
            </Button>
            {head.before !== undefined && contributed().editors.has('comparison') && (
              <IconButton icon="scale" label={t('timeline.compareBefore')} onClick={() => compare(head.before ?? '', head.query ?? '')} />
            )}
            <Button kind="flat" icon="table" onClick={() => runCommand('messages.open', { id: 'timeline', query: head.query, name: head.title })}>
              {t('timeline.openTable')}
            </Button>
          </>
        )}
      </div>
      {head.query === undefined ? (
        <p className={styles.hint}>{t('timeline.brushHint')}</p>
      ) : passages.error !== undefined ? (
        <ViewError error={passages.error} onRetry={passages.retry} />
      ) : (
        <PassageRows key={head.query} passages={passages} active={active} />
      )}
    </section>
  );
}

/** The editor of comparisons lays what is brushed beside as long a stretch before it. */
function compare(before: string, after: string): void {
  openEditor({ type: 'comparison', id: `timeline ${before} ${after}`, params: { a: before, b: after, run: true } });
}

function PassageRows({ passages, active }: { readonly passages: ReturnType<typeof usePassages>; readonly active: boolean }) {
  const t = useT();
  const { count, rows, need } = passages;
  const scroller = useRef<HTMLDivElement>(null);
  const base = useId();
  const [cursor, setCursor] = useState(-1);
  const virtualizer = useVirtualizer({ count, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 12, scrollMargin: headHeight });
  const items = virtualizer.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  useEffect(() => {
    for (const index of [first, last]) need(index);
  }, [first, last, need, count]);
  const current = rows.get(cursor);
  useEffect(() => {
    if (active && current !== undefined) setSelection({ kind: 'message', ids: [current.id], label: current.conversationLabel });
  }, [active, current]);

  function moveTo(index: number): void {
    const to = Math.min(count - 1, Math.max(0, index));
    setCursor(to);
    need(to);
    virtualizer.scrollToIndex(to);
  }
  function onKeyDown(event: KeyboardEvent): void {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowHeight) / rowHeight) - 2);
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: cursor + 1, ArrowUp: cursor - 1, j: cursor + 1, k: cursor - 1, PageDown: cursor + page, PageUp: cursor - page, Home: 0, End: count - 1,
    };
    const next = moves[event.key];
    if (event.ctrlKey || event.altKey || event.metaKey || count === 0) return;
    if (next !== undefined) moveTo(next);
    else if (event.key === 'Enter' && current !== undefined) open(current);
    else return;
    event.preventDefault();
  }
  const columns = ['time', 'channel', 'customer', 'message', 'sentiment', 'codes'] as const;
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={t('timeline.passages')}
      aria-rowcount={count + 1}
      aria-colcount={columns.length}
      aria-activedescendant={cursor >= 0 ? `${base}${cursor}` : undefined}
      tabIndex={0}
      data-context="listFocus"
      className={styles.rows}
      onKeyDown={onKeyDown}
    >
      <div role="row" aria-rowindex={1} className={styles.head}>
        {columns.map((column) => <div key={column} role="columnheader" className={styles.cell}>{t(`timeline.column.${column}`)}</div>)}
      </div>
      <div role="rowgroup" className={styles.canvas} style={{ height: virtualizer.getTotalSize() }}>
        {items.map((item) => (
          <div
            key={item.key}
            id={`${base}${item.index}`}
            role="row"
            aria-rowindex={item.index + 2}
            aria-selected={item.index === cursor}
            className={classNames(styles.row, item.index === cursor && styles.current)}
            style={{ transform: `translateY(${item.start - headHeight}px)` }}
            onClick={() => setCursor(item.index)}
            onDoubleClick={() => {
              const row = rows.get(item.index);
              if (row !== undefined) open(row);
            }}
          >
            <PassageCells row={rows.get(item.index)} />
          </div>
        ))}
      </div>
    </div>
  );
}

function PassageCells({ row }: { readonly row: MessageRow | undefined }) {
  const t = useT();
  const format = useFormat();
  const codes = useCodes().byId;
  if (row === undefined) return <div role="gridcell" className={styles.cell}>…</div>;
  const named = row.codes.flatMap((id) => codes.get(id) ?? []);
  return (
    <>
      <div role="gridcell" className={styles.cell}>{row.sentAt === null ? '—' : format.shortDateTime(row.sentAt)}</div>
      <div role="gridcell" className={styles.cell} title={row.channel ?? ''}>{row.channel ?? '—'}</div>
      <div role="gridcell" className={classNames(styles.cell, styles.mono)} title={row.participantName ?? row.participant ?? ''}>{row.participant ?? '—'}</div>
      <div role="gridcell" className={classNames(styles.cell, styles.message)} dir="auto">{row.text.replaceAll(/\s+/gu, ' ')}</div>
      <div role="gridcell" className={styles.cell}>
        {row.sentiment === null ? '—' : (
          <span title={t(`timeline.label.${row.sentiment.label}`)}>
            <SentimentGlyph value={row.sentiment.score} mixed={row.sentiment.label === 'mixed'} text={format.signed(row.sentiment.score)} />
          </span>
        )}
      </div>
      <div role="gridcell" className={styles.cell}>
        {named.slice(0, mostCodes).map((code) => <Tag key={code.id} color={codeColor(code.color)} title={code.name}>{code.name}</Tag>)}
        {named.length > mostCodes && <span title={named.slice(mostCodes).map(({ name }) => name).join('\n')}> +{named.length - mostCodes}</span>}
      </div>
    </>
  );
}

function open(row: MessageRow): void {
  openPassage({ conversation: row.conversation, message: row.id, span: null }, { preview: true });
}
