import { useEffect, useRef, useState } from 'react';
import { Button } from '#renderer/base/button.tsx';
import { Checkbox } from '#renderer/base/checkbox.tsx';
import { Dialog } from '#renderer/base/dialog.tsx';
import { ProgressBar } from '#renderer/base/progress-bar.tsx';
import { Select } from '#renderer/base/select.tsx';
import { Field } from '#renderer/base/text-input.tsx';
import { errorText, isCancelled } from '#renderer/platform/i18n/error-text.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { dialogs, showDialog } from '#renderer/workbench/dialogs/dialog-store.ts';
import { isUsable, NewPassphraseFields, noPassphrase } from '#renderer/workbench/project/new-passphrase.tsx';
import { ProjectFileField } from '#renderer/workbench/project/project-file-field.tsx';
import { freeSamplePath, isThere, makeSample, sampleLanguages, type SampleLanguage, type SampleProgress } from './make-sample.ts';
import styles from './sample.module.css';

/** What came of the dialog: the sample was made, or one that is there is to be opened. */
export type SampleAnswer =
  /** The conversation of the new sample for a first look. */
  | { readonly made: string }
  | { readonly made?: undefined; readonly open: string };

interface SampleDialogProps {
  readonly first: SampleLanguage;
  readonly onAnswer: (answer: SampleAnswer | undefined) => void;
}

function SampleDialog({ first, onAnswer }: SampleDialogProps) {
  const t = useT();
  const format = useFormat();
  const [language, setLanguage] = useState<SampleLanguage>(first);
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const [place, setPlace] = useState('');
  const [there, setThere] = useState(false);
  const [encrypted, setEncrypted] = useState(false);
  const [protection, setProtection] = useState(noPassphrase);
  const [progress, setProgress] = useState<SampleProgress | undefined>(undefined);
  const [making, setMaking] = useState(false);
  const [unfinished, setUnfinished] = useState<string | undefined>(undefined);
  const [failure, setFailure] = useState<string | undefined>(undefined);
  const controller = useRef<AbortController>(undefined);
  const path = chosen ?? place;
  const name = t('workbench.sample.fileName');

  useEffect(() => {
    let current = true;
    freeSamplePath(name, language).then(
      (found) => current && setPlace(found),
      (error: unknown) => current && setFailure(errorText(error, t)),
    );
    return () => {
      current = false;
    };
  }, [name, language, t]);
  useEffect(() => {
    let current = true;
    if (path === '') return undefined;
    isThere(path).then(
      (found) => current && setThere(found),
      () => current && setThere(false),
    );
    return () => {
      current = false;
    };
  }, [path]);

  const ready = path !== '' && path !== unfinished && !making && (there || !encrypted || isUsable(protection));

  async function choose(): Promise<void> {
    const [picked] = await dialogs.pickPaths({ title: t('sample.where'), mode: 'save-file', extensions: ['verbatim'], filterName: 'Verbatim', defaultName: `${name}-${language}.verbatim` });
    if (picked !== undefined) setChosen(picked);
  }
  async function submit(): Promise<void> {
    if (!ready) return;
    if (there) {
      onAnswer({ open: path });
      return;
    }
    const own = new AbortController();
    controller.current = own;
    setMaking(true);
    setFailure(undefined);
    try {
      const made = await makeSample({ path, name, language, passphrase: encrypted ? protection.passphrase : null }, { signal: own.signal, onProgress: setProgress });
      onAnswer({ made });
    } catch (error) {
      setMaking(false);
      setProgress(undefined);
      const left = await isThere(path).catch(() => false);
      const what = isCancelled(error) ? t('sample.cancelled') : errorText(error, t);
      setFailure(left ? `${what} ${t('sample.unfinished', { path })}` : what);
      setUnfinished(left ? path : undefined);
    }
  }
  const close = () => (making ? controller.current?.abort() : onAnswer(undefined));
  return (
    <Dialog
      title={t('sample.title')}
      width={480}
      onClose={close}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={close}>{t('workbench.cancel')}</Button>
          <Button type="submit" kind="primary" disabled={!ready} data-autofocus="">
            {t(there ? 'sample.openIt' : 'sample.make')}
          </Button>
        </>
      }
    >
      <p className={styles.note}>{t('sample.text')}</p>
      <Field label={t('sample.language')} hint={t('sample.languageHint')}>
        {(id) => (
          <Select id={id} disabled={making} value={language} options={sampleLanguages.map((value) => ({ value, label: t(`sample.language.${value}`) }))} onChange={setLanguage} />
        )}
      </Field>
      <ProjectFileField value={path} hint={there ? t('sample.there') : undefined} disabled={making} onChange={setChosen} onChoose={() => void choose()} />
      {!there && (
        <Checkbox checked={encrypted} disabled={making} onChange={setEncrypted}>
          {t('sample.encrypt')}
        </Checkbox>
      )}
      {!there && encrypted && <NewPassphraseFields first value={protection} onChange={setProtection} />}
      {making && (
        <div className={styles.progress} role="status">
          <ProgressBar wide fraction={progress === undefined || progress.total === 0 ? undefined : progress.done / progress.total} label={t('workbench.sample.making')} />
          <span>
            {progress === undefined || progress.done === progress.total
              ? t('workbench.sample.making')
              : t('sample.progress', { done: format.number(progress.done), total: format.number(progress.total) })}
          </span>
        </div>
      )}
      {failure !== undefined && (
        <p className={styles.failure} role="alert">
          {failure}
        </p>
      )}
    </Dialog>
  );
}

/** Asks where the sample goes and makes it there; undefined after Cancel. */
export function askSample(language: SampleLanguage): Promise<SampleAnswer | undefined> {
  return showDialog<SampleAnswer>((answer) => <SampleDialog first={language} onAnswer={answer} />);
}
