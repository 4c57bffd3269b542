import { useT } from '#renderer/platform/i18n/use-t.ts';
import { PassphraseField, PassphraseStrength } from './passphrase-form.tsx';
import styles from './project-form.module.css';

const fewestCharacters = 8;

/** A new passphrase as it is typed, twice. */
export interface NewPassphrase {
  readonly passphrase: string;
  readonly repeated: string;
}

/** Nothing typed yet. */
export const noPassphrase: NewPassphrase = { passphrase: '', repeated: '' };

const isTooShort = (passphrase: string): boolean => [...passphrase].length < fewestCharacters;

/** Whether it can protect a project: long enough, and typed twice the same. */
export function isUsable({ passphrase, repeated }: NewPassphrase): boolean {
  return !isTooShort(passphrase) && repeated === passphrase;
}

interface NewPassphraseFieldsProps {
  readonly value: NewPassphrase;
  readonly onChange: (value: NewPassphrase) => void;
  /** Takes the keyboard when it appears. */
  readonly first?: boolean;
}

/** The two fields of a new passphrase, with what is wrong with it, how strong it is, and that nobody can recover it. */
export function NewPassphraseFields({ value, onChange, first = false }: NewPassphraseFieldsProps) {
  const t = useT();
  const { passphrase, repeated } = value;
  return (
    <>
      <PassphraseField
        first={first}
        label={t('workbench.passphrase')}
        value={passphrase}
        onChange={(typed) => onChange({ ...value, passphrase: typed })}
        error={passphrase !== '' && isTooShort(passphrase) ? t('workbench.newProject.tooShort', { count: fewestCharacters }) : undefined}
      />
      <PassphraseField
        label={t('workbench.newProject.repeat')}
        value={repeated}
        onChange={(typed) => onChange({ ...value, repeated: typed })}
        error={repeated !== '' && repeated !== passphrase ? t('workbench.newProject.differs') : undefined}
      />
      <p className={styles.note}>
        <PassphraseStrength passphrase={passphrase} /> {t('workbench.newProject.noRecovery')}
      </p>
    </>
  );
}
