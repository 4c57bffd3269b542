import { conversationContract } from '#shared/contracts/conversation.ts';
import { projectContract } from '#shared/contracts/project.ts';
import { defineContribution } from '#renderer/platform/contribution.ts';
import { currentLanguage } from '#renderer/platform/i18n/translate.ts';
import { projectStore } from '#renderer/platform/project/project-store.ts';
import type { ServicesAccessor } from '#renderer/platform/services.ts';
import { defaultSamplePath, fillSample, isThere, makeSample, type SampleLanguage } from './make-sample.ts';
import { askSample } from './sample-dialog.tsx';

const silent = { signal: new AbortController().signal, onProgress: () => undefined };
/** The sample being made or opened without a question: a second click joins the first. */
let opening: Promise<void> | undefined;

/** Whether the command shall not ask: the welcome page, and the start with `--sample`. */
function isImmediate(args: unknown): boolean {
  return typeof args === 'object' && args !== null && 'immediately' in args && args.immediately === true;
}

/** Makes the sample at its usual place, or opens the one that is there, without a question. */
async function openAtOnce(services: ServicesAccessor, language: SampleLanguage): Promise<void> {
  const { commands, notifications, rpc, t } = services;
  const name = t('workbench.sample.fileName');
  const path = await defaultSamplePath(name, language);
  const there = await isThere(path);
  if (there) {
    const wasOpen = projectStore.getState().project?.path === path;
    if (!wasOpen) await commands.execute('project.open', { path });
    const open = projectStore.getState().project;
    if (open?.path !== path || open.locked) return;
    // One whose making was broken off holds nothing yet.
    if ((await rpc.call(projectContract.methods.info, {})).messages > 0) {
      if (wasOpen) await commands.execute('messages.open');
      return;
    }
  }
  notifications.notify('info', t('workbench.sample.making'), { key: 'sample', sticky: true });
  try {
    const showcase = there ? await fillSample(language, silent) : await makeSample({ path, name, language, passphrase: null }, silent);
    await showFirst(services, showcase);
  } finally {
    notifications.dismiss('sample');
  }
}

/** The first look at a new sample: its table, and over it the conversation that shows coding best, with every part around it. */
async function showFirst({ commands, editors, layout, rpc }: ServicesAccessor, showcase: string): Promise<void> {
  const { conversations } = await rpc.call(conversationContract.methods.find, { text: showcase, limit: 1 });
  layout.showSideBar('codebook', false);
  layout.showPanel('codings', false);
  layout.setVisible('inspector', true);
  await commands.execute('messages.open');
  const first = conversations[0];
  if (first !== undefined) editors.openEditor({ type: 'conversation', id: String(first.id) });
}

export const contribution = defineContribution({
  id: 'sample',
  commands: [
    {
      id: 'sample.open',
      title: 'sample.command.new',
      category: 'workbench.menu.file',
      icon: 'book',
      menu: [{ menu: 'file', group: '1_project', order: 3 }],
      run: async (services, args) => {
        const language = currentLanguage() === 'en' ? 'en' : 'zh';
        if (isImmediate(args)) {
          opening ??= openAtOnce(services, language).finally(() => {
            opening = undefined;
          });
          await opening;
          return;
        }
        const answer = await askSample(language);
        if (answer === undefined) return;
        if (answer.made === undefined) await services.commands.execute('project.open', { path: answer.open });
        else await showFirst(services, answer.made);
      },
    },
  ],
});
