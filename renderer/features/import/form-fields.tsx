import type { Ref } from 'react';
import { IconButton } from '#renderer/base/button.tsx';
import { Field, TextInput } from '#renderer/base/text-input.tsx';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { showContextMenu } from '#renderer/workbench/menus/context-menu-store.ts';

interface SuggestedTextProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What may be chosen instead of typed: groups with a line between them. */
  readonly suggestions: readonly (readonly string[])[];
  readonly hint?: string | undefined;
  readonly missing?: boolean;
  readonly disabled: boolean;
  readonly ref?: Ref<HTMLInputElement>;
}

/** A line of text with a list of likely values behind the button at its end. */
export function SuggestedText({ label, value, onChange, suggestions, hint, missing, disabled, ref }: SuggestedTextProps) {
  const t = useT();
  const groups = suggestions.map((group) => [...new Set(group.filter((text) => text !== ''))]).filter((group) => group.length > 0);
  return (
    <Field label={label} hint={hint}>
      {(id) => (
        <TextInput
          {...(ref === undefined ? {} : { ref })}
          id={id}
          value={value}
          onChange={onChange}
          disabled={disabled}
          invalid={missing === true}
          maxLength={500}
          title={value}
          trailing={
            groups.length > 0 && (
              <IconButton
                icon="down"
                size={12}
                disabled={disabled}
                label={t('import.form.suggestions', { field: label })}
                aria-haspopup="menu"
                onClick={(event) => {
                  const box = event.currentTarget.getBoundingClientRect();
                  const items = groups.flatMap((group, place) =>
                    group.map((text, index) => ({ id: `${place}.${index}`, label: text, separated: place > 0 && index === 0, run: () => onChange(text) })),
                  );
                  showContextMenu(label, items, { x: box.right - 280, y: box.bottom + 4 });
                }}
              />
            )
          }
        />
      )}
    </Field>
  );
}
