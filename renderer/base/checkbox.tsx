import { useEffect, useRef, type ReactNode } from 'react';
import styles from './field.module.css';

export interface CheckboxProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  /** Visible label; for a box alone give `label` instead. */
  readonly children?: ReactNode;
  readonly label?: string;
  readonly indeterminate?: boolean;
  readonly disabled?: boolean;
  readonly id?: string;
  readonly tabIndex?: number;
}

/** A 14 px check box with an optional label to its right. */
export function Checkbox({ checked, onChange, children, label, indeterminate = false, disabled, id, tabIndex }: CheckboxProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = indeterminate;
  }, [indeterminate]);
  const input = (
    <input
      ref={box}
      id={id}
      type="checkbox"
      className={styles.box}
      checked={checked}
      disabled={disabled}
      tabIndex={tabIndex}
      aria-label={label}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
  if (children === undefined) return input;
  return (
    <label className={styles.check}>
      {input}
      {children}
    </label>
  );
}
