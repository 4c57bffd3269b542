import type { Coding } from '#shared/contracts/coding.ts';
import { readCodes } from '#renderer/platform/coding/use-codes.ts';
import type { QuickPickItem, ServicesAccessor } from '#renderer/platform/services.ts';

type Asking = Pick<ServicesAccessor, 'quickInput' | 't'>;

/** Asks which of the codings that stand at one place are meant; undefined after Escape. */
export async function pickCodings({ quickInput, t }: Asking, codings: readonly Coding[], title: string, placeholder: string): Promise<readonly Coding[] | undefined> {
  const picked = await quickInput.pickMany(await itemsOf(codings, t), { title, placeholder });
  return picked?.map(({ value }) => value);
}

/** Asks which one is meant; undefined after Escape. */
export async function pickCoding({ quickInput, t }: Asking, codings: readonly Coding[], placeholder: string): Promise<Coding | undefined> {
  return (await quickInput.pick(await itemsOf(codings, t), { placeholder }))?.value;
}

async function itemsOf(codings: readonly Coding[], t: Asking['t']): Promise<readonly QuickPickItem<Coding>[]> {
  const codes = new Map((await readCodes()).map((code) => [code.id, code]));
  return codings.map((coding) => ({
    id: String(coding.id),
    label: codes.get(coding.code)?.name ?? t('coding.unknown-code'),
    description: coding.quote ?? t('coding.whole-message'),
    detail: coding.coder,
    color: codes.get(coding.code)?.color ?? 7,
    value: coding,
  }));
}
