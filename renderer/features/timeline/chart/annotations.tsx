import type { TimelineEvent } from '#shared/contracts/timeline.ts';
import { textWidth } from '#renderer/base/charts/text-width.ts';
import { codeColor } from '#renderer/platform/theme/code-color.ts';
import type { ChartLayout } from './chart-layout.ts';
import { placeFlags } from './place-labels.ts';
import styles from './chart.module.css';

const fontSize = 12;
/** A flag of the picture alone; the buttons over it carry its words for screen readers. */
const flagSign = '⚑';

export interface ShownEvent {
  readonly event: TimelineEvent;
  /** First and last bucket. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** The reader is on it: it is boxed. */
  readonly current: boolean;
}

/** Where an event's name stands, for the drawing and for the button over it. */
export interface EventPlace {
  readonly shown: ShownEvent;
  readonly x: number;
  readonly side: 'left' | 'right' | 'none';
  readonly width: number;
}

/** Places the names of events above the plot; `bare` leaves the names out. */
export function placeEvents(layout: ChartLayout, events: readonly ShownEvent[], bare: boolean): EventPlace[] {
  const flags = events.map(({ from, text, current }) => ({
    x: layout.edge(from),
    width: textWidth(`${flagSign} ${text}`, fontSize) + (current ? 16 : 2),
    first: current,
  }));
  return placeFlags(flags, 0, layout.width - 4).flatMap(({ index, side }) => {
    const [shown, flag] = [events[index], flags[index]];
    return shown === undefined || flag === undefined ? [] : [{ shown, side: bare ? 'none' : side, x: flag.x, width: flag.width }];
  });
}

/** Events: a dotted line and a flag with its name; a span of days is tinted as well. */
export function EventMarks({ layout, places }: { readonly layout: ChartLayout; readonly places: readonly EventPlace[] }) {
  const { top, volumeBottom } = layout;
  return (
    <g>
      {places.map(({ shown, x, side, width }) => {
        const { event, from, to, text, current } = shown;
        const line = Math.round(x) + 0.5;
        const start = side === 'left' ? x - 6 - width : x + 6;
        return (
          <g key={event.id} style={event.color === null ? undefined : { '--e': codeColor(event.color) }}>
            {to > from && <rect className={styles.span} x={layout.edge(from)} y={top} width={layout.edge(to + 1) - layout.edge(from)} height={volumeBottom - top} />}
            {current && side !== 'none' && <rect className={styles.flagBox} x={start} y={8} width={width} height={24} rx={3} />}
            <line className={styles.event} x1={line} x2={line} y1={12} y2={current ? volumeBottom : top + 14} />
            {side === 'none' ? (
              <text className={styles.flag} x={line - 4} y={10}>{flagSign}</text>
            ) : (
              <text className={current ? styles.strong : undefined} x={start + (current ? 8 : 0)} y={24}>
                <tspan className={styles.flag}>{flagSign}</tspan> {text}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}

export interface ShownWarning {
  readonly id: string;
  readonly rule: 'extreme' | 'average' | 'surge' | 'change';
  readonly direction: 'up' | 'down';
  readonly bucket: number;
  /** Net sentiment there; NaN where there is none. */
  readonly net: number;
  readonly messages: number;
  /** What was found, and by which rule. */
  readonly lines: readonly [string, string];
  readonly current: boolean;
}

/** Middle of a warning's mark. */
export function warningPlace(layout: ChartLayout, { rule, bucket, net, messages }: ShownWarning): { x: number; y: number } {
  const y = rule === 'change' ? layout.bottom : rule === 'surge' ? layout.volume.at(messages) - 9 : layout.net.at(Number.isNaN(net) ? 0 : net);
  return { x: rule === 'change' ? layout.edge(bucket) : layout.center(bucket), y };
}

/** Warnings: a diamond where one bucket is out of line, an arrow where the average leaves, a tick where the level changes. */
export function WarningMarks({ layout, warnings }: { readonly layout: ChartLayout; readonly warnings: readonly ShownWarning[] }) {
  return (
    <g>
      {warnings.map((warning) => {
        const { x, y } = warningPlace(layout, warning);
        const { rule, direction, current, id } = warning;
        const on = current ? ` ${styles.warningOn ?? ''}` : '';
        return (
          <g key={id}>
            {rule === 'change' ? (
              <path className={styles.warning} d={direction === 'down' ? `M${x} ${y - 14}v14m-4 -5l4 5 4 -5` : `M${x} ${y}v-14m-4 5l4 -5 4 5`} />
            ) : rule === 'average' ? (
              <path className={`${styles.warning ?? ''}${on}`} d={direction === 'down' ? `M${x - 6} ${y - 14}h12l-6 8z` : `M${x - 6} ${y + 14}h12l-6 -8z`} />
            ) : (
              <path className={styles.warning} d={`M${x} ${y - 8}l8 8 -8 8 -8 -8z`} />
            )}
          </g>
        );
      })}
      {warnings.filter(({ current }) => current).map((warning) => <WarningLabel key={warning.id} layout={layout} warning={warning} />)}
    </g>
  );
}

/** Px from a mark to its words. */
const leader = 96;

function WarningLabel({ layout, warning }: { readonly layout: ChartLayout; readonly warning: ShownWarning }) {
  const { x, y } = warningPlace(layout, warning);
  const width = Math.max(...warning.lines.map((line) => textWidth(line, fontSize)));
  const room = { right: layout.width - x - 12, left: x - 12 };
  const right = room.right >= width || room.right >= room.left;
  // As far from the mark as there is room for.
  const reach = Math.max(14, Math.min(leader, (right ? room.right : room.left) - width));
  const [from, to] = right ? [x + 9, x + reach] : [x - 9, x - reach];
  const start = right ? to + 6 : to - 6;
  // Words stand above the ticks of changes at the base of the plot.
  const base = Math.min(y, layout.bottom - 38);
  return (
    <g>
      <path className={styles.leader} d={base === y ? `M${from} ${y}H${to}` : `M${from} ${y - 3}L${to} ${base}`} />
      {warning.lines.map((line, index) => (
        <text
          key={line}
          className={[index === 0 ? styles.warningText : '', styles.halo, right ? '' : styles.end].filter(Boolean).join(' ')}
          x={start}
          y={base - 1 + index * 16}
        >
          {line}
        </text>
      ))}
    </g>
  );
}
