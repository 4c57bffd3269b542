import { useEffect, useState } from 'react';
import type { CurrentThemes, ThemeOverview } from '#shared/contracts/theme.ts';
import { Button } from '#renderer/base/button.tsx';
import { Chip } from '#renderer/base/chip.tsx';
import { Segments } from '#renderer/base/segments.tsx';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import type { EditorProps } from '#renderer/platform/contribution.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { chipLabel } from '#renderer/platform/query/chip-label.ts';
import { splitQuery } from '#renderer/platform/query/query-chips.ts';
import { ViewError } from '#renderer/workbench/view-state/view-error.tsx';
import { RunNotice } from './coverage-head.tsx';
import { MapKey } from './map-key.tsx';
import { ThemeTable } from './theme-table.tsx';
import { NoThemes } from './themes-view.tsx';
import { ThemeTreemap } from './theme-treemap.tsx';
import { useThemeRun } from './theme-run.ts';
import { useThemes } from './use-themes.ts';
import styles from './theme-map.module.css';

const views = ['treemap', 'table'] as const;
type View = (typeof views)[number];

/** The editor: the themes as tiles or as a table, of what the head says. */
export function ThemeMapEditor({ input, handle }: EditorProps) {
  const t = useT();
  const query = useThemes();
  const [view, setView] = useState<View>(() => views.find((each) => each === input.params?.['view']) ?? 'treemap');
  const title = t('theme.map');
  useEffect(() => handle.setTitle(title), [handle, title]);
  if (query.data === undefined) {
    return query.error === null ? <div className={styles.editor} data-loading="" /> : <ViewError error={query.error} onRetry={() => void query.refetch()} />;
  }
  const { current, sets } = query.data;
  if (current === null) return <NoThemes />;
  return (
    <div className={styles.editor} data-context="themeMapFocus">
      <MapHead current={current} sets={sets} view={view} onView={(next) => {
        setView(next);
        handle.setParams({ view: next });
      }} />
      {view === 'treemap' ? (
        <>
          <MapKey />
          <ThemeTreemap current={current} />
        </>
      ) : (
        <ThemeTable current={current} />
      )}
    </div>
  );
}

interface MapHeadProps {
  readonly current: CurrentThemes;
  readonly sets: ThemeOverview['sets'];
  readonly view: View;
  readonly onView: (view: View) => void;
}

/** Which messages the themes are of, how they are shown, and what can be done with all of them. */
function MapHead({ current: { set }, sets, view, onView }: MapHeadProps) {
  const t = useT();
  const run = useThemeRun();
  const { chips, text } = splitQuery(set.query);
  return (
    <div className={styles.head} role="toolbar" aria-label={t('theme.map')}>
      <div className={styles.scope}>
        {set.query === '' && <Chip>{t('theme.scope.all')}</Chip>}
        {chips.map((chip) => (
          <Chip key={`${chip.index}${chip.field}`}>{chipLabel(chip, t)}</Chip>
        ))}
        {text !== '' && <Chip icon="search">{text}</Chip>}
        {set.language !== 'both' && <Chip>{t(`theme.language.${set.language}`)}</Chip>}
      </div>
      {sets.length > 1 && (
        <Button kind="flat" icon="themes" onClick={() => runCommand('theme.switchSet')}>
          {t('theme.sets', { count: sets.length })}
        </Button>
      )}
      <Segments label={t('theme.view')} options={views.map((option) => ({ value: option, text: t(`theme.view.${option}`) }))} chosen={view} onChoose={onView} />
      {run === undefined ? (
        <Button icon="undo" onClick={() => runCommand('theme.find')}>
          {t('theme.rerun')}
        </Button>
      ) : (
        <div className={styles.running}>
          <RunNotice />
        </div>
      )}
      <Button icon="export" onClick={() => runCommand('theme.saveMap', { view })}>
        {t('theme.command.saveMap')}
      </Button>
    </div>
  );
}
