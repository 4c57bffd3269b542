import { readCodes } from '#renderer/platform/coding/use-codes.ts';
import { readRecentCodes, resolveRecent } from '#renderer/platform/coding/use-recent-codes.ts';
import { showDialog } from '#renderer/workbench/dialogs/dialog-store.ts';
import { CodePicker, type CodePickerProps, type PickedCode } from './code-picker.tsx';

/** Asks for a code under the selection; undefined after Escape. */
export async function pickCode(options: Pick<CodePickerProps, 'note' | 'at' | 'inVivo' | 'onOpen'>): Promise<PickedCode | undefined> {
  const [codes, ids] = await Promise.all([readCodes(), readRecentCodes()]);
  const recent = resolveRecent(ids, new Map(codes.map((code) => [code.id, code])));
  return showDialog<PickedCode>((answer) => <CodePicker {...options} codes={codes} recent={recent} answer={answer} />);
}
