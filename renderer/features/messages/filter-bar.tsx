import { useState } from 'react';
import { Button } from '#renderer/base/button.tsx';
import { Segments } from '#renderer/base/segments.tsx';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { FilterChips } from '#renderer/workbench/filter-chips/filter-chips.tsx';
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
  return (
    <div className={styles.filters} role="toolbar" aria-label={t('messages.filters')}>
      <div className={styles.chips}>
        <FilterChips query={query} onQuery={onQuery} />
      </div>
      <div className={styles.controls}>
        <span className={styles.densityLabel}>{t('messages.density')}</span>
        <Segments
          label={t('messages.density')}
          options={densities.map((option) => ({ value: option, text: t(`messages.density.${option}`) }))}
          chosen={density}
          onChoose={onDensity}
        />
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
