import { tagContract } from '#shared/contracts/tag.ts';
import { defineContribution } from '#renderer/platform/contribution.ts';
import { selectionStore } from '#renderer/platform/selection/selection-store.ts';

export const contribution = defineContribution({
  id: 'inspector',
  inspectors: [
    {
      kind: 'message',
      title: (selection, t) =>
        selection.ids.length > 1
          ? t('inspector.title.several', { count: selection.ids.length })
          : t('inspector.title', { name: selection.label ?? t('inspector.message', { id: selection.ids.at(-1) ?? 0 }) }),
      load: () => import('./message-inspector.tsx').then((module) => module.MessageInspector),
    },
  ],
  commands: [
    {
      id: 'inspector.addTag',
      title: 'inspector.command.add-tag',
      category: 'inspector.category',
      when: "selectionKind == 'message'",
      keybinding: { key: 'Ctrl+Alt+G' },
      menu: [{ menu: 'edit', group: '6_tag', order: 1 }],
      async run({ rpc, quickInput, notifications, t }) {
        const selection = selectionStore.getState().selection;
        if (selection?.kind !== 'message' || selection.ids.length === 0) return;
        const { tags } = await rpc.call(tagContract.methods.list, {});
        const name = await quickInput.pick<string>([], {
          title: t('inspector.tags.add'),
          placeholder: t('inspector.tags.placeholder'),
          provide: (query) => Promise.resolve(tagItems(query.trim(), tags, t)),
        });
        if (name === undefined) return;
        const { added, already } = await rpc.call(tagContract.methods.apply, { selection: { messages: [...selection.ids] }, name: name.value });
        if (added === 0) notifications.notify('info', t('inspector.tags.already', { count: already }), { key: 'inspector.tag' });
      },
    },
  ],
});

function tagItems(query: string, tags: readonly { readonly id: number; readonly name: string; readonly color: number }[], t: (key: string, params?: Record<string, string>) => string) {
  const folded = query.toLowerCase();
  const found = tags
    .filter((tag) => tag.name.toLowerCase().includes(folded))
    .map((tag) => ({ id: String(tag.id), label: tag.name, color: tag.color, value: tag.name }));
  const exact = tags.some((tag) => tag.name.toLowerCase() === folded);
  if (query === '' || exact) return found;
  return [...found, { id: 'new', label: t('inspector.tags.create', { name: query }), icon: 'plus', alwaysShow: true, value: query }];
}
