import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { messagesContract, type MessageSort } from '#shared/contracts/messages.ts';
import { projectContract } from '#shared/contracts/project.ts';
import { themeTables } from '#shared/contracts/theme.ts';
import { tagContract, type Tag } from '#shared/contracts/tag.ts';
import { sentimentTables } from '#shared/contracts/sentiment.ts';
import { EmptyState } from '#renderer/base/empty-state.tsx';
import { Button } from '#renderer/base/button.tsx';
import { useCodes } from '#renderer/platform/coding/use-codes.ts';
import { getCommand, runCommand } from '#renderer/platform/commands/command-registry.ts';
import type { EditorProps } from '#renderer/platform/contribution.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useRpc, useTopic } from '#renderer/platform/rpc/use-rpc.ts';
import { useServiceQuery } from '#renderer/platform/rpc/use-service.ts';
import { setSelection as publishSelection } from '#renderer/platform/selection/selection-store.ts';
import { notifications } from '#renderer/workbench/notifications/notification-store.ts';
import { openEditor } from '#renderer/workbench/editor-service/editor-service.ts';
import { showCommandMenu } from '#renderer/workbench/menus/command-menu.ts';
import { ViewError } from '#renderer/workbench/view-state/view-error.tsx';
import { publishTable, withdrawTable, type ActiveTable } from './active-table.ts';
import { BulkBar } from './bulk-bar.tsx';
import { FilterBar } from './filter-bar.tsx';
import { MessageGrid, type GridHandle, type RowGesture } from './message-grid.tsx';
import { createRowPages } from './row-pages.ts';
import { allSelected, isSelected, noSelection, selectedCount, toMessageSelection, withMessages, type RowSelection } from './row-selection.ts';
import { TableFoot } from './table-foot.tsx';
import { nextSort, readTableParams, writeTableParams, type TableParams } from './table-params.ts';
import { useColumns } from './use-columns.ts';
import { useMessageView } from './use-message-view.ts';
import { useRuler } from './use-ruler.ts';
import styles from './messages-editor.module.css';

/** Code points of text per row where rows are as tall as their text, and where they are one line. */
const textLimits = { compact: 300, normal: 300, full: 4000 } as const;
/** Rows that one extended selection may list. */
const mostListed = 200_000;
const contents = new Set<string>([...themeTables, ...sentimentTables, 'coding', 'code', 'message_tag', 'tag', 'memo', 'conversation', 'channel', 'brand', 'participant', 'batch']);
const noTags: readonly Tag[] = [];

/** The message table: what a query finds, in some order, however many there are. */
export function MessagesEditor({ input, active, handle }: EditorProps) {
  const t = useT();
  const rpc = useRpc();
  const grid = useRef<GridHandle>(null);
  const [params, setOwnParams] = useState(() => readTableParams(input.params));
  const [link, setLink] = useState({ params: input.params, message: params.message, number: 0 });
  if (link.params !== input.params) {
    // Params come back from where this editor keeps them; only what another view asked for is news.
    const given = readTableParams(input.params);
    setLink({ params: input.params, message: given.message, number: link.number + (given.message === undefined ? 0 : 1) });
    if (JSON.stringify(writeTableParams(given)) !== JSON.stringify(writeTableParams(params))) setOwnParams(given);
  }
  const setParams = useCallback((change: Partial<TableParams>) => {
    setOwnParams((before) => ({ ...before, ...change }));
  }, []);
  useEffect(() => handle.setParams(writeTableParams(params)), [handle, params]);
  const { query, sort, density } = params;

  const open = useMessageView(query, sort, () => grid.current?.isAtEnd() ?? false);
  const { view, generation } = open;
  const count = view?.count ?? 0;
  const codes = useCodes().byId;
  const tagList = useServiceQuery(tagContract.methods.list, {}, { tables: ['tag', 'message_tag'] }).data?.tags ?? noTags;
  const tags = useMemo(() => new Map(tagList.map((tag) => [tag.id, tag])), [tagList]);
  const columns = useColumns();

  const [version, setVersion] = useState(0);
  const onError = useCallback((error: unknown) => notifications.error(error, { key: 'messages' }), []);
  const refresh = useRef(open.refresh);
  useEffect(() => {
    refresh.current = open.refresh;
  });
  const pages = useMemo(
    () => createRowPages(rpc, () => setVersion((before) => before + 1), () => refresh.current()),
    [rpc],
  );
  useEffect(() => pages.dispose, [pages]);
  useEffect(() => {
    if (view !== undefined) pages.reset(view.view, view.count, textLimits[density]);
    setVersion((before) => before + 1);
  }, [pages, view, generation, density]);
  useTopic(projectContract.topics.changed, ({ tables }) => {
    if (tables.some((table) => contents.has(table))) pages.refresh();
  });

  const [selection, setSelection] = useState<RowSelection>(noSelection);
  const [cursor, setCursor] = useState(-1);
  const anchor = useRef(-1);
  const selected = selectedCount(selection, count);
  const shownQuery = useRef(query);
  useEffect(() => {
    // Another query: what was ticked by "all" means other messages now.
    if (shownQuery.current !== query) setSelection((before) => (before.kind === 'all' ? noSelection : before));
    shownQuery.current = query;
  }, [query]);
  useEffect(() => {
    if (cursor >= count) setCursor(count - 1);
  }, [cursor, count]);

  const current = cursor < 0 ? undefined : pages.row(cursor);
  useEffect(() => {
    if (!active) return;
    publishSelection(
      current === undefined
        ? undefined
        : {
            kind: 'message',
            ids: [current.id],
            label: current.conversationLabel,
            count: Math.max(1, selected),
            ...(selected > 0 ? { messages: () => toMessageSelection(selection, query) } : {}),
          },
    );
  }, [active, current, selected, selection, query]);

  const goToRow = useCallback((index: number) => {
    setCursor(index);
    anchor.current = index;
    grid.current?.reveal(index, 'middle');
    grid.current?.focus();
  }, []);

  // A deep link names a message: stand on it once the view is there.
  const wanted = useRef(link.message);
  useEffect(() => {
    if (link.message !== undefined) wanted.current = link.message;
  }, [link.number, link.message]);
  useEffect(() => {
    const message = wanted.current;
    if (view === undefined || message === undefined) return;
    wanted.current = undefined;
    rpc.call(messagesContract.methods.positions, { view: view.view, messages: [message] }).then(
      ({ positions: [position] }) => {
        if (typeof position === 'number') goToRow(position);
      },
      onError,
    );
  }, [rpc, view, link.number, goToRow, onError]);

  async function idsBetween(from: number, to: number): Promise<readonly number[]> {
    const start = Math.min(from, to);
    const length = Math.abs(to - from) + 1;
    const known = Array.from({ length: Math.min(length, 500) }, (_, index) => pages.row(start + index)?.id);
    const ids = known.filter((id) => id !== undefined);
    if (ids.length === length) return ids;
    if (view === undefined) return [];
    if (length > mostListed) notifications.notify('warning', t('messages.tooManyListed', { most: mostListed }), { key: 'messages.range' });
    const answer = await rpc.call(messagesContract.methods.ids, { view: view.view, start, count: Math.min(length, mostListed) });
    return [...answer.ids];
  }

  function onRow(index: number, gesture: RowGesture): void {
    setCursor(index);
    if (gesture === 'move') {
      anchor.current = index;
      return;
    }
    if (gesture === 'toggle') {
      anchor.current = index;
      const id = pages.row(index)?.id;
      if (id !== undefined) setSelection((before) => withMessages(before, [id], !isSelected(before, id)));
      return;
    }
    if (anchor.current < 0) anchor.current = cursor < 0 ? index : cursor;
    idsBetween(anchor.current, index).then((ids) => setSelection({ kind: 'some', ids: new Set(ids) }), onError);
  }

  function openAt(index: number, preview: boolean): void {
    const row = pages.row(index);
    if (row === undefined) return;
    openEditor(
      { type: 'conversation', id: String(row.conversation), params: { message: row.id } },
      preview ? { preview: true, side: true, focus: false } : {},
    );
  }

  const table: ActiveTable = {
    query,
    count,
    cursor,
    selection: () => {
      if (selected > 0) return toMessageSelection(selection, query);
      return current === undefined ? undefined : { messages: [current.id] };
    },
    selectedCount: () => (selected > 0 ? selected : current === undefined ? 0 : 1),
    currentMessage: () => current,
    goToRow: (index) => goToRow(Math.min(Math.max(0, index), count - 1)),
    selectAll: () => setSelection(allSelected),
    clearSelection: () => setSelection(noSelection),
    toggleCurrent: () => {
      if (cursor >= 0) onRow(cursor, 'toggle');
    },
    open: (preview) => {
      if (cursor >= 0) openAt(cursor, preview);
    },
    setQuery: (next) => setParams({ query: next, name: undefined }),
    refresh: open.refresh,
    focus: () => grid.current?.focus(),
  };
  useEffect(() => {
    if (!active) return undefined;
    publishTable(table);
    return () => withdrawTable(table);
  });

  const ruler = useRuler(view?.view, generation, count, selection, onError);
  const ticked = selected === 0 ? 'none' : selected >= count ? 'all' : 'some';
  const setSort = (next: readonly MessageSort[]) => setParams({ sort: next });

  return (
    <div className={styles.editor}>
      <FilterBar
        query={query}
        onQuery={(next) => setParams({ query: next, name: undefined })}
        density={density}
        onDensity={(next) => setParams({ density: next })}
        columns={{ order: columns.order, shown: columns.shown, onToggle: columns.toggle, onReset: columns.reset }}
      />
      {open.error !== undefined ? (
        <ViewError error={open.error} onRetry={open.refresh} />
      ) : view !== undefined && count === 0 ? (
        <Empty filtered={view.total > 0} onClear={() => setParams({ query: '', name: undefined })} />
      ) : (
        <MessageGrid
          ref={grid}
          count={count}
          pages={pages}
          version={version}
          density={density}
          columns={columns.visible}
          sort={sort}
          selection={selection}
          ticked={ticked}
          cursor={cursor}
          context={{ codes, tags }}
          marks={{ hits: ruler.hits, selected: ruler.selected }}
          onSort={(column, add) => setSort(nextSort(sort, column, add))}
          onResize={columns.resize}
          onMoveColumn={columns.move}
          onTickAll={() => setSelection(ticked === 'all' ? noSelection : allSelected)}
          onRow={onRow}
          onOpen={(index) => openAt(index, false)}
          onContextMenu={(_index, at) => showCommandMenu('context/messages', t('messages.title'), at)}
        />
      )}
      {selected > 0 && (
        <BulkBar
          selected={selected}
          count={count}
          all={ticked === 'all'}
          exportFilter={selection.kind === 'all' && selection.except.size === 0 ? query : undefined}
          onSelectAll={() => setSelection(allSelected)}
          onClear={() => setSelection(noSelection)}
        />
      )}
      {view !== undefined && (
        <TableFoot
          cursor={cursor}
          count={count}
          total={view.total}
          unindexed={query === '' ? 0 : view.unindexed}
          newCount={open.newCount}
          onRefresh={open.refresh}
          hasHits={(ruler.coded ?? 0) > 0}
          hasSelected={ruler.selected !== undefined}
          coded={ruler.coded}
        />
      )}
    </div>
  );
}

function Empty({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const t = useT();
  if (filtered) {
    return (
      <EmptyState icon="filter" title={t('messages.nothingFound')} actions={<Button onClick={onClear}>{t('messages.clearFilters')}</Button>}>
        {t('messages.nothingFoundHint')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="table"
      title={t('messages.empty')}
      actions={getCommand('import.open') !== undefined && <Button kind="primary" icon="import" onClick={() => runCommand('import.open')}>{t('messages.import')}</Button>}
    >
      {t('messages.emptyHint')}
    </EmptyState>
  );
}
