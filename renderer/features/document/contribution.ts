import { documentContract } from '#shared/contracts/document.ts';
import { activeReader } from '#renderer/platform/coding/active-reader.ts';
import { defineContribution } from '#renderer/platform/contribution.ts';
import { selectionStore } from '#renderer/platform/selection/selection-store.ts';
import type { ServicesAccessor } from '#renderer/platform/services.ts';
import { askText } from './ask-text.tsx';

const { methods } = documentContract;
const category = 'document.category';

/** What a command is told of one document, by a row of a list. */
function documentOf(args: unknown): { document: number; name: string } | undefined {
  if (typeof args !== 'object' || args === null || !('document' in args) || !('name' in args)) return undefined;
  const { document, name } = args;
  return typeof document === 'number' && typeof name === 'string' ? { document, name } : undefined;
}

export const contribution = defineContribution({
  id: 'document',
  commands: [
    {
      id: 'document.import',
      title: 'document.command.import',
      category,
      icon: 'import',
      when: 'projectOpen',
      menu: [{ menu: 'sideBar/plain', group: 'navigation', order: 1 }, { menu: 'file', group: '3_import', order: 5 }],
      run: importDocument,
    },
    {
      id: 'document.paste',
      title: 'document.command.paste',
      category,
      icon: 'plus',
      when: 'projectOpen',
      menu: [{ menu: 'sideBar/plain', group: 'navigation', order: 2 }],
      async run({ rpc, commands, t }) {
        const given = await askText(t('document.command.paste'));
        if (given === undefined) return;
        const { document } = await rpc.call(methods.paste, given);
        await commands.execute('rewrite.open', { document });
      },
    },
    {
      id: 'document.ofMessage',
      title: 'document.command.ofMessage',
      category,
      icon: 'plain',
      when: "selectionKind == 'message'",
      menu: [{ menu: 'context/conversation', group: '4_plain', order: 1 }, { menu: 'context/messages', group: '4_plain', order: 1 }],
      async run({ rpc, commands }) {
        const message = selectionStore.getState().selection?.ids.at(-1);
        if (message === undefined) return;
        const { document } = await rpc.call(methods.ofMessage, { message, span: selectedSpan(message) });
        await commands.execute('rewrite.open', { document });
      },
    },
    {
      id: 'document.rename',
      title: 'document.command.rename',
      category,
      when: 'projectOpen',
      palette: false,
      menu: [{ menu: 'context/document', group: '2_change', order: 1 }],
      async run({ rpc, quickInput, t }, args) {
        const given = documentOf(args);
        if (given === undefined) return;
        const name = await quickInput.input({ title: t('document.command.rename'), value: given.name });
        if (name !== undefined && name.trim() !== '') await rpc.call(methods.rename, { document: given.document, name });
      },
    },
    {
      id: 'document.remove',
      title: 'document.command.remove',
      category,
      icon: 'trash',
      when: 'projectOpen',
      palette: false,
      menu: [{ menu: 'context/document', group: '3_remove', order: 1 }],
      async run({ rpc, editors, notifications, t }, args) {
        const given = documentOf(args);
        if (given === undefined) return;
        await rpc.call(methods.remove, { document: given.document });
        editors.closeInput('rewrite', String(given.document));
        notifications.notify('info', t('document.notice.removed', { name: given.name }), { key: 'document' });
      },
    },
  ],
});

/** The stretch selected in the reading view, where it is this message's. */
function selectedSpan(message: number): { start: number; end: number } | null {
  const reader = activeReader();
  if (reader === undefined || reader.position.message !== message) return null;
  const { anchor, focus } = reader.position;
  return anchor === focus ? null : { start: Math.min(anchor, focus), end: Math.max(anchor, focus) };
}

async function importDocument({ rpc, dialogs, commands, notifications, t }: ServicesAccessor): Promise<void> {
  const [source] = await dialogs.pickPaths({
    title: t('document.command.import'),
    mode: 'open-file',
    extensions: ['docx', 'html', 'htm', 'txt'],
    filterName: t('document.files'),
  });
  if (source === undefined) return;
  const { document, notes } = await rpc.run(methods.importFile, { source });
  if (notes.length > 0) {
    notifications.notify('warning', t('document.notice.imported'), { key: 'document', detail: notes.map((note) => t(`document.note.${note}`)).join(' ') });
  }
  await commands.execute('rewrite.open', { document });
}
