import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { classNames } from './class-names.ts';
import styles from './splitter.module.css';

export interface SplitterProps {
  readonly label: string;
  /** `vertical` is an upright bar that changes a width. */
  readonly orientation: 'vertical' | 'horizontal';
  /** Size in px of the part that is resized. */
  readonly size: number;
  readonly min: number;
  readonly max: number;
  readonly onResize: (size: number) => void;
  /** The part lies after the bar (right or below), so dragging towards it shrinks it. */
  readonly after?: boolean;
  /** Dragged well below the minimum, or Enter. */
  readonly onCollapse?: () => void;
  readonly onReset?: () => void;
}

const keyStep = 12;

/** The edge between two parts: drag, arrow keys, double click for the first size. */
export function Splitter({ label, orientation, size, min, max, onResize, after, onCollapse, onReset }: SplitterProps) {
  const start = useRef<{ at: number; size: number } | undefined>(undefined);
  const sign = after === true ? -1 : 1;
  const along = (event: PointerEvent) => (orientation === 'vertical' ? event.clientX : event.clientY);
  const clamp = (value: number) => Math.round(Math.min(max, Math.max(min, value)));

  function onPointerMove(event: PointerEvent<HTMLDivElement>): void {
    if (start.current === undefined) return;
    const wanted = start.current.size + sign * (along(event) - start.current.at);
    if (wanted < min * 0.5 && onCollapse !== undefined) {
      start.current = undefined;
      onCollapse();
    } else onResize(clamp(wanted));
  }
  function onKeyDown(event: KeyboardEvent): void {
    const [less, more] = orientation === 'vertical' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    if (event.key === less) onResize(clamp(size - sign * keyStep));
    else if (event.key === more) onResize(clamp(size + sign * keyStep));
    else if (event.key === 'Home') onResize(min);
    else if (event.key === 'End') onResize(max);
    else if (event.key === 'Enter') onCollapse?.();
    else return;
    event.preventDefault();
  }
  return (
    <div
      role="separator"
      aria-label={label}
      aria-orientation={orientation}
      aria-valuenow={Math.round(size)}
      aria-valuemin={min}
      aria-valuemax={Math.round(max)}
      tabIndex={0}
      className={classNames(styles.splitter, styles[orientation], after === true && styles.after)}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        start.current = { at: along(event), size };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        start.current = undefined;
      }}
      onDoubleClick={onReset}
      onKeyDown={onKeyDown}
    />
  );
}
