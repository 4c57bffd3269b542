import { useCallback, useEffect, useState } from 'react';
import { themeContract, type Theme } from '#shared/contracts/theme.ts';
import { Button } from '#renderer/base/button.tsx';
import { Dialog } from '#renderer/base/dialog.tsx';
import { ProgressBar } from '#renderer/base/progress-bar.tsx';
import { Select } from '#renderer/base/select.tsx';
import { Field } from '#renderer/base/text-input.tsx';
import { errorText, isCancelled } from '#renderer/platform/i18n/error-text.ts';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { useJob } from '#renderer/platform/rpc/use-service.ts';
import { showDialog } from '#renderer/workbench/dialogs/dialog-store.ts';
import { firstSeed } from './run-dialog.tsx';
import styles from './dialogs.module.css';

const choices = ['auto', '2', '3', '4', '5', '6'] as const;
type Choice = (typeof choices)[number];

/** How a theme is to be split. */
export interface SplitChoice {
  readonly parts: number | 'auto';
  readonly seed: number;
}

function SplitDialog({ theme, onAnswer }: { readonly theme: Theme; readonly onAnswer: (choice: SplitChoice | undefined) => void }) {
  const t = useT();
  const format = useFormat();
  const [choice, setChoice] = useState<Choice>('2');
  const { start, cancel, running, progress, result, error } = useJob(themeContract.methods.split);
  const parts = choice === 'auto' ? 'auto' : Number(choice);
  const preview = useCallback(() => {
    start({ theme: theme.id, parts, seed: firstSeed, dryRun: true }).catch((cause: unknown) => {
      // Shown from the job's own state.
      if (!isCancelled(cause)) return;
    });
  }, [start, theme.id, parts]);
  useEffect(() => {
    preview();
    return cancel;
  }, [preview, cancel]);
  const failed = error !== undefined && !running && !isCancelled(error);
  return (
    <Dialog
      title={t('theme.split.title', { name: theme.name })}
      width={560}
      onClose={() => onAnswer(undefined)}
      onSubmit={() => {
        if (result !== undefined && !running && !failed) onAnswer({ parts, seed: firstSeed });
      }}
      actions={
        <>
          <Button onClick={() => onAnswer(undefined)}>{t('theme.cancel')}</Button>
          <Button type="submit" kind="primary" disabled={result === undefined || running || failed}>
            {t('theme.split.confirm', { count: result?.parts.length ?? 0 })}
          </Button>
        </>
      }
    >
      <Field label={t('theme.split.parts')}>
        {(id) => <Select id={id} value={choice} onChange={setChoice} options={choices.map((value) => ({ value, label: value === 'auto' ? t('theme.split.auto') : value }))} />}
      </Field>
      {running && <ProgressBar wide fraction={progress === undefined ? undefined : progress.done / Math.max(1, progress.total)} label={t('theme.split.preview')} />}
      {failed && (
        <p role="alert" className={styles.failure}>
          {errorText(error, t)}
        </p>
      )}
      {result !== undefined && !running && !failed && (
        <>
          <ol className={styles.parts} aria-label={t('theme.split.preview')}>
            {result.parts.map((part, index) => (
              <li key={part.samples[0] ?? index} className={styles.part}>
                <p>
                  <b>{part.name}</b> {t('theme.messages', { count: part.messages, number: format.number(part.messages) })}
                  {index === 0 && <span className={styles.muted}> · {t('theme.split.keeps')}</span>}
                </p>
                <p className={styles.muted}>{part.keywords.slice(0, 6).join(t('theme.listSeparator'))}</p>
                {part.samples.slice(0, 2).map((sample) => (
                  <q key={sample} className={styles.sample} dir="auto">
                    {sample}
                  </q>
                ))}
              </li>
            ))}
          </ol>
          {result.stay > 0 && <p className={styles.note}>{t('theme.split.stay', { count: result.stay, number: format.number(result.stay) })}</p>}
        </>
      )}
    </Dialog>
  );
}

/** Shows how a theme would fall apart and asks whether it shall; undefined after Escape. */
export function askSplit(theme: Theme): Promise<SplitChoice | undefined> {
  return showDialog<SplitChoice>((answer) => <SplitDialog theme={theme} onAnswer={answer} />);
}
