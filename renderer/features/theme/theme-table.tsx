import { useMemo, useState } from 'react';
import type { CurrentThemes, Theme } from '#shared/contracts/theme.ts';
import { Icon } from '#renderer/base/icon.tsx';
import { List, type ListItem } from '#renderer/base/list.tsx';
import { classNames } from '#renderer/base/class-names.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { layout } from '#renderer/workbench/layout/layout-store.ts';
import { showCommandMenu } from '#renderer/workbench/menus/command-menu.ts';
import { NetGlyph, twoDecimals } from './net-glyph.tsx';
import { netSentiment } from './net-sentiment.ts';
import { Sparkline } from './sparkline.tsx';
import { selectPlaces, useSelectedPlaces } from './theme-state.ts';
import { countedMessages } from './theme-tree.ts';
import styles from './theme-map.module.css';

const columns = ['theme', 'group', 'messages', 'share', 'netOnly', 'n', 'coherence', 'moved', 'weeksOnly'] as const;
type Column = (typeof columns)[number];
const numeric: ReadonlySet<Column> = new Set(['messages', 'share', 'n', 'coherence', 'moved']);

/** The themes as a table, sorted by a column; one selection with the list and the map. */
export function ThemeTable({ current }: { readonly current: CurrentThemes }) {
  const t = useT();
  const format = useFormat();
  const places = useSelectedPlaces();
  const [sort, setSort] = useState<{ readonly column: Column; readonly descending: boolean }>({ column: 'messages', descending: true });
  const byId = useMemo(() => new Map(current.themes.map((theme) => [theme.id, theme])), [current]);
  const items = useMemo(() => {
    const keyed = current.themes.map((theme) => ({ theme, key: sortKey(theme, sort.column, byId) }));
    keyed.sort((left, right) => compare(left.key, right.key) * (sort.descending ? -1 : 1));
    return keyed.map(({ theme }): ListItem<Theme> => ({ id: String(theme.id), text: theme.name, value: theme }));
  }, [current, sort, byId]);
  const counted = countedMessages(current);
  // Without groups their column is empty, and the names need the room.
  const grouped = current.themes.some(({ parent }) => parent !== null);
  const shown = columns.filter((column) => grouped || column !== 'group');
  const selected = useMemo(() => new Set(places.map(String)), [places]);
  return (
    <div className={classNames(styles.table, !grouped && styles.ungrouped)}>
      <div className={styles.tableHead} role="toolbar" aria-label={t('theme.table.sort')}>
        {shown.map((column) => (
          <button
            key={column}
            type="button"
            className={numeric.has(column) ? styles.number : undefined}
            aria-pressed={sort.column === column}
            onClick={() => setSort({ column, descending: sort.column === column ? !sort.descending : numeric.has(column) })}
          >
            {t(`theme.column.${column}`)}
            {sort.column === column && (sort.descending ? ' ↓' : ' ↑')}
          </button>
        ))}
      </div>
      <List
        bare
        multiple
        autoFocus
        label={t('theme.list')}
        className={styles.rows}
        context="themeTableFocus"
        items={items}
        selected={selected}
        onSelect={(ids, last) => selectPlaces([...[...ids].filter((id) => id !== last).map(Number), ...(ids.has(last) ? [Number(last)] : [])])}
        onActivate={(_, gesture) => layout.showPanel('themePassages', gesture !== 'click')}
        onContextMenu={(_, at) => showCommandMenu('context/theme', t('theme.menu'), at)}
        renderRow={({ value: theme }) => (
          <div className={styles.tableRow}>
            <span className={styles.cell} title={`${theme.name}\n${theme.keywords.join(t('theme.listSeparator'))}`}>
              {theme.pinned && <Icon name="pin" size={11} className={styles.tilePin} />}
              {theme.name} {!theme.accepted && <span className={classNames(styles.muted, styles.proposedWord)}>{t('theme.proposed')}</span>}
              <span className={classNames(styles.muted, styles.keywordsBehind)}>{theme.keywords.filter((word) => !theme.name.includes(word)).join(t('theme.listSeparator'))}</span>
            </span>
            {grouped && <span className={classNames(styles.cell, styles.muted)}>{theme.parent === null ? '—' : byId.get(theme.parent)?.name}</span>}
            <span className={styles.number}>{format.number(theme.messages)}</span>
            <span className={styles.number}>{theme.noise ? t('theme.notCounted') : format.percent(counted === 0 ? 0 : theme.messages / counted)}</span>
            <NetGlyph counts={theme.sentiment} messages={theme.messages} />
            <span className={styles.number}>{format.number(netSentiment(theme.sentiment).n)}</span>
            <span className={styles.number}>{theme.coherence === null ? '—' : twoDecimals(theme.coherence)}</span>
            <span className={styles.number}>{theme.moved === 0 ? '—' : format.number(theme.moved)}</span>
            <Sparkline values={theme.weeks} weeks={current.weeks} />
          </div>
        )}
      />
    </div>
  );
}

function sortKey(theme: Theme, column: Column, byId: ReadonlyMap<number, Theme>): string | number {
  switch (column) {
    case 'theme': return theme.name;
    case 'group': return byId.get(theme.parent ?? 0)?.name ?? '';
    case 'messages': case 'share': return theme.messages;
    case 'netOnly': return netSentiment(theme.sentiment).net ?? 2;
    case 'n': return netSentiment(theme.sentiment).n;
    case 'coherence': return theme.coherence ?? -2;
    case 'moved': return theme.moved;
    case 'weeksOnly': return theme.weeks.at(-1) ?? 0;
  }
}

function compare(left: string | number, right: string | number): number {
  return typeof left === 'number' && typeof right === 'number' ? left - right : String(left).localeCompare(String(right));
}
