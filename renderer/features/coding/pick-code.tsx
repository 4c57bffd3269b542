import type { Code } from '#shared/contracts/codebook.ts';
import type { Span } from '#shared/contracts/coding.ts';
import { suggestionContract } from '#shared/contracts/suggestion.ts';
import { readCodes } from '#renderer/platform/coding/use-codes.ts';
import { readRecentCodes, resolveRecent } from '#renderer/platform/coding/use-recent-codes.ts';
import { rpc } from '#renderer/platform/rpc/connection.ts';
import { showDialog } from '#renderer/workbench/dialogs/dialog-store.ts';
import { CodePicker, type CodePickerProps, type PickedCode, type ProposedCode } from './code-picker.tsx';

/** Milliseconds that the picker waits for proposals: later ones would push the list away under the hand. */
const patience = 150;

/** Asks for a code under the selection; undefined after Escape. */
export async function pickCode(
  target: { readonly message: number; readonly span: Span },
  options: Pick<CodePickerProps, 'note' | 'at' | 'inVivo' | 'onOpen'>,
): Promise<PickedCode | undefined> {
  const [codes, ids, scores] = await Promise.all([readCodes(), readRecentCodes(), readProposed(target)]);
  const byId = new Map(codes.map((code) => [code.id, code]));
  const recent = resolveRecent(ids, byId);
  const proposed = scores.flatMap(({ code, score }): ProposedCode[] => toProposed(byId.get(code), score));
  return showDialog<PickedCode>((answer) => <CodePicker {...options} codes={codes} recent={recent} proposed={proposed} answer={answer} />);
}

const toProposed = (code: Code | undefined, score: number): ProposedCode[] => (code === undefined ? [] : [{ code, score }]);

/** What is proposed for the passage; nothing where that takes too long: a person can code without. */
async function readProposed({ message, span }: { readonly message: number; readonly span: Span }): Promise<readonly { readonly code: number; readonly score: number }[]> {
  const late = AbortSignal.timeout(patience);
  try {
    return (await rpc().call(suggestionContract.methods.ofPassage, { message, span }, { signal: late })).codes;
  } catch (error) {
    if (late.aborted) return [];
    throw error;
  }
}
