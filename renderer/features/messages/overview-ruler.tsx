import { useRef, useState, type PointerEvent } from 'react';
import styles from './message-grid.module.css';

export interface OverviewRulerProps {
  /** Share of the rows above what is in sight, and in sight. */
  readonly position: number;
  readonly extent: number;
  readonly onGoTo: (share: number) => void;
  /** Marks per stretch of the table, from top to bottom. */
  readonly hits: Int32Array | undefined;
  readonly selected: Int32Array | undefined;
  readonly label: string;
  readonly controls: string;
  /** What stands at a share of the table, shown beside the pointer. */
  readonly hint: (share: number) => string;
}

const leastThumb = 16;

/** The scroll bar of the table, with where hits and ticked rows lie in the whole of it. */
export function OverviewRuler({ position, extent, onGoTo, hits, selected, label, controls, hint }: OverviewRulerProps) {
  const track = useRef<HTMLDivElement>(null);
  const [pointed, setPointed] = useState<{ readonly top: number; readonly share: number } | undefined>(undefined);
  const dragging = useRef(false);

  function shareAt(event: PointerEvent): { top: number; share: number } {
    const box = track.current?.getBoundingClientRect();
    const height = box?.height ?? 1;
    const top = Math.min(Math.max(0, event.clientY - (box?.top ?? 0)), height);
    return { top, share: top / height };
  }

  const thumbTop = `min(${position * 100}%, calc(100% - ${leastThumb}px))`;
  return (
    <div
      ref={track}
      role="scrollbar"
      aria-label={label}
      aria-controls={controls}
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round((position / Math.max(1e-9, 1 - extent)) * 100)}
      className={styles.ruler}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        dragging.current = true;
        onGoTo(shareAt(event).share);
      }}
      onPointerMove={(event) => {
        const at = shareAt(event);
        setPointed(at);
        if (dragging.current) onGoTo(at.share);
      }}
      onPointerUp={() => {
        dragging.current = false;
      }}
      onPointerCancel={() => {
        dragging.current = false;
      }}
      onPointerLeave={() => setPointed(undefined)}
    >
      {extent < 1 && <div className={styles.thumb} style={{ top: thumbTop, height: `max(${leastThumb}px, ${extent * 100}%)` }} />}
      <Marks counts={selected} className={styles.selectedMark} />
      <Marks counts={hits} className={styles.hitMark} />
      {pointed !== undefined && <div className={styles.pointed} style={{ top: pointed.top }}>{hint(pointed.share)}</div>}
    </div>
  );
}

function Marks({ counts, className }: { counts: Int32Array | undefined; className: string | undefined }) {
  if (counts === undefined) return null;
  const marks: number[] = [];
  let most = 0;
  let least = Infinity;
  for (let bucket = 0; bucket < counts.length; bucket++) {
    const count = counts[bucket] ?? 0;
    most = Math.max(most, count);
    least = Math.min(least, count);
    if (count > 0) marks.push(bucket);
  }
  // Where nearly every stretch has one, what tells is how many: the fewer, the fainter.
  const dense = marks.length > counts.length * 0.6 && most > least;
  return marks.map((bucket) => (
    <div
      key={bucket}
      className={className}
      style={{
        top: `${(bucket / counts.length) * 100}%`,
        opacity: dense ? 0.08 + 0.92 * (((counts[bucket] ?? 0) - least) / (most - least)) ** 2 : 1,
      }}
    />
  ));
}
