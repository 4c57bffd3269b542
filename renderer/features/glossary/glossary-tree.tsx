import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { glossaryContract, type GlossaryEntryRecord } from '#shared/contracts/glossary.ts';
import { classNames } from '#renderer/base/class-names.ts';
import frame from '#renderer/base/frame.module.css';
import { RenameInput } from '#renderer/base/rename-input.tsx';
import { Tree } from '#renderer/base/tree.tsx';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import { startsTyped } from '#renderer/platform/fuzzy/fuzzy-match.ts';
import { loadReadings } from '#renderer/platform/fuzzy/readings.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useServiceCommand } from '#renderer/platform/rpc/use-service.ts';
import { showCommandMenu } from '#renderer/workbench/menus/command-menu.ts';
import { notifications } from '#renderer/workbench/notifications/notification-store.ts';
import { ProblemMark, StatusMark } from './entry-marks.tsx';
import { senseText } from './entry-text.ts';
import { glossaryState } from './glossary-state.ts';
import type { EntryRowsProps } from './glossary-table.tsx';
import { branchesOf, entryRowId, type GlossaryTreeNode } from './glossary-tree-model.ts';
import styles from './glossary.module.css';

/** Entries whose fields stand open at first: what is read without much scrolling. */
const openAtFirst = 80;

interface GlossaryTreeProps extends EntryRowsProps {
  readonly nodes: readonly GlossaryTreeNode[];
  /** Whether a filter is on: then everything stands open. */
  readonly filtered: boolean;
}

/** Entries by language, field, term and sense. Typed letters find a row, Chinese ones by pinyin too. */
export function GlossaryTree({ nodes, entries, problems, filtered, selected, onSelect }: GlossaryTreeProps) {
  const t = useT();
  const kept = useStore(glossaryState, ({ expanded }) => expanded);
  useEffect(() => void loadReadings(), []);
  const expanded = useMemo(() => {
    if (filtered) return branchesOf(nodes, ['language', 'topic', 'term']);
    return kept ?? branchesOf(nodes, entries.length <= openAtFirst ? ['language', 'topic', 'term'] : ['language', 'term']);
  }, [filtered, nodes, kept, entries.length]);
  return (
    // Without a context of its own the tree takes letters for itself; commands see this one.
    <div className={styles.treeView} data-context="glossaryTreeFocus">
      <div className={classNames(frame.columnNames, styles.treeHead)} aria-hidden="true">
        {(['term', 'plain', 'version', 'status'] as const).map((name) => (
          <span key={name} className={name === 'version' ? styles.number : undefined}>
            {t(`glossary.field.${name}`)}
          </span>
        ))}
      </div>
      <Tree
        multiple
        label={t('glossary.title')}
        className={styles.rows}
        nodes={nodes}
        expanded={expanded}
        onExpandedChange={(next) => {
          if (!filtered) glossaryState.setState({ expanded: next });
        }}
        selected={selected}
        onSelect={onSelect}
        findsTyped={startsTyped}
        onActivate={({ id, value }, gesture) => {
          if (gesture === 'click') return;
          if (value.kind === 'entry') runCommand('glossary.edit');
          else if (!filtered) glossaryState.setState({ expanded: toggled(expanded, id) });
        }}
        onContextMenu={({ text, value }, at) => {
          if (value.kind === 'entry' || value.kind === 'term') showCommandMenu('context/glossary', text, at);
        }}
        renderRow={(node) => <TreeRow node={node} problems={problems} />}
      />
    </div>
  );
}

function toggled(expanded: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(expanded);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** One row: what it stands for, its plain words or how much is below it, and what does not fit there. */
function TreeRow({ node: { text, value }, problems }: { readonly node: GlossaryTreeNode; readonly problems: EntryRowsProps['problems'] }) {
  const t = useT();
  const format = useFormat();
  const renaming = useStore(glossaryState, (state) => state.renaming);
  if (value.kind !== 'entry') {
    const marked = value.entries.filter(({ id }) => problems.has(id)).length;
    const approved = value.entries.filter(({ status }) => status === 'approved').length;
    const count = value.kind === 'term' ? t('glossary.tree.senses', { count: value.entries.length }) : t('glossary.tree.entries', { count: value.entries.length, total: format.number(value.entries.length) });
    return (
      <span className={styles.treeRow}>
        <span className={styles.named}>
          <span className={value.kind === 'term' ? styles.term : styles.branchName}>{text}</span>
        </span>
        <span className={styles.muted}>
          {t('glossary.tree.below', { count, approved: format.number(approved) })}
          {marked > 0 && <span className={styles.problem}>{t('glossary.tree.marked', { count: marked, total: format.number(marked) })}</span>}
        </span>
      </span>
    );
  }
  const { entry, as } = value;
  if (renaming === entryRowId(entry.id)) return <RenameRow entry={entry} as={as} />;
  const sense = senseText(entry, t);
  return (
    <span className={styles.treeRow}>
      <span className={styles.named}>
        <span className={styles.term} title={text}>{text}</span>
        {as === 'term' && sense !== '' && <span className={styles.muted} title={sense}>{sense}</span>}
        <ProblemMark problems={problems.get(entry.id) ?? []} />
      </span>
      <span title={entry.plain}>{entry.plain}</span>
      <span className={styles.number}>{format.number(entry.version)}</span>
      <StatusMark status={entry.status} />
    </span>
  );
}

/** The name of a term, or of a sense below its term, as a field in its row. */
function RenameRow({ entry, as }: { readonly entry: GlossaryEntryRecord; readonly as: 'term' | 'sense' }) {
  const t = useT();
  const update = useServiceCommand(glossaryContract.methods.update);
  const field = as === 'term' ? 'term' : 'sense';
  return (
    <RenameInput
      value={entry[field]}
      label={t(`glossary.rename.${field}`)}
      onRename={(name) => update.mutate({ entry: entry.id, fields: { ...entry, [field]: name } }, { onError: (error) => notifications.error(error) })}
      onEnd={() => glossaryState.setState({ renaming: undefined })}
    />
  );
}
