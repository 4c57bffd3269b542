import { defineContribution } from '#renderer/platform/contribution.ts';
import { copyText } from '#renderer/platform/host/copy-text.ts';
import { createFormat } from '#renderer/platform/i18n/use-format.ts';
import { currentLanguage } from '#renderer/platform/i18n/translate.ts';

export const contribution = defineContribution({
  id: 'code',
  editors: [
    {
      type: 'code',
      icon: 'codebook',
      title: (_, t) => t('code.editor.title'),
      load: () => import('./code-editor.tsx').then((module) => module.CodeEditor),
    },
  ],
  commands: [
    {
      id: 'code.copyPassages',
      title: 'code.command.copy-passages',
      category: 'code.category',
      icon: 'copy',
      when: "activeEditor == 'code'",
      menu: [{ menu: 'edit', group: '5_code', order: 1 }],
      async run(accessor, args) {
        const { code, below } = subjectOf(args, accessor.editors.activeEditor()?.input.id);
        if (code === undefined) return;
        const { passagesAsText } = await import('./copy-passages.ts');
        const { text, count, total } = await passagesAsText(accessor, code, below, createFormat(currentLanguage(), accessor.t));
        await copyText(text);
        accessor.notifications.notify('success', accessor.t('code.notice.copied', { count, total }), { key: 'code.copied' });
      },
    },
  ],
});

/** The code in the arguments, else that of the tab in front. */
function subjectOf(args: unknown, tab: string | undefined): { readonly code: number | undefined; readonly below: boolean } {
  if (typeof args === 'object' && args !== null && 'code' in args && typeof args.code === 'number') {
    return { code: args.code, below: 'below' in args && args.below === true };
  }
  return { code: tab === undefined ? undefined : Number(tab), below: false };
}
