import { useState, type ReactNode } from 'react';
import { parseDay } from '#shared/query/days.ts';
import { Field, TextInput } from '#renderer/base/text-input.tsx';
import { useT } from '#renderer/platform/i18n/use-t.ts';

export interface DateFieldProps {
  readonly label: string;
  /** YYYY-MM-DD, or empty; what is no day is handed over as it was typed, for the owner to refuse with {@link isDay}. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: ReactNode;
  /** Why a day is not acceptable. */
  readonly error?: string | undefined;
  readonly disabled?: boolean;
}

/** Whether a date field's value is a day. */
export const isDay = (value: string): boolean => parseDay(value) === value;

/**
 * A labelled field for one day, typed as YYYY-MM-DD or as people write it with slashes, dots or 年月日. A text field,
 * because the browser's own shows the pattern of the system's region, whatever language the workbench speaks.
 */
export function DateField({ label, value, onChange, hint, error, disabled = false }: DateFieldProps) {
  const t = useT();
  const [typed, setTyped] = useState(value);
  const [left, setLeft] = useState(true);
  const shown = dayOf(typed) === value ? typed : value;
  const wrong = left && value !== '' && !isDay(value) ? t('workbench.date.invalid') : error;
  return (
    <Field label={label} hint={hint} error={wrong}>
      {(id) => (
        <TextInput
          id={id}
          value={shown}
          placeholder={t('workbench.date.placeholder')}
          maxLength={20}
          disabled={disabled}
          invalid={wrong !== undefined}
          onFocus={() => setLeft(false)}
          onBlur={() => {
            setTyped(value);
            setLeft(true);
          }}
          onChange={(text) => {
            setTyped(text);
            onChange(dayOf(text));
          }}
        />
      )}
    </Field>
  );
}

const dayOf = (text: string): string => parseDay(text) ?? text;
