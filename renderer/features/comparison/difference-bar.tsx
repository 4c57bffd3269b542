import styles from './comparison.module.css';

export interface DifferenceBarProps {
  readonly value: number;
  readonly interval: { readonly low: number; readonly high: number } | null;
  /** What the half width stands for. */
  readonly reach: number;
  /** Few cases: drawn as an outline. */
  readonly hollow?: boolean;
}

/** A difference to the left or right of zero, with its interval as a line. The number stands beside it. */
export function DifferenceBar({ value, interval, reach, hollow }: DifferenceBarProps) {
  const place = (at: number) => 50 + 50 * Math.max(-1, Math.min(1, at / reach));
  const from = Math.min(50, place(value));
  return (
    <span className={styles.track} aria-hidden="true">
      <span className={hollow === true ? styles.hollowBar : styles.filledBar} style={{ left: `${from}%`, width: `${Math.abs(place(value) - 50)}%` }} />
      {interval !== null && <span className={styles.whisker} style={{ left: `${place(interval.low)}%`, width: `${place(interval.high) - place(interval.low)}%` }} />}
    </span>
  );
}
