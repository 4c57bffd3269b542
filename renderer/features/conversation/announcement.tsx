import { useT } from '#renderer/platform/i18n/use-t.ts';
import type { ReadTurn } from './reading-rows.ts';
import { selectedRange, type ReadingState } from './reading-state.ts';
import { speakerName } from './speaker-name.ts';
import styles from './conversation.module.css';

const longest = 300;

/** Says to screen readers what is selected, or which turn the reader has come to. */
export function Announcement({ state, read }: { readonly state: ReadingState; readonly read: ReadTurn | undefined }) {
  const t = useT();
  return (
    <div className={styles.announcement} role="status">
      {read !== undefined && words(state, read, t)}
    </div>
  );
}

function words(state: ReadingState, read: ReadTurn, t: ReturnType<typeof useT>): string {
  const { text, offsets } = read.model;
  const { start, end } = selectedRange(state);
  if (end > start) {
    return t('conversation.announce.selected', { text: text.slice(offsets.toUnit(start), offsets.toUnit(Math.min(end, start + longest))) });
  }
  if (state.focus > 0) return '';
  return t('conversation.announce.turn', { ordinal: state.place + 1, name: speakerName(read.turn, t), text: text.slice(0, longest) });
}
