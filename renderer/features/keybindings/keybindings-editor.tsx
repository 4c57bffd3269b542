import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '#renderer/base/button.tsx';
import { classNames } from '#renderer/base/class-names.ts';
import { EmptyState } from '#renderer/base/empty-state.tsx';
import frame from '#renderer/base/frame.module.css';
import { Icon } from '#renderer/base/icon.tsx';
import { Kbd } from '#renderer/base/kbd.tsx';
import { List, type ListItem } from '#renderer/base/list.tsx';
import { SearchField } from '#renderer/base/search-field.tsx';
import type { EditorProps } from '#renderer/platform/contribution.ts';
import { host } from '#renderer/platform/host/current-host.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { keybindingStore } from '#renderer/platform/keybindings/keybinding-store.ts';
import { showContextMenu } from '#renderer/workbench/menus/context-menu-store.ts';
import { notifications } from '#renderer/workbench/notifications/notification-store.ts';
import { filterRows, keybindingRows, type KeybindingRow } from './keybinding-rows.ts';
import { recordChord } from './record-dialog.tsx';
import { isChanged, rebind, resetCommand, unbind } from './user-keybindings.ts';
import styles from './keybindings.module.css';

/** Every command with its keys: search, change by pressing them, conflicts, back to the default. */
export function KeybindingsEditor(_: EditorProps) {
  const t = useT();
  const format = useFormat();
  const { all, user } = useStore(keybindingStore);
  const [query, setQuery] = useState('');
  const [conflictsOnly, setConflictsOnly] = useState(false);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(() => keybindingRows(all, host().platform, t), [all, t]);
  const shown = useMemo(
    () => filterRows(rows, query).filter((row) => !conflictsOnly || row.conflicts.length > 0),
    [rows, query, conflictsOnly],
  );
  const items = useMemo(() => shown.map((row): ListItem<KeybindingRow> => ({ id: row.id, text: row.name, value: row })), [shown]);
  const conflicts = rows.filter((row) => row.conflicts.length > 0).length;
  const nameOf = (command: string) => rows.find((row) => row.command === command)?.name ?? command;
  const tell = (error: unknown) => notifications.error(error, { key: 'keybindings' });

  async function change(row: KeybindingRow, replaced: KeybindingRow['binding']): Promise<void> {
    const chord = await recordChord(row.name, nameOf);
    if (chord !== undefined) await rebind(row.command, chord, replaced);
  }
  function openMenu(row: KeybindingRow, at: { readonly x: number; readonly y: number }): void {
    const { binding } = row;
    showContextMenu(
      row.name,
      [
        { id: 'change', label: t(binding === undefined ? 'keybindings.add' : 'keybindings.change'), keys: ['Enter'], run: () => void change(row, binding).catch(tell) },
        ...(binding === undefined
          ? []
          : [
              { id: 'add', label: t('keybindings.addAnother'), run: () => void change(row, undefined).catch(tell) },
              { id: 'remove', label: t('keybindings.remove'), keys: ['Del'], run: () => void unbind(binding).catch(tell) },
              { id: 'same', label: t('keybindings.showSame'), separated: true, run: () => setQuery(`"${row.keys.join(' ')}"`) },
            ]),
        ...(isChanged(row.command, user) ? [{ id: 'reset', label: t('keybindings.reset'), separated: true, run: () => void resetCommand(row.command).catch(tell) }] : []),
      ],
      at,
    );
  }

  return (
    <div className={frame.editor}>
      <div className={frame.toolbar}>
        <SearchField
          label={t('keybindings.search')}
          value={query}
          onChange={setQuery}
          found={t('keybindings.found', { count: shown.length, number: format.number(shown.length) })}
        />
        {conflicts > 0 && (
          <Button kind="flat" icon="warn" aria-pressed={conflictsOnly} onClick={() => setConflictsOnly(!conflictsOnly)}>
            {t('keybindings.conflicts', { count: conflicts, number: format.number(conflicts) })}
          </Button>
        )}
      </div>
      <div className={classNames(frame.columnNames, styles.head)} aria-hidden="true">
        <span>{t('keybindings.column.command')}</span>
        <span>{t('keybindings.column.keys')}</span>
        <span>{t('keybindings.column.when')}</span>
        <span>{t('keybindings.column.source')}</span>
      </div>
      {shown.length === 0 ? (
        <EmptyState title={t('keybindings.none')} actions={<Button onClick={() => setQuery('')}>{t('keybindings.clear')}</Button>} />
      ) : (
        <List
          bare
          label={t('keybindings.title')}
          className={styles.list ?? ''}
          items={items}
          selected={selected}
          onSelect={setSelected}
          onActivate={(item, gesture) => {
            if (gesture !== 'click') void change(item.value, item.value.binding).catch(tell);
          }}
          onContextMenu={(item, at) => openMenu(item.value, at)}
          onKeyDown={(event, item) => {
            const binding = item?.value.binding;
            if (event.key !== 'Delete' || binding === undefined) return;
            event.preventDefault();
            void unbind(binding).catch(tell);
          }}
          renderRow={({ value: row }) => (
            <div className={styles.row}>
              <span className={styles.cell} title={row.command}>
                {row.name}
              </span>
              <span className={styles.keys}>
                <Kbd keys={row.keys} />
                {row.conflicts.length > 0 && (
                  <span className={styles.conflict} title={t('keybindings.alsoCalls', { commands: row.conflicts.join(', ') })}>
                    <Icon name="warn" size={12} /> {t('keybindings.conflict')}
                  </span>
                )}
              </span>
              <code className={styles.when} title={row.when}>
                {row.when}
              </code>
              <span className={styles.muted}>{row.binding === undefined ? '' : t(`keybindings.source.${row.binding.source}`)}</span>
            </div>
          )}
        />
      )}
    </div>
  );
}
