import { useId, type InputHTMLAttributes, type ReactNode, type Ref } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import styles from './field.module.css';

export interface TextInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value' | 'defaultValue'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Name for screen readers where no visible label stands beside it. */
  readonly label?: string;
  readonly icon?: string;
  /** At the right edge: a count, a button, a unit. */
  readonly trailing?: ReactNode;
  readonly invalid?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
}

/** A one-line text field, 26 px high, with an icon before and anything after. */
export function TextInput({ value, onChange, label, icon, trailing, invalid, className, ref, ...rest }: TextInputProps) {
  return (
    <span className={classNames(styles.field, invalid === true && styles.invalid, className)}>
      {icon !== undefined && <Icon name={icon} size={14} className={styles.icon ?? ''} />}
      <input
        spellCheck={false}
        autoComplete="off"
        {...rest}
        ref={ref}
        className={styles.input}
        aria-label={label}
        aria-invalid={invalid}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {trailing}
    </span>
  );
}

export interface TextAreaProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly label?: string;
  readonly rows?: number;
  readonly placeholder?: string;
  readonly id?: string;
  readonly onBlur?: () => void;
  readonly ref?: Ref<HTMLTextAreaElement>;
}

/** Several lines of text. */
export function TextArea({ value, onChange, label, rows = 3, ref, ...rest }: TextAreaProps) {
  return (
    <textarea
      spellCheck={false}
      {...rest}
      ref={ref}
      rows={rows}
      aria-label={label}
      className={styles.area}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

export interface FieldProps {
  readonly label: string;
  /** The control; it is given the id that the label points to. */
  readonly children: (id: string) => ReactNode;
  readonly hint?: ReactNode;
  /** Translated reason why the value is not acceptable. */
  readonly error?: string | undefined;
}

/** A label above a control, with a hint or an error below. */
export function Field({ label, children, hint, error }: FieldProps) {
  const id = useId();
  return (
    <div className={styles.labelled}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      {children(id)}
      {error !== undefined ? (
        <p className={styles.error} role="alert">
          <Icon name="warn" size={12} /> {error}
        </p>
      ) : (
        hint !== undefined && <div className={styles.hint}>{hint}</div>
      )}
    </div>
  );
}
