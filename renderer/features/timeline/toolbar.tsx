import { timelineBuckets, type SavedTimeline } from '#shared/contracts/timeline.ts';
import { recipeName } from '#shared/contracts/recipe.ts';
import { Button, IconButton } from '#renderer/base/button.tsx';
import { Chip } from '#renderer/base/chip.tsx';
import { classNames } from '#renderer/base/class-names.ts';
import { runCommand, services } from '#renderer/platform/commands/command-registry.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { chipLabel } from '#renderer/platform/query/chip-label.ts';
import { editField, editText, pickFilter } from '#renderer/platform/query/pick-filter.ts';
import { splitQuery, withoutChip, withoutText } from '#renderer/platform/query/query-chips.ts';
import { openEditor } from '#renderer/workbench/editor-service/editor-service.ts';
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
  const { query } = spec;
  const { chips, text } = splitQuery(query);
  const setQuery = (next: string) => setParams({ spec: { ...spec, query: next } });
  const change = (asked: Promise<string | undefined>) => {
    asked.then(
      (next) => {
        if (next !== undefined) setQuery(next);
      },
      (error: unknown) => notifications.error(error),
    );
  };
  const under = (element: Element) => {
    const box = element.getBoundingClientRect();
    return { x: box.left, y: box.bottom + 4 };
  };
  return (
    <div className={styles.toolbar} role="toolbar" aria-label={t('timeline.toolbar')}>
      <div className={styles.chips}>
        {chips.map((chip) => {
          const label = chipLabel(chip, t);
          return (
            <Chip
              key={`${chip.index}${chip.field}`}
              onClick={() => change(editField(services(), query, chip.field))}
              onRemove={() => setQuery(withoutChip(query, chip.index))}
              removeLabel={t('timeline.removeFilter', { filter: label })}
            >
              {label}
            </Chip>
          );
        })}
        {text !== '' && (
          <Chip icon="search" onClick={() => change(editText(services(), query))} onRemove={() => setQuery(withoutText(query))} removeLabel={t('timeline.removeFilter', { filter: text })}>
            {text}
          </Chip>
        )}
        <Chip add icon="plus" onClick={() => change(pickFilter(services(), query))}>
          {t('timeline.addFilter')}
        </Chip>
      </div>
      <Button kind="flat" icon="down" className={styles.split} aria-haspopup="menu" onClick={(event) => void showSplitMenu(params, setParams, t, under(event.currentTarget)).catch((error: unknown) => notifications.error(error))}>
        {spec.split === null ? t('timeline.split.none') : t('timeline.split.by', { field: spec.split.attribute ?? t(`timeline.split.${spec.split.field}`) })}
      </Button>
      <div className={styles.segments} role="group" aria-label={t('timeline.bucket')}>
        {timelineBuckets.map((bucket) => (
          <button
            key={bucket}
            type="button"
            aria-pressed={bucket === spec.bucket}
            className={classNames(styles.segment, bucket === spec.bucket && styles.segmentOn)}
            onClick={() => setParams({ spec: { ...spec, bucket }, automatic: false })}
          >
            {t(`timeline.bucket.${bucket}`)}
          </button>
        ))}
      </div>
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
