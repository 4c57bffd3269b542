import { showDialog } from '#renderer/workbench/dialogs/dialog-store.ts';
import { MemoDialog, type MemoDialogProps } from './memo-dialog.tsx';

/** Asks for a memo's text; undefined when it was left. */
export function askMemo(options: Omit<MemoDialogProps, 'answer'>): Promise<string | undefined> {
  return showDialog<string>((answer) => <MemoDialog {...options} answer={answer} />);
}
