import { TextMark, type TextMarkProps } from './text-mark.tsx';
import styles from './conversation.module.css';

/** The grip at one end of the selected coding. Its dragging is the editor's: {@link file://./use-handle-drag.ts}. */
export function SpanHandle({ edge, ...mark }: Pick<TextMarkProps, 'text' | 'offset' | 'spans'> & { readonly edge: 'start' | 'end' }) {
  return (
    <TextMark {...mark} after={edge === 'end'} className={styles.handle}>
      <i data-handle={edge} className={edge === 'start' ? styles.gripStart : styles.gripEnd} />
    </TextMark>
  );
}
