import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import styles from './chip.module.css';

export interface ChipProps {
  readonly children: ReactNode;
  readonly icon?: string;
  readonly onClick?: () => void;
  /** Shows a cross; needs `removeLabel`. */
  readonly onRemove?: () => void;
  readonly removeLabel?: string;
  /** Dashed outline: adds something. */
  readonly add?: boolean;
}

/** A filter as a pill, 22 px high. */
export function Chip({ children, icon, onClick, onRemove, removeLabel, add }: ChipProps) {
  const content = (
    <>
      {icon !== undefined && <Icon name={icon} size={12} className={styles.icon ?? ''} />}
      <span className={styles.text}>{children}</span>
    </>
  );
  return (
    <span className={classNames(styles.chip, add === true && styles.add)}>
      {onClick === undefined ? (
        content
      ) : (
        <button type="button" className={styles.body} onClick={onClick}>
          {content}
        </button>
      )}
      {onRemove !== undefined && (
        <button type="button" className={styles.remove} aria-label={removeLabel} title={removeLabel} onClick={onRemove}>
          <Icon name="x" size={12} />
        </button>
      )}
    </span>
  );
}

export interface TagProps {
  readonly children: ReactNode;
  /** CSS colour: `codeColor(index)` for a code. */
  readonly color: string;
  /** Proposed by a machine: dashed, no tint. */
  readonly proposed?: boolean;
  readonly title?: string;
}

/** A code as a small label with its colour bar, 18 px high. */
export function Tag({ children, color, proposed, title }: TagProps) {
  return (
    <span className={classNames(styles.tag, proposed === true && styles.proposed)} style={{ '--c': color }} title={title}>
      <span className={styles.text}>{children}</span>
    </span>
  );
}

/** A 10 px swatch of a code's colour. */
export function Swatch({ color }: { readonly color: string }) {
  return <span aria-hidden="true" className={styles.swatch} style={{ '--c': color }} />;
}
