import type { Code } from '#shared/contracts/codebook.ts';
import { codingContract } from '#shared/contracts/coding.ts';
import { tagContract } from '#shared/contracts/tag.ts';
import { codebookContract } from '#shared/contracts/codebook.ts';
import { codePath, readCodes } from '#renderer/platform/coding/use-codes.ts';
import { getCommand, runCommand } from '#renderer/platform/commands/command-registry.ts';
import { createFormat } from '#renderer/platform/i18n/use-format.ts';
import { currentLanguage } from '#renderer/platform/i18n/translate.ts';
import type { QuickPickItem, ServicesAccessor } from '#renderer/platform/services.ts';
import { activeTable, type ActiveTable } from './active-table.ts';

/** Messages from which a bulk change asks first. */
const askFrom = 1000;
/** Commands of other features that are used where they are there. */
const memoCommand = 'memo.add';
const undoCommand = 'history.undo';

/** Gives the ticked messages (or the one the keyboard is on) a code, as whole messages. */
export async function addCode(accessor: ServicesAccessor): Promise<void> {
  const { rpc, t } = accessor;
  const table = activeTable();
  const selection = table?.selection();
  if (table === undefined || selection === undefined) return;
  const code = await pickCode(accessor, true);
  if (code === undefined || !(await mayChange(accessor, table, code.name))) return;
  const id = code.id ?? (await rpc.call(codebookContract.methods.create, { name: code.name, parent: null })).code;
  const { added, already } = await rpc.call(codingContract.methods.addToMessages, { selection, code: id });
  say(accessor, added, already > 0 ? t('messages.already', { count: already }) : undefined, t('messages.codeAdded', { code: code.name, count: added }));
  table.focus();
}

/** Takes whole-message codings with a code off the ticked messages. */
export async function removeCode(accessor: ServicesAccessor): Promise<void> {
  const { rpc, t } = accessor;
  const table = activeTable();
  const selection = table?.selection();
  if (table === undefined || selection === undefined) return;
  const code = await pickCode(accessor, false);
  if (code?.id === undefined || !(await mayChange(accessor, table, code.name))) return;
  const { removed } = await rpc.call(codingContract.methods.removeFromMessages, { selection, code: code.id });
  say(accessor, removed, undefined, t('messages.codeRemoved', { code: code.name, count: removed }));
  table.focus();
}

/** Tags the ticked messages; a new name makes a tag. */
export async function addTag(accessor: ServicesAccessor): Promise<void> {
  const { rpc, t, quickInput } = accessor;
  const table = activeTable();
  const selection = table?.selection();
  if (table === undefined || selection === undefined) return;
  const { tags } = await rpc.call(tagContract.methods.list, {});
  const known: QuickPickItem<string>[] = tags.map(({ id, name, color, messages }) => ({ id: String(id), label: name, color, description: number(t, messages), value: name }));
  const chosen = await quickInput.pick(known, {
    placeholder: t('messages.pickTag'),
    provide: async (text) => {
      const name = text.trim();
      const isNew = name !== '' && !tags.some((tag) => tag.name === name);
      return isNew ? [...known, { id: '\u0000new', label: t('messages.newTag', { name }), icon: 'plus', alwaysShow: true, value: name }] : known;
    },
  });
  if (chosen === undefined || !(await mayChange(accessor, table, chosen.value))) return;
  const { added, already } = await rpc.call(tagContract.methods.apply, { selection, name: chosen.value });
  say(accessor, added, already > 0 ? t('messages.already', { count: already }) : undefined, t('messages.tagAdded', { tag: chosen.value, count: added }));
  table.focus();
}

/** Takes a tag off the ticked messages. */
export async function removeTag(accessor: ServicesAccessor): Promise<void> {
  const { rpc, t, quickInput } = accessor;
  const table = activeTable();
  const selection = table?.selection();
  if (table === undefined || selection === undefined) return;
  const { tags } = await rpc.call(tagContract.methods.list, {});
  const chosen = await quickInput.pick(
    tags.map((tag) => ({ id: String(tag.id), label: tag.name, color: tag.color, description: number(t, tag.messages), value: tag })),
    { placeholder: t('messages.pickTag'), emptyText: t('messages.noTags') },
  );
  if (chosen === undefined || !(await mayChange(accessor, table, chosen.label))) return;
  const { removed } = await rpc.call(tagContract.methods.unapply, { selection, tag: chosen.value.id });
  say(accessor, removed, undefined, t('messages.tagRemoved', { tag: chosen.label, count: removed }));
  table.focus();
}

/** Writes a memo on the message the keyboard is on, with the memo feature's own command. */
export function addMemo(): void {
  const message = activeTable()?.currentMessage();
  if (message !== undefined && getCommand(memoCommand) !== undefined) {
    runCommand(memoCommand, { kind: 'message', id: message.id, subject: [...message.text].slice(0, 80).join('') });
  }
}

async function pickCode({ quickInput, t }: ServicesAccessor, allowNew: boolean): Promise<{ id: number | undefined; name: string } | undefined> {
  const codes = await readCodes();
  const byId = new Map(codes.map((code) => [code.id, code]));
  const usable = codes.filter((code) => (allowNew ? !code.retired : code.codings > 0));
  const items: QuickPickItem<Code | string>[] = usable.map((code) => ({
    id: String(code.id),
    label: code.name,
    color: code.color,
    description: codePath(code, byId).join(' / '),
    value: code,
  }));
  const chosen = await quickInput.pick(items, {
    placeholder: t('messages.pickCode'),
    emptyText: t('messages.noCodes'),
    ...(allowNew
      ? {
          provide: async (text: string) => {
            const name = text.trim();
            const isNew = name !== '' && !usable.some((code) => code.name === name);
            return isNew ? [...items, { id: '\u0000new', label: t('messages.newCode', { name }), icon: 'plus', alwaysShow: true, value: name }] : items;
          },
        }
      : {}),
  });
  if (chosen === undefined) return undefined;
  return typeof chosen.value === 'string' ? { id: undefined, name: chosen.value } : { id: chosen.value.id, name: chosen.value.name };
}

async function mayChange({ dialogs, t }: ServicesAccessor, table: ActiveTable, name: string): Promise<boolean> {
  const count = table.selectedCount();
  if (count < askFrom) return true;
  return dialogs.confirm({ title: t('messages.confirmBulk', { messages: number(t, count), name }), message: t('messages.confirmBulkHint') });
}

function number(t: ServicesAccessor['t'], value: number): string {
  return createFormat(currentLanguage(), t).number(value);
}

function say({ notifications, t }: ServicesAccessor, changed: number, detail: string | undefined, message: string): void {
  const undo = changed > 0 && getCommand(undoCommand) !== undefined ? [{ label: t('messages.undo'), run: () => runCommand(undoCommand) }] : [];
  notifications.notify('success', message, { ...(detail === undefined ? {} : { detail }), actions: undo, key: 'messages.bulk' });
}
