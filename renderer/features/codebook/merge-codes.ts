import { codebookContract, type Code } from '#shared/contracts/codebook.ts';
import { codePath, readCodes } from '#renderer/platform/coding/use-codes.ts';
import type { ServicesAccessor } from '#renderer/platform/services.ts';
import { selectCode } from './codebook-state.ts';
import { isWithin } from './move-code.ts';

/**
 * Gives the codings and the codes below of one code to another, after saying how many. The other is asked for unless
 * it is given.
 */
export async function mergeCodes(accessor: ServicesAccessor, from: Code, target: number | undefined): Promise<void> {
  const { rpc, quickInput, dialogs, notifications, editors, t } = accessor;
  const codes = await readCodes();
  const byId = new Map(codes.map((code) => [code.id, code]));
  const candidates = codes.filter((code) => !code.retired && !isWithin(codes, code.id, from.id));
  const into = target === undefined ? await askTarget() : byId.get(target);
  if (into === undefined || into.id === from.id || isWithin(codes, into.id, from.id)) return;

  async function askTarget(): Promise<Code | undefined> {
    const items = candidates.map((code) => ({
      id: String(code.id),
      label: code.name,
      description: codePath(code, byId).join(' / '),
      color: code.color,
      value: code,
    }));
    const picked = await quickInput.pick(items, { title: t('codebook.merge.pick', { name: from.name }), placeholder: t('codebook.merge.placeholder') });
    return picked?.value;
  }

  const children = codes.filter((code) => code.parent === from.id).length;
  const agreed = await dialogs.confirm({
    title: t('codebook.merge.title', { from: from.name, into: into.name }),
    message: t('codebook.merge.text'),
    details: [
      t('codebook.merge.codings', { count: from.codings, into: into.name, present: into.codings }),
      ...(children > 0 ? [t('codebook.merge.children', { count: children, into: into.name })] : []),
      t('codebook.merge.gone', { from: from.name }),
    ],
    confirmLabel: t('codebook.merge.confirm'),
  });
  if (!agreed) return;
  const { codings, joined } = await rpc.call(codebookContract.methods.merge, { from: from.id, into: into.id });
  selectCode(into.id);
  editors.closeInput('code', String(from.id));
  notifications.notify('success', t('codebook.notice.merged', { from: from.name, into: into.name, codings, joined }), { key: 'codebook.merged' });
}
