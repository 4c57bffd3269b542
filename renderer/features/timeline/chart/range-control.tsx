import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { classNames } from '#renderer/base/class-names.ts';
import type { ChartLayout } from './chart-layout.ts';
import styles from './chart.module.css';

/** A range of buckets under way: from where it began to where it is now. */
export interface Draft {
  readonly anchor: number;
  readonly head: number;
}

export interface RangeControlProps {
  readonly layout: ChartLayout;
  readonly buckets: number;
  readonly brush: { readonly from: number; readonly to: number } | undefined;
  readonly draft: Draft | undefined;
  readonly label: string;
  /** The range in words, and whether Enter is still to come. */
  readonly valueText: string;
  readonly onDraft: (draft: Draft | undefined) => void;
  /** The range is settled; undefined takes it away. */
  readonly onBrush: (range: { from: number; to: number } | undefined) => void;
  /** The bucket under the pointer. */
  readonly onHover: (bucket: number | undefined) => void;
}

/** Px beside an edge of the brush from which it is dragged. */
const grip = 5;
/** Buckets of a wide step: a week of days. */
const page = 7;

/**
 * The part of the chart that picks a range of buckets. Mouse: drag, or drag an edge; a click takes one bucket. Keys: arrows move,
 * Shift extends, Enter applies, Escape takes away.
 */
export function RangeControl({ layout, buckets, brush, draft, label, valueText, onDraft, onBrush, onHover }: RangeControlProps) {
  const own = useRef<Draft | undefined>(undefined);
  const head = draft?.head ?? brush?.to ?? 0;
  const bucketOf = (event: PointerEvent<HTMLElement>): number => layout.bucketAt(layout.left + event.clientX - event.currentTarget.getBoundingClientRect().left);
  const nearEdge = (event: PointerEvent<HTMLElement>): 'from' | 'to' | undefined => {
    if (brush === undefined) return undefined;
    const x = layout.left + event.clientX - event.currentTarget.getBoundingClientRect().left;
    if (Math.abs(x - layout.edge(brush.from)) <= grip) return 'from';
    return Math.abs(x - layout.edge(brush.to + 1)) <= grip ? 'to' : undefined;
  };

  function onPointerDown(event: PointerEvent<HTMLElement>): void {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const edge = nearEdge(event);
    const bucket = bucketOf(event);
    own.current = edge === undefined || brush === undefined ? { anchor: bucket, head: bucket } : { anchor: edge === 'from' ? brush.to : brush.from, head: edge === 'from' ? brush.from : brush.to };
    onDraft(own.current);
  }

  function onPointerMove(event: PointerEvent<HTMLElement>): void {
    const bucket = bucketOf(event);
    onHover(bucket);
    event.currentTarget.classList.toggle(styles.edge ?? '', own.current === undefined && nearEdge(event) !== undefined);
    if (own.current === undefined || own.current.head === bucket) return;
    own.current = { ...own.current, head: bucket };
    onDraft(own.current);
  }

  function onPointerUp(): void {
    const range = own.current;
    own.current = undefined;
    if (range !== undefined) onBrush(ordered(range));
  }

  function onKeyDown(event: KeyboardEvent): void {
    const moves: Readonly<Record<string, number>> = {
      ArrowLeft: head - 1, ArrowDown: head - 1, ArrowRight: head + 1, ArrowUp: head + 1,
      PageUp: head - page, PageDown: head + page, Home: 0, End: buckets - 1,
    };
    const next = moves[event.key];
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (next !== undefined) {
      const to = Math.min(buckets - 1, Math.max(0, next));
      onDraft({ anchor: event.shiftKey ? (draft?.anchor ?? brush?.from ?? head) : to, head: to });
    } else if ((event.key === 'Enter' || event.key === ' ') && (draft !== undefined || brush === undefined)) {
      onBrush(ordered(draft ?? { anchor: head, head }));
    } else if (event.key === 'Escape' && (draft !== undefined || brush !== undefined)) {
      own.current = undefined;
      if (draft === undefined) onBrush(undefined);
      else onDraft(undefined);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={Math.max(0, buckets - 1)}
      aria-valuenow={head}
      aria-valuetext={valueText}
      data-autofocus=""
      className={classNames(styles.range)}
      style={{ left: layout.left, top: layout.top, width: layout.right - layout.left, height: layout.volumeBottom - layout.top }}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={() => {
        own.current = undefined;
        onDraft(undefined);
      }}
      onPointerLeave={() => onHover(undefined)}
      onKeyDown={onKeyDown}
    />
  );
}

function ordered({ anchor, head }: Draft): { from: number; to: number } {
  return { from: Math.min(anchor, head), to: Math.max(anchor, head) };
}
