import type { TimelineEvent, TimelineWarning } from '#shared/contracts/timeline.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { warningPlace, type EventPlace, type ShownWarning } from './annotations.tsx';
import type { ChartLayout } from './chart-layout.ts';
import styles from './chart.module.css';

export interface MarkButtonsProps {
  readonly layout: ChartLayout;
  readonly places: readonly EventPlace[];
  /** As drawn, and what each stands for. */
  readonly shown: readonly ShownWarning[];
  readonly warnings: readonly TimelineWarning[];
  readonly onEvent: (event: TimelineEvent, at: { x: number; y: number }, menu: boolean) => void;
  readonly onWarning: (warning: TimelineWarning) => void;
}

/** Buttons over the drawn flags and warnings, which carry their words to screen readers and can be pressed. */
export function MarkButtons({ layout, places, shown, warnings, onEvent, onWarning }: MarkButtonsProps) {
  const t = useT();
  return (
    <>
      {places.map(({ shown: { event, text }, x, side, width }) => (
        <button
          key={event.id}
          type="button"
          className={styles.mark}
          style={{
            left: side === 'left' ? x - 6 - width : side === 'right' ? x + 2 : x - 6,
            top: side === 'none' ? 0 : 9,
            width: side === 'none' ? 12 : width + 4,
            height: side === 'none' ? 14 : 22,
          }}
          title={event.note === '' ? text : `${text}\n${event.note}`}
          aria-label={t('timeline.event.label', { event: text })}
          onClick={({ clientX, clientY }) => onEvent(event, { x: clientX, y: clientY }, false)}
          onContextMenu={(pressed) => {
            pressed.preventDefault();
            onEvent(event, { x: pressed.clientX, y: pressed.clientY }, true);
          }}
        />
      ))}
      {shown.map((mark, index) => {
        const { x, y } = warningPlace(layout, mark);
        const warning = warnings[index];
        return warning === undefined ? null : (
          <button
            key={mark.id}
            type="button"
            className={styles.mark}
            style={{ left: x - 9, top: y - (mark.rule === 'change' ? 16 : 9), width: 18, height: 18 }}
            title={mark.lines.join('\n')}
            aria-label={mark.lines.join(' ')}
            onClick={() => onWarning(warning)}
          />
        );
      })}
    </>
  );
}
