import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { CurrentThemes, ThemeOverview } from '#shared/contracts/theme.ts';
import { Button } from '#renderer/base/button.tsx';
import { EmptyState } from '#renderer/base/empty-state.tsx';
import type { DropPosition } from '#renderer/base/use-row-drag.ts';
import { VirtualRows } from '#renderer/base/virtual-rows.tsx';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import { useContextKey } from '#renderer/platform/context-keys/use-context-key.ts';
import { carriesMessages, droppedMessages } from '#renderer/platform/drag/message-drag.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { layout } from '#renderer/workbench/layout/layout-store.ts';
import { showCommandMenu } from '#renderer/workbench/menus/command-menu.ts';
import { ViewError } from '#renderer/workbench/view-state/view-error.tsx';
import { CoverageHead, RunNotice } from './coverage-head.tsx';
import { listRows, placeOfRow, type ListRow } from './theme-rows.ts';
import { GroupRow, ThemeRow } from './theme-row.tsx';
import { selectPlaces, themeStore, useSelectedPlaces } from './theme-state.ts';
import { countedMessages, fullBar } from './theme-tree.ts';
import { useThemes } from './use-themes.ts';
import styles from './theme.module.css';

const themeHeight = 44;
const headingHeight = 24;

/** The side bar: coverage, then the themes by group. */
export function ThemesView() {
  const t = useT();
  const query = useThemes();
  if (query.data === undefined) {
    return query.error === null ? <div className={styles.view} data-loading="" /> : <ViewError error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (query.data.current === null) return <NoThemes />;
  return (
    <div className={styles.view} data-context="themesFocus">
      <CoverageHead current={query.data.current} />
      <div className={styles.listHead} aria-hidden="true">
        <span className={styles.listHeadName}>{t('theme.column.theme')}</span>
        <span className={styles.listHeadNet}>{t('theme.column.net', { share: `${Math.round(scaleOf(query.data.current) * 100)}%` })}</span>
        <span className={styles.listHeadTrend}>{t('theme.column.weeks', { count: query.data.current.weeks.length })}</span>
      </div>
      <ThemeList current={query.data.current} sets={query.data.sets} />
    </div>
  );
}

/** Says what to do in a project without themes. */
export function NoThemes() {
  const t = useT();
  return (
    <div className={styles.view} data-context="themesFocus">
      <EmptyState
        icon="themes"
        title={t('theme.empty.title')}
        actions={
          <Button kind="primary" icon="themes" data-autofocus="" onClick={() => runCommand('theme.find')}>
            {t('theme.command.find')}
          </Button>
        }
      >
        {t('theme.empty.text')}
      </EmptyState>
      <div className={styles.emptyRun}>
        <RunNotice />
      </div>
    </div>
  );
}

function scaleOf(current: CurrentThemes): number {
  const counted = countedMessages(current);
  return fullBar(current.themes.filter(({ noise }) => !noise).map(({ messages }) => (counted === 0 ? 0 : messages / counted)));
}

function ThemeList({ current, sets }: { readonly current: CurrentThemes; readonly sets: ThemeOverview['sets'] }) {
  const t = useT();
  const format = useFormat();
  const { renaming, closed } = useStore(themeStore);
  const places = useSelectedPlaces();
  const rows = useMemo(
    () => listRows(current, closed, { loose: t('theme.block.loose'), noise: t('theme.block.noise'), unmapped: t('theme.unmapped') }),
    [current, closed, t],
  );
  const models = useMemo(() => rows.map(({ model }) => model), [rows]);
  const byId = useMemo(() => new Map(rows.map((row) => [row.model.id, row])), [rows]);
  const selected = useMemo(() => {
    const chosen = new Set(places);
    // A group with messages of its own has two rows; the heading is the one that is marked.
    return new Set(rows.filter(({ model, kind }) => kind !== 'block' && !model.id.startsWith('own:') && chosen.has(placeOfRow(model.id) ?? -1)).map(({ model }) => model.id));
  }, [places, rows]);
  const shown = places.at(-1);
  // The keyboard is on the row that is shown, wherever that was chosen, or on a heading that stands for no theme.
  const [focusedRow, setFocusedRow] = useState<string | undefined>(undefined);
  const rowOfShown = rows.find(({ model }) => placeOfRow(model.id) === shown && !model.id.startsWith('own:'))?.model.id;
  const stays = focusedRow !== undefined && byId.has(focusedRow) && (placeOfRow(focusedRow) === shown || byId.get(focusedRow)?.kind === 'block');
  const focused = stays ? focusedRow : rowOfShown;
  const counted = countedMessages(current);
  const full = scaleOf(current);
  const theme = typeof shown === 'number' ? current.themes.find(({ id }) => id === shown) : undefined;
  useContextKey('themeSets', sets.length);
  useContextKey('themePinned', theme?.pinned);
  useContextKey('themeNoise', theme?.noise);
  useContextKey('themeProposed', theme === undefined ? undefined : !theme.accepted);
  useContextKey('themeGrouped', theme === undefined ? undefined : theme.parent !== null);

  const toggle = (id: string, open: boolean) => {
    const next = new Set(closed);
    if (open) next.delete(id);
    else next.add(id);
    themeStore.setState({ closed: next });
  };
  const drop = (ids: readonly string[], target: string, position: DropPosition) => {
    const themes = ids.flatMap((id) => placeOfRow(id) ?? []).filter((place) => place !== 'unmapped');
    runCommand('theme.drop', { themes, target: placeOfRow(target) ?? null, position, onto: byId.get(target)?.kind });
  };
  return (
    <VirtualRows
      role="tree"
      label={t('theme.list')}
      rows={models}
      rowHeight={themeHeight}
      heightOf={(id) => (byId.get(id)?.kind === 'theme' ? themeHeight : headingHeight)}
      selected={selected}
      multiple
      focusedId={focused}
      onFocusRow={setFocusedRow}
      onSelect={(ids, last) => {
        const all = [...ids].flatMap((id) => placeOfRow(id) ?? []);
        const front = placeOfRow(last);
        if (front !== undefined || all.length > 0) selectPlaces([...new Set([...all.filter((place) => place !== front), ...all.filter((place) => place === front)])]);
      }}
      onToggle={toggle}
      parentOf={(id) => {
        const row = byId.get(id);
        return row?.model.depth === 1 ? (row.block?.group === undefined ? row.block?.kind : String(row.block.group.id)) : undefined;
      }}
      onActivate={(id, gesture) => {
        if (placeOfRow(id) !== undefined) layout.showPanel('themePassages', gesture !== 'click');
      }}
      onContextMenu={(id, at) => {
        if (typeof placeOfRow(id) === 'number') showCommandMenu('context/theme', t('theme.menu'), at);
      }}
      onMove={drop}
      canDrop={(ids, target) => !ids.includes('unmapped') && typeof placeOfRow(target) === 'number' && !ids.some((id) => placeOfRow(id) === placeOfRow(target))}
      foreign={{
        accepts: (transfer, target) => carriesMessages(transfer) && placeOfRow(target) !== undefined,
        drop: (transfer, target) => runCommand('theme.moveMessages', { messages: droppedMessages(transfer), theme: placeOfRow(target) ?? null }),
      }}
      context="themeTreeFocus"
      className={styles.list}
      autoFocus
      renderRow={(index) => {
        const row = rows[index];
        return row === undefined ? null : <Row row={row} current={current} renaming={renaming} counted={counted} full={full} onToggle={toggle} number={format.number} />;
      }}
    />
  );
}

interface RowProps {
  readonly row: ListRow;
  readonly current: CurrentThemes;
  readonly renaming: number | undefined;
  readonly counted: number;
  readonly full: number;
  readonly onToggle: (id: string, open: boolean) => void;
  readonly number: (value: number) => string;
}

function Row({ row, current, renaming, counted, full, onToggle, number }: RowProps) {
  const { kind, theme, block, model } = row;
  if (kind === 'theme' && theme !== undefined) {
    return <ThemeRow theme={theme} renaming={renaming === theme.id && !model.id.startsWith('own:')} counted={counted} full={full} weeks={current.weeks} />;
  }
  const messages = kind === 'unmapped' ? current.unmapped : (block?.messages ?? 0);
  return (
    <GroupRow
      name={model.text}
      note={number(messages)}
      open={model.expanded}
      theme={theme}
      renaming={theme !== undefined && renaming === theme.id}
      onToggle={() => onToggle(model.id, model.expanded !== true)}
    />
  );
}
