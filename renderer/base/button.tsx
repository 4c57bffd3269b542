import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import { Kbd } from './kbd.tsx';
import styles from './button.module.css';

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  readonly children: ReactNode;
  /** `primary` at most once a view; `flat` in toolbars; `blocked` says by its look that a reason stands beside it. */
  readonly kind?: 'normal' | 'primary' | 'flat' | 'danger' | 'blocked';
  readonly icon?: string;
  /** Key caps after the label. */
  readonly keys?: readonly string[];
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A push button, 26 px high. */
export function Button({ children, kind = 'normal', icon, keys, className, ref, ...rest }: ButtonProps) {
  return (
    <button type="button" ref={ref} {...rest} className={classNames(styles.button, styles[kind], className)}>
      {icon !== undefined && <Icon name={icon} size={14} />}
      <span className={styles.label}>{children}</span>
      {keys !== undefined && <Kbd keys={keys} />}
    </button>
  );
}

export interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  readonly icon: string;
  /** Name for screen readers and the tooltip. */
  readonly label: string;
  readonly size?: number;
  /** Pressed state of a toggle. */
  readonly pressed?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A square 22 px button with an icon only. */
export function IconButton({ icon, label, size = 16, pressed, className, ref, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      ref={ref}
      title={label}
      aria-label={label}
      aria-pressed={pressed}
      {...rest}
      className={classNames(styles.iconButton, className)}
    >
      <Icon name={icon} size={size} />
    </button>
  );
}
