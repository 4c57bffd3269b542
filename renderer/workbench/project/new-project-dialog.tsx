import { useState } from 'react';
import { Button } from '#renderer/base/button.tsx';
import { Checkbox } from '#renderer/base/checkbox.tsx';
import { Dialog } from '#renderer/base/dialog.tsx';
import { errorText } from '#renderer/platform/i18n/error-text.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { dialogs, showDialog } from '#renderer/workbench/dialogs/dialog-store.ts';
import { isUsable, NewPassphraseFields, noPassphrase } from './new-passphrase.tsx';
import { ProjectFileField } from './project-file-field.tsx';
import styles from './project-form.module.css';

/** What a new project is made from; its name is its file's. A null passphrase makes a plain file. */
export interface NewProject {
  readonly path: string;
  readonly passphrase: string | null;
}

interface NewProjectDialogProps {
  readonly attempt: (project: NewProject) => Promise<void>;
  readonly onDone: () => void;
}

function NewProjectDialog({ attempt, onDone }: NewProjectDialogProps) {
  const t = useT();
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const [protection, setProtection] = useState(noPassphrase);
  const [plain, setPlain] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(undefined);

  const ready = chosen !== undefined && (plain || isUsable(protection));

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
      await attempt({ path: chosen, passphrase: plain ? null : protection.passphrase });
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
      <ProjectFileField
        first
        value={chosen ?? ''}
        error={failure === undefined ? undefined : errorText(failure, t)}
        onChange={(value) => setChosen(value === '' ? undefined : value)}
        onChoose={() => void choose()}
      />
      {!plain && <NewPassphraseFields value={protection} onChange={setProtection} />}
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
