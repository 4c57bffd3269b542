import { Icon } from './icon.tsx';
import { classNames } from './class-names.ts';
import styles from './field.module.css';

export interface SelectOption<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
  readonly disabled?: boolean;
}

export interface SelectProps<Value extends string> {
  readonly value: Value;
  readonly options: readonly SelectOption<Value>[];
  readonly onChange: (value: Value) => void;
  readonly label?: string;
  readonly id?: string;
  readonly disabled?: boolean;
  readonly className?: string | undefined;
}

/** A choice from a list: the platform's own list, so that keyboard and screen readers work as everywhere. */
export function Select<Value extends string>({ value, options, onChange, label, id, disabled, className }: SelectProps<Value>) {
  return (
    <span className={classNames(styles.field, className)}>
      <select
        id={id}
        aria-label={label}
        disabled={disabled}
        className={styles.select}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.currentTarget.value);
          if (chosen !== undefined) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon name="down" size={12} className={styles.chevron ?? ''} />
    </span>
  );
}
