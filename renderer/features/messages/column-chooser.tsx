import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { Button } from '#renderer/base/button.tsx';
import { Checkbox } from '#renderer/base/checkbox.tsx';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import styles from './messages-editor.module.css';

export interface ColumnChooserProps {
  readonly order: readonly string[];
  readonly shown: ReadonlySet<string>;
  readonly onToggle: (column: string, shown: boolean) => void;
  readonly onReset: () => void;
  readonly at: { readonly right: number; readonly top: number };
  readonly onClose: () => void;
}

/** Which columns the table shows, as a list of boxes under its button. */
export function ColumnChooser({ order, shown, onToggle, onReset, at, onClose }: ColumnChooserProps) {
  const t = useT();
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    element.current?.querySelector('input')?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return createPortal(
    <div className={styles.scrim} data-transient="" onPointerDown={(event) => {
      if (event.target === event.currentTarget) onClose();
    }}>
      <div
        ref={element}
        role="dialog"
        aria-label={t('messages.chooseColumns')}
        className={styles.chooser}
        style={{ right: at.right, top: at.top }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.stopPropagation();
            onClose();
          }
        }}
      >
        {order.map((id) => (
          <div key={id} className={styles.choice}>
            <Checkbox checked={shown.has(id)} disabled={shown.has(id) && shown.size === 1} onChange={(checked) => onToggle(id, checked)}>
              {t(`messages.column.${id}`)}
            </Checkbox>
          </div>
        ))}
        <div className={styles.choiceEnd}>
          <Button kind="flat" icon="undo" onClick={onReset}>{t('messages.resetColumns')}</Button>
        </div>
      </div>
    </div>,
    document.body,
  );
}
