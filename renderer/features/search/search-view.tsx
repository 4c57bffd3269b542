import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { searchContract } from '#shared/contracts/search.ts';
import { sentimentTables } from '#shared/contracts/sentiment.ts';
import { themeTables } from '#shared/contracts/theme.ts';
import { parseQuery } from '#shared/query/parse.ts';
import { Button, IconButton } from '#renderer/base/button.tsx';
import { EmptyState } from '#renderer/base/empty-state.tsx';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { splitQuery } from '#renderer/platform/query/query-chips.ts';
import { useServiceQuery } from '#renderer/platform/rpc/use-service.ts';
import { FilterChips } from '#renderer/workbench/filter-chips/filter-chips.tsx';
import { showContextMenu } from '#renderer/workbench/menus/context-menu-store.ts';
import { notifications } from '#renderer/workbench/notifications/notification-store.ts';
import { ViewError } from '#renderer/workbench/view-state/view-error.tsx';
import { QueryBox } from './query-box.tsx';
import { SearchResults } from './search-results.tsx';
import { loadHistory, remember, searchStore, setQuery } from './search-state.ts';
import styles from './search.module.css';

const restMilliseconds = 250;
const firstLimit = 200;
/** Code points of a hit's text in a row. */
const excerpt = 160;
const tables = ['batch', 'message', 'coding', 'code', 'message_tag', 'tag', 'memo', 'brand', 'channel', 'participant', 'conversation', ...themeTables, ...sentimentTables];

/** The search side bar: a query, its conditions as chips, and what it finds by conversation. */
export function SearchView() {
  const t = useT();
  const format = useFormat();
  const { query, history, focusRequests } = useStore(searchStore);
  const [ran, setRan] = useState(query);
  const [limit, setLimit] = useState(firstLimit);
  const valid = parseQuery(query).errors.length === 0;
  useEffect(() => {
    loadHistory().catch((error: unknown) => notifications.error(error, { key: 'search.history' }));
  }, []);
  useEffect(() => {
    if (!valid || query === ran) return undefined;
    const timer = setTimeout(() => {
      setRan(query);
      setLimit(firstLimit);
    }, restMilliseconds);
    return () => clearTimeout(timer);
  }, [query, ran, valid]);
  const asked = ran.trim() !== '';
  const found = useServiceQuery(
    searchContract.methods.run,
    { query: ran, limit, excerpt, newest: true },
    { tables, enabled: asked, keepPrevious: true },
  );
  const { chips } = splitQuery(query);
  const answer = asked ? found.data : undefined;
  return (
    <div className={styles.view} data-context="searchFocus">
      <QueryBox
        query={query}
        onChange={setQuery}
        onRun={() => {
          if (!valid) return;
          setRan(query);
          remember(query);
        }}
        focusRequests={focusRequests}
        onHistory={(at) => showContextMenu(
          t('search.history'),
          history.length === 0
            ? [{ id: 'none', label: t('search.noHistory'), disabled: true }]
            : history.map((entry, index) => ({ id: String(index), label: entry, run: () => setQuery(entry) })),
          at,
        )}
      />
      <div className={styles.chips}>
        <FilterChips query={query} onQuery={setQuery} wordsElsewhere closed={!valid} />
      </div>
      {!asked ? (
        <EmptyState icon="search" title={t('search.start')}>{t('search.startHint')}</EmptyState>
      ) : found.error !== null ? (
        <ViewError error={found.error} onRetry={() => void found.refetch()} />
      ) : answer === undefined ? (
        <p className={styles.summary} role="status">{t('search.running')}</p>
      ) : (
        <>
          <div className={styles.summary} role="status">
            <span className={styles.summaryText}>
              <span>
                {t('search.found', {
                  count: answer.count,
                  messages: format.number(answer.count),
                  total: format.number(answer.total),
                  share: format.percent(answer.total === 0 ? 0 : answer.count / answer.total),
                })}
              </span>{' '}
              <span>{t('search.inConversations', { count: answer.conversations, conversations: format.number(answer.conversations) })}</span>
            </span>
            <IconButton icon="table" size={14} label={t('search.command.openAsTable')} disabled={answer.count === 0} onClick={() => {
              remember(ran);
              runCommand('search.openAsTable');
            }} />
            <IconButton icon="save" size={14} label={t('search.command.save')} onClick={() => runCommand('search.save')} />
          </div>
          {answer.unindexed > 0 && <p className={styles.note}>{t('search.unindexed', { count: answer.unindexed, messages: format.number(answer.unindexed) })}</p>}
          {answer.count === 0 ? (
            <EmptyState icon="search" title={t('search.nothing')} actions={chips.length > 0 && <Button onClick={() => setQuery(splitQuery(query).text)}>{t('search.withoutFilters')}</Button>}>
              {t('search.nothingHint')}
            </EmptyState>
          ) : (
            <SearchResults hits={answer.hits} count={answer.count} onMore={() => setLimit((before) => Math.min(10_000, before * 4))} />
          )}
        </>
      )}
    </div>
  );
}
