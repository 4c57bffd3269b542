import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { glossaryContract, glossaryStatuses, type GlossaryEntryRecord } from '#shared/contracts/glossary.ts';
import { Button } from '#renderer/base/button.tsx';
import { EmptyState } from '#renderer/base/empty-state.tsx';
import frame from '#renderer/base/frame.module.css';
import { Segments } from '#renderer/base/segments.tsx';
import { Select } from '#renderer/base/select.tsx';
import { TextInput } from '#renderer/base/text-input.tsx';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import type { EditorProps } from '#renderer/platform/contribution.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useServiceQuery } from '#renderer/platform/rpc/use-service.ts';
import { setSelection } from '#renderer/platform/selection/selection-store.ts';
import { ViewError } from '#renderer/workbench/view-state/view-error.tsx';
import { problemsByEntry } from './entry-marks.tsx';
import { matches, senseText } from './entry-text.ts';
import { glossaryState } from './glossary-state.ts';
import { GlossaryTable } from './glossary-table.tsx';
import { GlossaryTree } from './glossary-tree.tsx';
import { branchesAbove, branchesOf, buildGlossaryTree, entryRowId, selectedEntries } from './glossary-tree-model.ts';
import styles from './glossary.module.css';

type StatusFilter = 'all' | GlossaryEntryRecord['status'];

const views = ['table', 'tree'] as const;
type View = (typeof views)[number];

/** The project's terms as a table or as a tree, one selection in both, which the inspector shows. */
export function GlossaryEditor({ input, active, handle }: EditorProps) {
  const t = useT();
  const format = useFormat();
  const list = useServiceQuery(glossaryContract.methods.list, {}, { tables: ['glossary_entry'] });
  const [view, setView] = useState<View>(() => views.find((each) => each === input.params?.['view']) ?? 'table');
  const [query, setQuery] = useState('');
  const [status, setStatus] = useState<StatusFilter>('all');
  const [only, setOnly] = useState<'all' | 'problems'>('all');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const entries = list.data?.entries;
  const problems = useMemo(() => problemsByEntry(list.data?.problems ?? []), [list.data]);
  const filtered = status !== 'all' || only !== 'all' || query.trim() !== '';
  const shown = useMemo(
    () => (entries ?? []).filter((entry) => (status === 'all' || entry.status === status) && (only === 'all' || problems.has(entry.id)) && matches(entry, query)),
    [entries, query, status, only, problems],
  );
  const nodes = useMemo(
    () => buildGlossaryTree(shown, { language: (language) => t(`glossary.language.${language}`), topic: (topic) => t(`glossary.topic.${topic}`), sense: (entry) => senseText(entry, t) }),
    [shown, t],
  );
  // What a filter hides counts as not selected: no key changes what is out of sight.
  const chosen = useMemo(() => selectedEntries(shown, nodes, selected), [shown, nodes, selected]);
  useEffect(() => {
    if (!active) return;
    glossaryState.setState({ selected: chosen });
    setSelection(chosen.length === 0 ? undefined : { kind: 'glossary', ids: chosen.map(({ id }) => id), label: chosen.at(-1)?.term ?? '' });
  }, [active, chosen]);
  const clear = useCallback(() => {
    setQuery('');
    setStatus('all');
    setOnly('all');
  }, []);
  const asked = input.params?.['entry'];
  const all = useRef(nodes);
  all.current = nodes;
  const loaded = entries !== undefined;
  useEffect(() => {
    if (typeof asked !== 'number' || !loaded) return;
    clear();
    const row = entryRowId(asked);
    setSelected(new Set([row]));
    glossaryState.setState(({ expanded }) => ({ expanded: new Set([...(expanded ?? branchesOf(all.current, ['language', 'term'])), ...branchesAbove(all.current, row)]) }));
  }, [asked, loaded, clear]);
  // The view returns on restart, also after somebody was led here to see an entry.
  const { params } = input;
  useEffect(() => {
    if (params?.['view'] !== view) handle.setParams({ ...params, view });
  }, [handle, params, view]);
  const select = (ids: ReadonlySet<string>, focused: string) => setSelected(new Set([...[...ids].filter((id) => id !== focused), ...(ids.has(focused) ? [focused] : [])]));
  if (list.error !== null) return <ViewError error={list.error} onRetry={() => void list.refetch()} />;
  if (entries === undefined) return <div className={frame.editor} data-loading="" />;
  if (entries.length === 0) {
    return (
      <EmptyState
        icon="book"
        title={t('glossary.empty')}
        actions={
          <>
            <Button kind="primary" onClick={() => runCommand('glossary.addStarter')}>
              {t('glossary.command.addStarter')}
            </Button>
            <Button icon="import" onClick={() => runCommand('glossary.import')}>
              {t('glossary.command.import')}
            </Button>
            <Button icon="plus" onClick={() => runCommand('glossary.add')}>
              {t('glossary.command.add')}
            </Button>
          </>
        }
      >
        {t('glossary.emptyText')}
      </EmptyState>
    );
  }
  const approved = entries.filter((entry) => entry.status === 'approved').length;
  return (
    <div className={frame.editor}>
      <div className={frame.toolbar}>
        <TextInput className={frame.grow ?? ''} icon="search" label={t('glossary.search')} placeholder={t('glossary.search')} value={query} onChange={setQuery} data-autofocus="" />
        <Select
          label={t('glossary.field.status')}
          value={status}
          options={(['all', ...glossaryStatuses] as const).map((value) => ({ value, label: t(`glossary.status.${value}`) }))}
          onChange={setStatus}
        />
        <Select
          label={t('glossary.field.problems')}
          value={only}
          options={(['all', 'problems'] as const).map((value) => ({ value, label: t(`glossary.only.${value}`) }))}
          onChange={setOnly}
        />
        <Segments label={t('glossary.view')} options={views.map((value) => ({ value, text: t(`glossary.view.${value}`) }))} chosen={view} onChoose={setView} />
        <span className={styles.count}>{t('glossary.count', { shown: format.number(shown.length), total: format.number(entries.length), approved: format.number(approved) })}</span>
        <Button icon="plus" onClick={() => runCommand('glossary.add')}>
          {t('glossary.command.add')}
        </Button>
      </div>
      <section className={styles.list} aria-label={t('glossary.title')}>
        {shown.length === 0 ? (
          <EmptyState title={t('glossary.noMatch')} actions={<Button onClick={clear}>{t('glossary.clearFilters')}</Button>}>
            {t('glossary.noMatchText', { total: format.number(entries.length) })}
          </EmptyState>
        ) : view === 'table' ? (
          <GlossaryTable entries={shown} problems={problems} selected={selected} onSelect={select} />
        ) : (
          <GlossaryTree nodes={nodes} entries={shown} problems={problems} filtered={filtered} selected={selected} onSelect={select} />
        )}
      </section>
    </div>
  );
}
