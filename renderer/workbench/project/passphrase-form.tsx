import { Field, TextInput } from '#renderer/base/text-input.tsx';
import { useT } from '#renderer/platform/i18n/use-t.ts';

interface PassphraseFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  readonly hint?: string;
  readonly first?: boolean;
}

/** A field for a passphrase: hidden text, no suggestions, nothing kept by the browser. */
export function PassphraseField({ label, value, onChange, error, hint, first }: PassphraseFieldProps) {
  return (
    <Field label={label} error={error} hint={hint}>
      {(id) => (
        <TextInput
          id={id}
          type="password"
          autoComplete="new-password"
          value={value}
          onChange={onChange}
          invalid={error !== undefined}
          data-autofocus={first === true ? '' : undefined}
        />
      )}
    </Field>
  );
}

/** Rough strength of a passphrase in bits: what an attacker without a dictionary would have to try. */
export function passphraseBits(passphrase: string): number {
  const classes: readonly (readonly [RegExp, number])[] = [
    [/[a-z]/u, 26],
    [/[A-Z]/u, 26],
    [/\d/u, 10],
    [/[^\w\s\p{Script=Han}]/u, 32],
    [/\s/u, 1],
    [/\p{Script=Han}/u, 3000],
  ];
  const alphabet = classes.reduce((sum, [pattern, size]) => (pattern.test(passphrase) ? sum + size : sum), 0);
  const distinct = new Set(passphrase).size;
  const length = [...passphrase].length;
  // Repetition adds little: count each repeated character at half.
  return Math.round((distinct + (length - distinct) / 2) * Math.log2(Math.max(2, alphabet)));
}

/** Says how strong a new passphrase is, in words. */
export function PassphraseStrength({ passphrase }: { readonly passphrase: string }) {
  const t = useT();
  if (passphrase === '') return null;
  const bits = passphraseBits(passphrase);
  const level = bits < 40 ? 'weak' : bits < 64 ? 'fair' : 'strong';
  return <span role="status">{t(`workbench.passphrase.${level}`)}</span>;
}
