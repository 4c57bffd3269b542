import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import styles from './empty-state.module.css';

export interface EmptyStateProps {
  readonly icon?: string;
  /** What is not there yet. */
  readonly title: string;
  /** What to do next. */
  readonly children?: ReactNode;
  /** Buttons. */
  readonly actions?: ReactNode;
}

/** An empty view that says what to do next. */
export function EmptyState({ icon, title, children, actions }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      {icon !== undefined && <Icon name={icon} size={28} className={styles.icon ?? ''} />}
      <p className={styles.title}>{title}</p>
      {children !== undefined && <div className={styles.text}>{children}</div>}
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
