import { useState } from 'react';
import { isAppError } from '#shared/base/errors.ts';
import { Button } from '#renderer/base/button.tsx';
import { Dialog } from '#renderer/base/dialog.tsx';
import { errorText } from '#renderer/platform/i18n/error-text.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { showDialog } from '#renderer/workbench/dialogs/dialog-store.ts';
import { PassphraseField } from './passphrase-form.tsx';

interface PassphraseDialogProps {
  readonly name: string;
  readonly attempt: (passphrase: string) => Promise<void>;
  readonly onDone: (outcome: { readonly error?: unknown } | undefined) => void;
}

function PassphraseDialog({ name, attempt, onDone }: PassphraseDialogProps) {
  const t = useT();
  const [passphrase, setPassphrase] = useState('');
  const [failure, setFailure] = useState<unknown>(undefined);
  const [busy, setBusy] = useState(false);
  async function submit(): Promise<void> {
    if (passphrase === '' || busy) return;
    setBusy(true);
    try {
      await attempt(passphrase);
      onDone({});
    } catch (error) {
      setBusy(false);
      if (isAppError(error, 'wrong-key')) {
        setFailure(error);
        setPassphrase('');
      } else onDone({ error });
    }
  }
  return (
    <Dialog
      title={t('workbench.passphrase.title', { name })}
      width={400}
      onClose={() => onDone(undefined)}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={() => onDone(undefined)}>{t('workbench.cancel')}</Button>
          <Button type="submit" kind="primary" disabled={passphrase === '' || busy}>
            {t(busy ? 'workbench.passphrase.busy' : 'workbench.passphrase.open')}
          </Button>
        </>
      }
    >
      <PassphraseField
        first
        label={t('workbench.passphrase')}
        value={passphrase}
        onChange={setPassphrase}
        error={failure === undefined ? undefined : errorText(failure, t)}
      />
    </Dialog>
  );
}

/**
 * Asks for a passphrase and tries it, again while it is the wrong one.
 * @throws what the attempt threw, other than a wrong key. Cancelling ends it silently.
 */
export async function askPassphrase(name: string, attempt: (passphrase: string) => Promise<void>): Promise<void> {
  const outcome = await showDialog<{ readonly error?: unknown }>((answer) => <PassphraseDialog name={name} attempt={attempt} onDone={answer} />);
  if (outcome !== undefined && outcome.error !== undefined) throw outcome.error;
}
