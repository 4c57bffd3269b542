import { classNames } from './class-names.ts';
import styles from './progress-bar.module.css';

export interface ProgressBarProps {
  /** 0 to 1; undefined while the end is not known. */
  readonly fraction: number | undefined;
  /** Name for screen readers. */
  readonly label: string;
  /** Fills the width of its parent, 6 px high, instead of 84 × 4. */
  readonly wide?: boolean;
}

/** How far a piece of work is. */
export function ProgressBar({ fraction, label, wide }: ProgressBarProps) {
  const percent = fraction === undefined ? undefined : Math.round(Math.min(1, Math.max(0, fraction)) * 100);
  return (
    <span
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className={classNames(styles.bar, wide === true && styles.wide)}
    >
      <span className={classNames(styles.fill, percent === undefined && styles.unknown)} style={{ width: `${percent ?? 30}%` }} />
    </span>
  );
}
