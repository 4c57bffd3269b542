import { classNames } from '#renderer/base/class-names.ts';
import frame from '#renderer/base/frame.module.css';
import { List } from '#renderer/base/list.tsx';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { showCommandMenu } from '#renderer/workbench/menus/command-menu.ts';
import type { GlossaryEntryRecord } from '#shared/contracts/glossary.ts';
import { ProblemMark, StatusMark, type ProblemsByEntry } from './entry-marks.tsx';
import { entryRowId } from './glossary-tree-model.ts';
import styles from './glossary.module.css';

export interface EntryRowsProps {
  readonly entries: readonly GlossaryEntryRecord[];
  readonly problems: ProblemsByEntry;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (selected: ReadonlySet<string>, focused: string) => void;
}

/** Entries in rows, one selection with the tree. */
export function GlossaryTable({ entries, problems, selected, onSelect }: EntryRowsProps) {
  const t = useT();
  const format = useFormat();
  return (
    <>
      <div className={classNames(frame.columnNames, styles.head)} aria-hidden="true">
        {(['term', 'plain', 'topic', 'mode', 'version', 'status'] as const).map((name) => (
          <span key={name} className={name === 'version' ? styles.number : undefined}>
            {t(`glossary.field.${name}`)}
          </span>
        ))}
      </div>
      <List
        bare
        multiple
        label={t('glossary.title')}
        className={styles.rows ?? ''}
        context="glossaryFocus"
        items={entries.map((entry) => ({ id: entryRowId(entry.id), text: entry.term, value: entry }))}
        selected={selected}
        onSelect={onSelect}
        onActivate={(_, gesture) => {
          if (gesture !== 'click') runCommand('glossary.edit');
        }}
        onContextMenu={({ value }, at) => showCommandMenu('context/glossary', value.term, at)}
        renderRow={({ value: entry }) => (
          <div className={styles.row}>
            <span className={styles.named}>
              <span className={styles.term} title={entry.term}>{entry.term}</span>
              <ProblemMark problems={problems.get(entry.id) ?? []} />
            </span>
            <span title={entry.plain}>{entry.plain}</span>
            <span>{t(`glossary.topic.${entry.topic}`)}</span>
            <span>{t(`glossary.mode.${entry.mode}`)}</span>
            <span className={styles.number}>{format.number(entry.version)}</span>
            <StatusMark status={entry.status} />
          </div>
        )}
      />
    </>
  );
}
