import { useId, useState, type ReactNode } from 'react';
import { Icon } from './icon.tsx';
import { classNames } from './class-names.ts';
import styles from './section.module.css';

export interface SectionProps {
  readonly title: string;
  /** At the right of the head: a count or a short phrase. */
  readonly note?: ReactNode;
  /** Icon buttons at the right of the head, outside the toggle. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly defaultOpen?: boolean;
  /** Controlled state, for views that keep it. */
  readonly open?: boolean;
  readonly onToggle?: (open: boolean) => void;
  /** Takes the free height of the side bar. */
  readonly grow?: boolean;
}

/** A collapsible part of a side bar or inspector under a 24 px head. */
export function Section({ title, note, actions, children, defaultOpen = true, open, onToggle, grow }: SectionProps) {
  const id = useId();
  const [own, setOwn] = useState(defaultOpen);
  const shown = open ?? own;
  return (
    <section role="group" className={classNames(styles.section, grow === true && shown && styles.grow)} aria-labelledby={`${id}h`}>
      <div className={styles.head}>
        <button
          type="button"
          id={`${id}h`}
          className={styles.toggle}
          aria-expanded={shown}
          aria-controls={`${id}b`}
          onClick={() => {
            setOwn(!shown);
            onToggle?.(!shown);
          }}
        >
          <Icon name={shown ? 'down' : 'right'} size={14} className={styles.chevron ?? ''} />
          <span className={styles.title}>{title}</span>
          {note !== undefined && <span className={styles.note}>{note}</span>}
        </button>
        {actions}
      </div>
      {shown && (
        <div id={`${id}b`} className={styles.body}>
          {children}
        </div>
      )}
    </section>
  );
}

export interface KeyValuesProps {
  readonly rows: readonly { readonly key: string; readonly label: string; readonly value: ReactNode }[];
  /** Values that are read whole, over several lines where they need them. */
  readonly whole?: boolean;
}

/** Label and value rows of an inspector section. */
export function KeyValues({ rows, whole }: KeyValuesProps) {
  return (
    <dl className={classNames(styles.keyValues, whole === true && styles.whole)}>
      {rows.map((row) => (
        <div key={row.key} className={styles.pair}>
          <dt>{row.label}</dt>
          <dd>{row.value}</dd>
        </div>
      ))}
    </dl>
  );
}
