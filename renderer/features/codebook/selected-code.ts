import { codebookContract, type Code } from '#shared/contracts/codebook.ts';
import { readCodes } from '#renderer/platform/coding/use-codes.ts';
import type { ServicesAccessor } from '#renderer/platform/services.ts';
import { codeOf } from './code-arguments.ts';
import { codebookStore, expandCode } from './codebook-state.ts';
import type { Place } from './move-code.ts';

/** The code a command is about: the one in its arguments, else the selected one. */
export async function theCode(args: unknown): Promise<Code | undefined> {
  const id = codeOf(args) ?? codebookStore.getState().code;
  return (await readCodes()).find((code) => code.id === id);
}

/** Moves the selected code to a place worked out from the codebook; does nothing where there is no such place. */
export async function movePlace(
  { rpc }: Pick<ServicesAccessor, 'rpc'>,
  place: (codes: readonly Code[], code: Code) => Place | undefined,
): Promise<void> {
  const codes = await readCodes();
  const code = codes.find((each) => each.id === codebookStore.getState().code);
  const to = code === undefined ? undefined : place(codes, code);
  if (code === undefined || to === undefined) return;
  await rpc.call(codebookContract.methods.move, { code: code.id, ...to });
  if (to.parent !== null) expandCode(to.parent);
}
