import { useState } from 'react';
import { Button } from '#renderer/base/button.tsx';
import { Checkbox } from '#renderer/base/checkbox.tsx';
import { Dialog } from '#renderer/base/dialog.tsx';
import { Field, TextInput } from '#renderer/base/text-input.tsx';
import { errorText } from '#renderer/platform/i18n/error-text.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { dialogs, showDialog } from '#renderer/workbench/dialogs/dialog-store.ts';
import { PassphraseField, PassphraseStrength } from './passphrase-form.tsx';
import styles from './new-project-dialog.module.css';

/** What a new project is made from; its name is its file's. A null passphrase makes a plain file. */
export interface NewProject {
  readonly path: string;
  readonly passphrase: string | null;
}

const fewestCharacters = 8;

interface NewProjectDialogProps {
  readonly attempt: (project: NewProject) => Promise<void>;
  readonly onDone: () => void;
}

function NewProjectDialog({ attempt, onDone }: NewProjectDialogProps) {
  const t = useT();
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const [passphrase, setPassphrase] = useState('');
  const [repeated, setRepeated] = useState('');
  const [plain, setPlain] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(undefined);

  const tooShort = !plain && passphrase !== '' && [...passphrase].length < fewestCharacters;
  const differs = !plain && repeated !== '' && repeated !== passphrase;
  const ready = chosen !== undefined && (plain || (passphrase !== '' && !tooShort && repeated === passphrase));

  async function choose(): Promise<void> {
    const [path] = await dialogs.pickPaths({
      title: t('workbench.newProject.where'),
      mode: 'save-file',
      extensions: ['verbatim'],
      filterName: 'Verbatim',
      defaultName: `${t('workbench.newProject.defaultName')}.verbatim`,
    });
    if (path !== undefined) setChosen(path);
  }
  async function submit(): Promise<void> {
    if (!ready || busy || chosen === undefined) return;
    setBusy(true);
    setFailure(undefined);
    try {
      await attempt({ path: chosen, passphrase: plain ? null : passphrase });
      onDone();
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  }

  return (
    <Dialog
      title={t('workbench.newProject.title')}
      width={480}
      onClose={onDone}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={onDone}>{t('workbench.cancel')}</Button>
          <Button type="submit" kind="primary" disabled={!ready || busy}>
            {t(busy ? 'workbench.newProject.busy' : 'workbench.newProject.create')}
          </Button>
        </>
      }
    >
      <Field label={t('workbench.newProject.file')} error={failure === undefined ? undefined : errorText(failure, t)}>
        {(id) => (
          <div className={styles.file}>
            <TextInput id={id} value={chosen ?? ''} onChange={(value) => setChosen(value === '' ? undefined : value)} data-autofocus="" placeholder={t('workbench.newProject.noFile')} className={styles.path ?? ''} />
            <Button onClick={() => void choose()}>{t('workbench.newProject.choose')}</Button>
          </div>
        )}
      </Field>
      {!plain && (
        <>
          <PassphraseField
            label={t('workbench.passphrase')}
            value={passphrase}
            onChange={setPassphrase}
            error={tooShort ? t('workbench.newProject.tooShort', { count: fewestCharacters }) : undefined}
          />
          <PassphraseField
            label={t('workbench.newProject.repeat')}
            value={repeated}
            onChange={setRepeated}
            error={differs ? t('workbench.newProject.differs') : undefined}
          />
          <p className={styles.note}>
            <PassphraseStrength passphrase={passphrase} /> {t('workbench.newProject.noRecovery')}
          </p>
        </>
      )}
      <Checkbox checked={plain} onChange={setPlain}>
        {t('workbench.newProject.plain')}
      </Checkbox>
      {plain && <p className={styles.note}>{t('workbench.newProject.plainNote')}</p>}
    </Dialog>
  );
}

/** Asks where a project is to be made and under what passphrase, and makes it by `attempt`; a failure is told in the dialog. */
export async function askNewProject(attempt: (project: NewProject) => Promise<void>): Promise<void> {
  await showDialog<true>((answer) => <NewProjectDialog attempt={attempt} onDone={() => answer(true)} />);
}
