import { timelineBuckets, type SavedTimeline } from '#shared/contracts/timeline.ts';
import { recipeName } from '#shared/contracts/recipe.ts';
import { Button, IconButton } from '#renderer/base/button.tsx';
import { Segments } from '#renderer/base/segments.tsx';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { openEditor } from '#renderer/workbench/editor-service/editor-service.ts';
import { FilterChips } from '#renderer/workbench/filter-chips/filter-chips.tsx';
import { notifications } from '#renderer/workbench/notifications/notification-store.ts';
import { showSplitMenu, showViewMenu } from './view-menus.ts';
import type { TimelineParams } from './timeline-params.ts';
import styles from './timeline.module.css';

export interface ToolbarProps {
  readonly params: TimelineParams;
  readonly setParams: (change: Partial<TimelineParams>) => void;
  /** The kept timeline, and whether the tab shows something else. */
  readonly saved: SavedTimeline | undefined;
  readonly changed: boolean;
  /** Whether the kept recipe still comes out the same; undefined until that is known. */
  readonly same: boolean | undefined;
  readonly asTable: boolean;
  readonly onTable: (asTable: boolean) => void;
}

/** Who is counted, by which bucket, split by what; and what can be done with the chart. */
export function Toolbar({ params, setParams, saved, changed, same, asTable, onTable }: ToolbarProps) {
  const t = useT();
  const { spec } = params;
  const under = (element: Element) => {
    const box = element.getBoundingClientRect();
    return { x: box.left, y: box.bottom + 4 };
  };
  return (
    <div className={styles.toolbar} role="toolbar" aria-label={t('timeline.toolbar')}>
      <div className={styles.chips}>
        <FilterChips query={spec.query} onQuery={(query) => setParams({ spec: { ...spec, query } })} />
      </div>
      <Button kind="flat" icon="down" className={styles.split} aria-haspopup="menu" onClick={(event) => void showSplitMenu(params, setParams, t, under(event.currentTarget)).catch((error: unknown) => notifications.error(error))}>
        {spec.split === null ? t('timeline.split.none') : t('timeline.split.by', { field: spec.split.attribute ?? t(`timeline.split.${spec.split.field}`) })}
      </Button>
      <Segments
        label={t('timeline.bucket')}
        options={timelineBuckets.map((bucket) => ({ value: bucket, text: t(`timeline.bucket.${bucket}`) }))}
        chosen={spec.bucket}
        onChoose={(bucket) => setParams({ spec: { ...spec, bucket }, automatic: false })}
      />
      <Button icon="flag" onClick={() => runCommand('timeline.addEvent', params.brush === undefined ? undefined : { from: params.brush.from })}>
        {t('timeline.addEvent')}
      </Button>
      {saved !== undefined && !changed ? (
        <Button icon="recipe" title={same === false ? t('timeline.recipe.changed') : t('timeline.recipe.same')} onClick={() => openEditor({ type: 'recipe', id: String(saved.recipe) })}>
          {t('timeline.recipe', { recipe: recipeName(saved.recipe) })}
        </Button>
      ) : (
        <Button icon="pin" onClick={() => runCommand('timeline.save')}>
          {t(saved === undefined ? 'timeline.keep' : 'timeline.keepChanges')}
        </Button>
      )}
      <Button icon="export" onClick={() => runCommand('timeline.export')}>
        {t('timeline.export')}
      </Button>
      <IconButton icon="table" label={t('timeline.asTable')} pressed={asTable} onClick={() => onTable(!asTable)} />
      <IconButton icon="gear" label={t('timeline.view')} aria-haspopup="menu" onClick={(event) => showViewMenu(params, setParams, t, under(event.currentTarget))} />
    </div>
  );
}
