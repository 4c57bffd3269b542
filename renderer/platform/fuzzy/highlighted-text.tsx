import type { MatchRange } from './fuzzy-match.ts';
import styles from './highlighted-text.module.css';

/** A text with its matched stretches in the accent. */
export function HighlightedText({ text, ranges }: { readonly text: string; readonly ranges: readonly MatchRange[] }) {
  if (ranges.length === 0) return <>{text}</>;
  const parts = [];
  let at = 0;
  for (const range of ranges) {
    if (range.start > at) parts.push(text.slice(at, range.start));
    parts.push(
      <mark key={range.start} className={styles.match}>
        {text.slice(range.start, range.end)}
      </mark>,
    );
    at = range.end;
  }
  parts.push(text.slice(at));
  return <>{parts}</>;
}
