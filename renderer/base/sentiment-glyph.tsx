import { classNames } from './class-names.ts';
import styles from './sentiment-glyph.module.css';

export interface SentimentGlyphProps {
  /** −1 to +1. */
  readonly value: number;
  /** Positive and negative words of similar weight: the bar is striped. */
  readonly mixed?: boolean;
  /** The signed number, formatted: `format.signed(value)`. */
  readonly text: string;
}

/** Half the width of a mixed bar at least: its score is near 0, and its stripes are what it has to say. */
const leastMixed = 0.2;

/** The one glyph for sentiment: 56 × 8, centre tick, negative to the left, positive to the right, and the number. */
export function SentimentGlyph({ value, mixed, text }: SentimentGlyphProps) {
  const kind = mixed === true ? styles.mixed : value < 0 ? styles.negative : value > 0 ? styles.positive : undefined;
  return (
    <span className={classNames(styles.sentiment, kind)} style={{ '--v': Math.min(1, Math.max(mixed === true ? leastMixed : 0, Math.abs(value))) }}>
      <span aria-hidden="true" className={styles.glyph} />
      <span className={styles.value}>{text}</span>
    </span>
  );
}
