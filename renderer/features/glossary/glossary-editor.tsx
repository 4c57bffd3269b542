import { useEffect, useMemo, useState } from 'react';
import { glossaryContract, glossaryStatuses, type GlossaryEntryRecord, type GlossaryProblem } from '#shared/contracts/glossary.ts';
import { Button } from '#renderer/base/button.tsx';
import { classNames } from '#renderer/base/class-names.ts';
import { EmptyState } from '#renderer/base/empty-state.tsx';
import frame from '#renderer/base/frame.module.css';
import { Icon } from '#renderer/base/icon.tsx';
import { List } from '#renderer/base/list.tsx';
import { Select } from '#renderer/base/select.tsx';
import { TextInput } from '#renderer/base/text-input.tsx';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import type { EditorProps } from '#renderer/platform/contribution.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useServiceQuery } from '#renderer/platform/rpc/use-service.ts';
import { showCommandMenu } from '#renderer/workbench/menus/command-menu.ts';
import { ViewError } from '#renderer/workbench/view-state/view-error.tsx';
import { EntryDetails } from './entry-details.tsx';
import { matches } from './entry-text.ts';
import { glossaryState } from './glossary-state.ts';
import styles from './glossary.module.css';

type StatusFilter = 'all' | GlossaryEntryRecord['status'];

/** The project's terms as a table, the selected one with its history at the right. */
export function GlossaryEditor({ input }: EditorProps) {
  const t = useT();
  const format = useFormat();
  const list = useServiceQuery(glossaryContract.methods.list, {}, { tables: ['glossary_entry'] });
  const [query, setQuery] = useState('');
  const [status, setStatus] = useState<StatusFilter>('all');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const entries = list.data?.entries;
  const asked = input.params?.['entry'];
  useEffect(() => {
    if (typeof asked === 'number') setSelected(new Set([String(asked)]));
  }, [asked]);
  const shown = useMemo(() => (entries ?? []).filter((entry) => (status === 'all' || entry.status === status) && matches(entry, query)), [entries, query, status]);
  const chosen = useMemo(() => (entries ?? []).filter(({ id }) => selected.has(String(id))), [entries, selected]);
  useEffect(() => glossaryState.setState({ selected: chosen }), [chosen]);
  const problems = useMemo(() => problemsByEntry(list.data?.problems ?? []), [list.data]);

  if (list.error !== null) return <ViewError error={list.error} onRetry={() => void list.refetch()} />;
  if (entries === undefined) return null;
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
        <span className={styles.count}>{t('glossary.count', { shown: format.number(shown.length), total: format.number(entries.length), approved: format.number(approved) })}</span>
        <Button icon="plus" onClick={() => runCommand('glossary.add')}>
          {t('glossary.command.add')}
        </Button>
      </div>
      <div className={frame.columns}>
        <section className={styles.list} aria-label={t('glossary.title')}>
          <div className={classNames(frame.columnNames, styles.head)} aria-hidden="true">
            {(['term', 'plain', 'topic', 'mode', 'version', 'status'] as const).map((name) => (
              <span key={name}>{t(`glossary.field.${name}`)}</span>
            ))}
          </div>
          <List
            bare
            multiple
            label={t('glossary.title')}
            className={styles.rows ?? ''}
            context="glossaryFocus"
            items={shown.map((entry) => ({ id: String(entry.id), text: entry.term, value: entry }))}
            selected={selected}
            onSelect={setSelected}
            onActivate={(_, gesture) => {
              if (gesture !== 'click') runCommand('glossary.edit');
            }}
            onContextMenu={({ value }, at) => showCommandMenu('context/glossary', value.term, at)}
            renderRow={({ value: entry }) => (
              <div className={styles.row}>
                <span className={styles.term}>
                  {problems.has(entry.id) && <Icon name="warn" size={12} className={styles.warn ?? ''} />} {entry.term}
                </span>
                <span title={entry.plain}>{entry.plain}</span>
                <span>{t(`glossary.topic.${entry.topic}`)}</span>
                <span>{t(`glossary.mode.${entry.mode}`)}</span>
                <span className={styles.number}>{format.number(entry.version)}</span>
                <span className={entry.status === 'approved' ? styles.ok : styles.muted}>
                  {entry.status === 'approved' && <Icon name="check" size={12} />} {t(`glossary.status.${entry.status}`)}
                </span>
              </div>
            )}
          />
        </section>
        <EntryDetails entry={chosen.at(-1)} problems={problems} entries={entries} />
      </div>
    </div>
  );
}

/** The problems that an entry has a part in. */
function problemsByEntry(problems: readonly GlossaryProblem[]): ReadonlyMap<number, readonly GlossaryProblem[]> {
  const byEntry = new Map<number, GlossaryProblem[]>();
  for (const problem of problems) for (const entry of problem.entries) byEntry.set(entry, [...(byEntry.get(entry) ?? []), problem]);
  return byEntry;
}
