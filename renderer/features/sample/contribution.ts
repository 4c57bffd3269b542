import { defineContribution } from '#renderer/platform/contribution.ts';
import { currentLanguage } from '#renderer/platform/i18n/translate.ts';
import type { ServicesAccessor } from '#renderer/platform/services.ts';
import { defaultSamplePath, isThere, makeSample } from './make-sample.ts';
import { askSample } from './sample-dialog.tsx';

/** Whether the command shall not ask: the start with `--sample`. */
function isImmediate(args: unknown): boolean {
  return typeof args === 'object' && args !== null && 'immediately' in args && args.immediately === true;
}

/** Makes the sample at its usual place, or opens the one that is there, without a question. */
async function openAtOnce({ commands, notifications, t }: ServicesAccessor, language: 'zh' | 'en'): Promise<boolean> {
  const name = t('workbench.sample.fileName');
  const path = await defaultSamplePath(name, language);
  if (await isThere(path)) {
    await commands.execute('project.open', { path });
    return false;
  }
  notifications.notify('info', t('workbench.sample.making'), { key: 'sample', sticky: true });
  try {
    await makeSample({ path, name, language, passphrase: null }, new AbortController().signal, () => undefined);
  } finally {
    notifications.dismiss('sample');
  }
  return true;
}

export const contribution = defineContribution({
  id: 'sample',
  commands: [
    {
      id: 'sample.open',
      title: 'workbench.project.openSample',
      category: 'workbench.menu.file',
      icon: 'book',
      menu: [{ menu: 'file', group: '1_project', order: 3 }],
      run: async (services, args) => {
        const language = currentLanguage() === 'en' ? 'en' : 'zh';
        if (isImmediate(args)) {
          if (await openAtOnce(services, language)) await services.commands.execute('messages.open');
          return;
        }
        const answer = await askSample(language);
        if (answer === undefined) return;
        if (answer.open === undefined) await services.commands.execute('messages.open');
        else await services.commands.execute('project.open', { path: answer.open });
      },
    },
  ],
});
