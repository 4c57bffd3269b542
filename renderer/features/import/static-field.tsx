import type { ReactNode } from 'react';
import styles from './import.module.css';

interface StaticFieldProps {
  readonly id?: string;
  readonly children: ReactNode;
  readonly title?: string | undefined;
  readonly trailing?: ReactNode;
}

/** A value that stands in a field's place but cannot be changed here. */
export function StaticField({ id, children, title, trailing }: StaticFieldProps) {
  return (
    <span className={styles.static} title={title}>
      <output id={id} className={styles.cut}>
        {children}
      </output>
      {trailing}
    </span>
  );
}
