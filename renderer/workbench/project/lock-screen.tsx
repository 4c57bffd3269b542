import { useEffect, useState } from 'react';
import { projectContract } from '#shared/contracts/project.ts';
import { isAppError } from '#shared/base/errors.ts';
import { Button } from '#renderer/base/button.tsx';
import { Icon } from '#renderer/base/icon.tsx';
import { errorText } from '#renderer/platform/i18n/error-text.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { applyProjectState, type OpenProject } from '#renderer/platform/project/project-store.ts';
import { rpc } from '#renderer/platform/rpc/connection.ts';
import { focusInto } from '#renderer/workbench/layout/focus-when-ready.ts';
import { PassphraseField } from './passphrase-form.tsx';
import styles from './lock-screen.module.css';

/** Stands where side bar and editors were while the project is locked: its words are no longer in the window. */
export function LockScreen({ project }: { readonly project: OpenProject }) {
  const t = useT();
  const [passphrase, setPassphrase] = useState('');
  const [failure, setFailure] = useState<unknown>(undefined);
  const [busy, setBusy] = useState(false);
  useEffect(() => focusInto(document.querySelector('[data-lock-screen]')), []);

  async function unlock(): Promise<void> {
    setBusy(true);
    setFailure(undefined);
    try {
      applyProjectState(await rpc().call(projectContract.methods.unlock, { passphrase }));
    } catch (error) {
      setFailure(error);
      if (isAppError(error, 'wrong-key')) setPassphrase('');
    } finally {
      setBusy(false);
    }
  }

  return (
    <main className={styles.screen} data-part="editor" aria-label={t('workbench.lock.title')}>
      <form
        className={styles.form}
        data-lock-screen=""
        onSubmit={(event) => {
          event.preventDefault();
          void unlock();
        }}
      >
        <Icon name="lock" size={40} className={styles.icon ?? ''} />
        <h1 className={styles.title}>{t('workbench.lock.title')}</h1>
        <p className={styles.path}>{project.path}</p>
        <PassphraseField
          first
          label={t('workbench.passphrase')}
          value={passphrase}
          onChange={setPassphrase}
          error={failure === undefined ? undefined : errorText(failure, t)}
        />
        <div className={styles.actions}>
          <Button
            onClick={() => {
              rpc()
                .call(projectContract.methods.close, {})
                .then(applyProjectState, setFailure);
            }}
          >
            {t('workbench.lock.close')}
          </Button>
          <Button type="submit" kind="primary" disabled={passphrase === '' || busy}>
            {t(busy ? 'workbench.lock.busy' : 'workbench.lock.unlock')}
          </Button>
        </div>
      </form>
    </main>
  );
}
