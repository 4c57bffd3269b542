import { Button } from '#renderer/base/button.tsx';
import { Field, TextInput } from '#renderer/base/text-input.tsx';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import styles from './project-form.module.css';

interface ProjectFileFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Opens the path picker. */
  readonly onChoose: () => void;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly disabled?: boolean;
  readonly first?: boolean;
}

/** Where a project is to be: its path, typed or chosen. */
export function ProjectFileField({ value, onChange, onChoose, hint, error, disabled = false, first = false }: ProjectFileFieldProps) {
  const t = useT();
  return (
    <Field label={t('workbench.newProject.file')} hint={hint} error={error}>
      {(id) => (
        <div className={styles.file}>
          <TextInput
            id={id}
            className={styles.path ?? ''}
            value={value}
            title={value}
            disabled={disabled}
            placeholder={t('workbench.newProject.noFile')}
            data-autofocus={first ? '' : undefined}
            onChange={onChange}
          />
          <Button disabled={disabled} onClick={onChoose}>
            {t('workbench.newProject.choose')}
          </Button>
        </div>
      )}
    </Field>
  );
}
