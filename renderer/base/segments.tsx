import styles from './segments.module.css';

export interface SegmentsProps<Value extends string> {
  /** What is chosen, for those who do not see it. */
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly text: string; readonly title?: string }[];
  readonly chosen: Value;
  readonly onChoose: (value: Value) => void;
}

/** A choice of a few, all in sight, as one button of several parts. */
export function Segments<Value extends string>({ label, options, chosen, onChoose }: SegmentsProps<Value>) {
  return (
    <div className={styles.segments} role="group" aria-label={label}>
      {options.map(({ value, text, title }) => (
        <button key={value} type="button" className={styles.segment} aria-pressed={value === chosen} title={title} onClick={() => onChoose(value)}>
          {text}
        </button>
      ))}
    </div>
  );
}
