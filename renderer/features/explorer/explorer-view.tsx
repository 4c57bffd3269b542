import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { importContract, type Batch } from '#shared/contracts/import.ts';
import { conversationContract } from '#shared/contracts/conversation.ts';
import { searchContract, type SavedSearch } from '#shared/contracts/search.ts';
import { sentimentTables } from '#shared/contracts/sentiment.ts';
import { themeTables } from '#shared/contracts/theme.ts';
import { Button } from '#renderer/base/button.tsx';
import { EmptyState } from '#renderer/base/empty-state.tsx';
import { List, type ListItem } from '#renderer/base/list.tsx';
import { Section } from '#renderer/base/section.tsx';
import { TreeLabel } from '#renderer/base/tree.tsx';
import { getCommand, runCommand } from '#renderer/platform/commands/command-registry.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useWatchedBatch, type WatchedBatch } from '#renderer/platform/rejects/watched-batch.ts';
import { useServiceQuery } from '#renderer/platform/rpc/use-service.ts';
import { openEditor, useActiveEditor } from '#renderer/workbench/editor-service/editor-service.ts';
import { showCommandMenu } from '#renderer/workbench/menus/command-menu.ts';
import { notifications } from '#renderer/workbench/notifications/notification-store.ts';
import { ViewError } from '#renderer/workbench/view-state/view-error.tsx';
import { loadRecent, recentStore } from './recent-conversations.ts';
import styles from './explorer.module.css';

/** Batches shown before the rest is folded away. */
const firstBatches = 5;
const none: ReadonlySet<string> = new Set();

/** What the project holds: its import batches, saved searches and the conversations read last. */
export function ExplorerView() {
  const t = useT();
  const batches = useServiceQuery(importContract.methods.batches, {}, { tables: ['batch', 'hidden_message'] });
  const saved = useServiceQuery(searchContract.methods.saved, {}, { tables: ['saved_search'] });
  const recent = useStore(recentStore, (state) => state.conversations);
  const watched = useWatchedBatch();
  const running = watched?.running === undefined ? undefined : watched;
  useEffect(() => {
    loadRecent().catch((error: unknown) => notifications.error(error, { key: 'explorer.recent' }));
  }, []);
  if (batches.error !== null) return <ViewError error={batches.error} onRetry={() => void batches.refetch()} />;
  if (batches.data === undefined) return null;
  const list = batches.data.batches.filter(({ id }) => id !== running?.batch).reverse();
  const searches = saved.data?.searches ?? [];
  return (
    <div className={styles.view}>
      <Section title={t('explorer.batches')} note={running === undefined ? list.length : `${list.length} + 1`}>
        {list.length === 0 && running === undefined ? <NoBatches /> : <Batches batches={list} running={running} />}
      </Section>
      <Section title={t('explorer.searches')} note={searches.length}>
        {searches.length === 0 ? <p className={styles.hint}>{t('explorer.noSearches')}</p> : <Searches searches={searches} />}
      </Section>
      <Section title={t('explorer.recent')}>
        {recent.length === 0 ? <p className={styles.hint}>{t('explorer.noRecent')}</p> : <Recent conversations={recent} />}
      </Section>
    </div>
  );
}

function NoBatches() {
  const t = useT();
  return (
    <EmptyState
      title={t('explorer.noBatches')}
      actions={getCommand('import.open') !== undefined && <Button icon="import" onClick={() => runCommand('import.open')}>{t('explorer.import')}</Button>}
    >
      {t('explorer.noBatchesHint')}
    </EmptyState>
  );
}

/** A row of the list: a batch, the one being imported, or the rest that is folded away. */
type BatchRow = Batch | WatchedBatch | undefined;

const isImported = (row: BatchRow): row is Batch => row !== undefined && 'id' in row;

function Batches({ batches, running }: { batches: readonly Batch[]; running: WatchedBatch | undefined }) {
  const t = useT();
  const format = useFormat();
  const [all, setAll] = useState(false);
  const [selected, setSelected] = useState(none);
  const shown = all || batches.length <= firstBatches + 1 ? batches : batches.slice(0, firstBatches);
  const rest = batches.slice(shown.length);
  const sum = (some: readonly Batch[]) => some.reduce((total, batch) => total + (batch.state === 'complete' ? batch.messages : 0), 0);
  const items: readonly ListItem<BatchRow>[] = [
    ...(running === undefined ? [] : [{ id: 'running', text: running.name, value: running }]),
    ...shown.map((batch) => ({ id: String(batch.id), text: batch.name, value: batch })),
    ...(rest.length > 0 ? [{ id: 'rest', text: '', value: undefined }] : []),
  ];
  const names = batches.filter((batch) => batch.state === 'complete').map((batch) => batch.name);
  return (
    <List
      label={t('explorer.batches')}
      items={items}
      selected={selected}
      onSelect={setSelected}
      context="explorerBatches"
      onActivate={({ value }, gesture) => {
        if (value === undefined) setAll(true);
        else if (isImported(value) && gesture !== 'click') runCommand('explorer.revealBatch', argumentsOf(value, names));
      }}
      onContextMenu={({ value }, at) => {
        if (isImported(value) && value.state === 'complete') showCommandMenu('context/batch', value.name, at, argumentsOf(value, names));
      }}
      renderRow={({ value: batch }) => {
        if (batch === undefined) {
          return <TreeLabel icon="right" note={format.number(sum(rest))}>{t('explorer.moreBatches', { count: rest.length })}</TreeLabel>;
        }
        if (!isImported(batch)) {
          const fraction = batch.running?.fraction;
          return <TreeLabel icon="import" note={fraction === undefined ? t('explorer.state.pending') : `${Math.floor(fraction * 100)}%`}>{batch.name}</TreeLabel>;
        }
        const details = t('explorer.batchDetails', {
          file: batch.fileName,
          date: format.dateTime(batch.importedAt),
          imported: format.number(batch.imported),
          duplicates: format.number(batch.duplicates),
          rejected: format.number(batch.rejected),
        });
        if (batch.state === 'complete') return <TreeLabel icon="files" note={format.number(batch.messages)} title={details}>{batch.name}</TreeLabel>;
        return <TreeLabel icon="files" faint note={t(`explorer.state.${batch.state}`)} title={details}>{batch.name}</TreeLabel>;
      }}
    />
  );
}

/** A batch for the commands; a name that several have gives way to the batch's number. */
function argumentsOf(batch: Batch, names: readonly string[]) {
  const unique = names.filter((name) => name === batch.name).length === 1;
  return { batch: batch.id, name: batch.name, messages: batch.messages, value: unique ? batch.name : `#${batch.id}` };
}

function Searches({ searches }: { searches: readonly SavedSearch[] }) {
  const t = useT();
  const active = useActiveEditor();
  const [selected, setSelected] = useState(none);
  const open = active?.input.type === 'messages' ? active.input.id.replace(/^search-/u, '') : undefined;
  return (
    <List
      label={t('explorer.searches')}
      items={searches.map((search) => ({ id: String(search.id), text: search.name, value: search }))}
      selected={open === undefined ? selected : new Set([open])}
      onSelect={setSelected}
      context="explorerSearches"
      onActivate={({ value }) => runCommand('search.openSaved', { search: value.id })}
      onContextMenu={({ value }, at) => showCommandMenu('context/savedSearch', value.name, at, { search: value.id })}
      onKeyDown={(event, item) => {
        if (item === undefined) return;
        if (event.key === 'F2') runCommand('search.renameSaved', { search: item.value.id });
        else if (event.key === 'Delete') runCommand('search.removeSaved', { search: item.value.id });
        else return;
        event.preventDefault();
      }}
      renderRow={({ value }) => <SearchRow search={value} />}
    />
  );
}

const counted = ['batch', 'coding', 'code', 'message_tag', 'tag', 'memo', 'brand', 'channel', ...themeTables, ...sentimentTables];

function SearchRow({ search }: { search: SavedSearch }) {
  const format = useFormat();
  const count = useServiceQuery(searchContract.methods.count, { query: search.query }, { tables: counted, keepPrevious: true });
  // Only fields, or also words: the icons of the two kinds.
  const icon = /(?:^|\s|\()[^\s:()"]+(?:\s|\)|$)/u.test(search.query) ? 'search' : 'filter';
  return <TreeLabel icon={icon} note={count.data === undefined ? '' : format.number(count.data.count)} title={search.query}>{search.name}</TreeLabel>;
}

function Recent({ conversations }: { conversations: readonly number[] }) {
  const t = useT();
  const active = useActiveEditor();
  const [selected, setSelected] = useState(none);
  const open = active?.input.type === 'conversation' ? active.input.id : undefined;
  return (
    <List
      label={t('explorer.recent')}
      items={conversations.map((conversation) => ({ id: String(conversation), text: '', value: conversation }))}
      selected={open === undefined ? selected : new Set([open])}
      onSelect={setSelected}
      onActivate={({ value }) => openEditor({ type: 'conversation', id: String(value) })}
      renderRow={({ value }) => <RecentRow conversation={value} />}
    />
  );
}

function RecentRow({ conversation }: { conversation: number }) {
  const t = useT();
  const format = useFormat();
  const header = useServiceQuery(conversationContract.methods.header, { conversation }, { tables: ['conversation', 'batch'] }).data;
  return (
    <TreeLabel icon="chat" note={header === undefined ? '' : t('explorer.messages', { count: header.messages, messages: format.number(header.messages) })}>
      {header === undefined ? '…' : (header.title ?? header.label)}
    </TreeLabel>
  );
}
