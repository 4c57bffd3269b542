import { Button } from '#renderer/base/button.tsx';
import { Dialog } from '#renderer/base/dialog.tsx';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import type { ConfirmOptions } from '#renderer/platform/services.ts';
import { showDialog } from './dialog-store.ts';
import styles from './dialogs.module.css';

function ConfirmDialog({ options, onAnswer }: { readonly options: ConfirmOptions; readonly onAnswer: (answer: boolean) => void }) {
  const t = useT();
  return (
    <Dialog
      title={options.title}
      onClose={() => onAnswer(false)}
      onSubmit={() => onAnswer(true)}
      actions={
        <>
          <Button onClick={() => onAnswer(false)} data-autofocus={options.destructive === true ? '' : undefined}>
            {options.cancelLabel ?? t('workbench.cancel')}
          </Button>
          <Button type="submit" kind={options.destructive === true ? 'danger' : 'primary'} data-autofocus={options.destructive === true ? undefined : ''}>
            {options.confirmLabel ?? t('workbench.ok')}
          </Button>
        </>
      }
    >
      {options.message !== undefined && <p className={styles.message}>{options.message}</p>}
      {options.details !== undefined && (
        <ul className={styles.details}>
          {options.details.map((detail) => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}

/** Asks before something is done; false after Escape. A destructive answer is never the one that Enter gives. */
export async function confirm(options: ConfirmOptions): Promise<boolean> {
  return (await showDialog<boolean>((answer) => <ConfirmDialog options={options} onAnswer={answer} />)) ?? false;
}
