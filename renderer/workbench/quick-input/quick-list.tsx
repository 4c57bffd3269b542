import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Swatch } from '#renderer/base/chip.tsx';
import { classNames } from '#renderer/base/class-names.ts';
import { Icon } from '#renderer/base/icon.tsx';
import { Kbd } from '#renderer/base/kbd.tsx';
import type { MatchRange } from '#renderer/platform/fuzzy/fuzzy-match.ts';
import { HighlightedText } from '#renderer/platform/fuzzy/highlighted-text.tsx';
import { holdKeys } from '#renderer/platform/keybindings/held-keys.ts';
import type { QuickPickItem } from '#renderer/platform/services.ts';
import { codeColor } from '#renderer/platform/theme/code-color.ts';
import styles from './quick-input.module.css';

/** An item with what of its label matched. */
export interface QuickRow {
  readonly item: QuickPickItem;
  readonly ranges: readonly MatchRange[];
}

interface QuickListProps {
  readonly label: string;
  readonly title?: string | undefined;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly placeholder?: string | undefined;
  readonly rows: readonly QuickRow[];
  readonly emptyText: string;
  /** The rows are not yet those of the query: what is accepted now waits for them. */
  readonly busy?: boolean;
  readonly checked?: ReadonlySet<string> | undefined;
  readonly onToggle?: (item: QuickPickItem) => void;
  readonly onAccept: (item: QuickPickItem | undefined) => void;
  readonly onClose: () => void;
  readonly footer?: ReactNode;
}

const rowHeight = 24;
const mostHeight = 24 * 16;

/** The list under a query box that palette, quick open and pick lists share. */
export function QuickList(props: QuickListProps) {
  const { rows, query } = props;
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [active, setActive] = useState({ index: 0, query });
  // Typing starts again at the best match.
  const index = active.query === query ? Math.min(active.index, Math.max(0, rows.length - 1)) : 0;
  const virtualizer = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 6 });

  useLayoutEffect(() => {
    const field = input.current;
    field?.focus();
    // A prefix stays in front of what is typed next.
    field?.setSelectionRange(field.value.length, field.value.length);
  }, []);

  // Enter before the rows are there means the best of them; keys behind it wait, too.
  const [accepting, setAccepting] = useState(false);
  const leaving = useRef(false);
  const { busy, onAccept } = props;
  useLayoutEffect(() => {
    if (!accepting) return undefined;
    const hold = holdKeys(['Escape']);
    return () => {
      // Left by Escape: what was typed for the accepted row is for nobody.
      if (leaving.current) hold.drop();
      else hold.release();
    };
  }, [accepting]);
  useEffect(() => {
    if (!accepting || busy === true) return;
    setAccepting(false);
    onAccept(rows[index]?.item);
  }, [accepting, busy, onAccept, rows, index]);

  function moveTo(next: number): void {
    const wrapped = (next + rows.length) % Math.max(1, rows.length);
    setActive({ index: wrapped, query });
    virtualizer.scrollToIndex(wrapped, { align: 'auto' });
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') moveTo(index + 1);
    else if (event.key === 'ArrowUp') moveTo(index - 1);
    else if (event.key === 'PageDown') moveTo(Math.min(rows.length - 1, index + 14));
    else if (event.key === 'PageUp') moveTo(Math.max(0, index - 14));
    else if (event.key === 'Enter' && busy === true) setAccepting(true);
    else if (event.key === 'Enter') onAccept(rows[index]?.item);
    else if (event.key === 'Escape') {
      leaving.current = true;
      props.onClose();
    } else if (event.key === 'Tab') {
      // The keyboard stays in the list until it is closed.
    } else if (event.key === ' ' && (event.ctrlKey || query === '') && props.onToggle !== undefined) {
      const item = rows[index]?.item;
      if (item !== undefined) props.onToggle(item);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div
      ref={box}
      className={styles.scrim}
      data-transient=""
      onPointerDown={(event) => {
        if (event.target === box.current) props.onClose();
      }}
    >
      <div className={styles.box} role="dialog" aria-modal="true" aria-label={props.label} onKeyDown={onKeyDown}>
        {props.title !== undefined && <div className={styles.title}>{props.title}</div>}
        <input
          ref={input}
          className={styles.input}
          role="combobox"
          aria-expanded="true"
          aria-autocomplete="list"
          aria-controls={`${id}l`}
          aria-activedescendant={rows.length > 0 ? `${id}${index}` : undefined}
          aria-label={props.label}
          placeholder={props.placeholder}
          spellCheck={false}
          autoComplete="off"
          value={query}
          onChange={(event) => props.onQuery(event.currentTarget.value)}
        />
        <div
          ref={scroller}
          id={`${id}l`}
          role="listbox"
          aria-label={props.label}
          aria-busy={props.busy}
          tabIndex={-1}
          className={styles.list}
          style={{ height: Math.min(mostHeight, rows.length * rowHeight) }}
        >
          <div role="presentation" className={styles.canvas} style={{ height: virtualizer.getTotalSize() }}>
            {virtualizer.getVirtualItems().map((virtual) => {
              const row = rows[virtual.index];
              if (row === undefined) return null;
              const { item } = row;
              const group = item.group !== undefined && rows[virtual.index - 1]?.item.group !== item.group ? item.group : undefined;
              const checked = props.checked?.has(item.id);
              return (
                <div
                  key={item.id}
                  id={`${id}${virtual.index}`}
                  role="option"
                  aria-selected={virtual.index === index}
                  aria-checked={checked}
                  className={classNames(styles.row, virtual.index === index && styles.active, group !== undefined && virtual.index > 0 && styles.first)}
                  style={{ transform: `translateY(${virtual.start}px)` }}
                  onPointerMove={() => {
                    if (virtual.index !== index) setActive({ index: virtual.index, query });
                  }}
                  onClick={() => {
                    if (props.onToggle !== undefined) props.onToggle(item);
                    else onAccept(item);
                  }}
                >
                  {checked !== undefined && (
                    <span className={classNames(styles.check, checked && styles.checked)}>{checked && <Icon name="check" size={12} />}</span>
                  )}
                  {item.color !== undefined && <Swatch color={codeColor(item.color)} />}
                  {item.icon !== undefined && <Icon name={item.icon} size={14} className={styles.icon ?? ''} />}
                  <span className={styles.label}>
                    <HighlightedText text={item.label} ranges={row.ranges} />
                  </span>
                  {item.description !== undefined && <span className={styles.description}>{item.description}</span>}
                  <span className={styles.end}>
                    {item.detail !== undefined && <span className={styles.detail}>{item.detail}</span>}
                    {item.keys !== undefined && item.keys.length > 0 && <Kbd keys={item.keys} />}
                    {group !== undefined && <span className={styles.group}>{group}</span>}
                  </span>
                </div>
              );
            })}
          </div>
        </div>
        {rows.length === 0 && props.busy !== true && <div className={styles.empty}>{props.emptyText}</div>}
        {props.footer !== undefined && <div className={styles.footer}>{props.footer}</div>}
      </div>
    </div>
  );
}
