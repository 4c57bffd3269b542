import { useState } from 'react';
import { Button } from '#renderer/base/button.tsx';
import { Chip } from '#renderer/base/chip.tsx';
import { classNames } from '#renderer/base/class-names.ts';
import { services } from '#renderer/platform/commands/command-registry.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { chipLabel } from '#renderer/platform/query/chip-label.ts';
import { editField, editText, pickFilter } from '#renderer/platform/query/pick-filter.ts';
import { splitQuery, withoutChip, withoutText } from '#renderer/platform/query/query-chips.ts';
import { notifications } from '#renderer/workbench/notifications/notification-store.ts';
import { ColumnChooser, type ColumnChooserProps } from './column-chooser.tsx';
import { densities, type Density } from './table-params.ts';
import styles from './messages-editor.module.css';

export interface FilterBarProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly density: Density;
  readonly onDensity: (density: Density) => void;
  readonly columns: Omit<ColumnChooserProps, 'onClose' | 'at'>;
}

/** What the table shows: conditions as chips, row height, and which columns. */
export function FilterBar({ query, onQuery, density, onDensity, columns }: FilterBarProps) {
  const t = useT();
  const [chooser, setChooser] = useState<{ readonly right: number; readonly top: number } | undefined>(undefined);
  const { chips, text } = splitQuery(query);
  const change = (asked: Promise<string | undefined>) => {
    asked.then(
      (next) => {
        if (next !== undefined) onQuery(next);
      },
      (error: unknown) => notifications.error(error),
    );
  };
  return (
    <div className={styles.filters} role="toolbar" aria-label={t('messages.filters')}>
      <div className={styles.chips}>
        {chips.map((chip) => {
          const label = chipLabel(chip, t);
          return (
            <Chip
              key={`${chip.index}${chip.field}`}
              onClick={() => change(editField(services(), query, chip.field))}
              onRemove={() => onQuery(withoutChip(query, chip.index))}
              removeLabel={t('messages.removeFilter', { filter: label })}
            >
              {label}
            </Chip>
          );
        })}
        {text !== '' && (
          <Chip
            icon="search"
            onClick={() => change(editText(services(), query))}
            onRemove={() => onQuery(withoutText(query))}
            removeLabel={t('messages.removeFilter', { filter: text })}
          >
            {text}
          </Chip>
        )}
        <Chip add icon="plus" onClick={() => change(pickFilter(services(), query))}>
          {t('messages.addFilter')}
        </Chip>
      </div>
      <div className={styles.controls}>
        <span className={styles.densityLabel}>{t('messages.density')}</span>
        <div className={styles.segments} role="group" aria-label={t('messages.density')}>
          {densities.map((option) => (
            <button
              key={option}
              type="button"
              aria-pressed={option === density}
              className={classNames(styles.segment, option === density && styles.segmentOn)}
              onClick={() => onDensity(option)}
            >
              {t(`messages.density.${option}`)}
            </button>
          ))}
        </div>
        <Button
          icon="layout"
          aria-haspopup="dialog"
          aria-expanded={chooser !== undefined}
          onClick={(event) => {
            const box = event.currentTarget.getBoundingClientRect();
            setChooser(chooser === undefined ? { right: window.innerWidth - box.right, top: box.bottom + 4 } : undefined);
          }}
        >
          {t('messages.columns', { shown: columns.shown.size, all: columns.order.length })}
        </Button>
      </div>
      {chooser !== undefined && <ColumnChooser {...columns} at={chooser} onClose={() => setChooser(undefined)} />}
    </div>
  );
}
