import { importContract } from '#shared/contracts/import.ts';
import { host } from '#renderer/platform/host/current-host.ts';
import { translate } from '#renderer/platform/i18n/translate.ts';
import { projectStore } from '#renderer/platform/project/project-store.ts';
import type { EditorInput, ServicesAccessor } from '#renderer/platform/services.ts';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import { openEditor } from '#renderer/workbench/editor-service/editor-service.ts';
import { notifications } from '#renderer/workbench/notifications/notification-store.ts';
import { fileOf, inputForPath, inputForUpload } from './file-sources.ts';
import { endedSession, newSession } from './import-session.ts';
import { lookSoon } from './inspect.ts';
import { uploadStore } from './upload-store.ts';

/** Opens one tab for each file: each has a mapping of its own. */
export function openImports(inputs: readonly EditorInput[]): void {
  for (const input of inputs) {
    const ended = endedSession(input.id);
    if (ended !== undefined) {
      ended.setState(newSession(fileOf(input)));
      lookSoon(ended, 0);
    }
    openEditor(input);
  }
}

/** Asks for files and opens them for import; `paths` opens those. */
export async function chooseFiles({ dialogs, rpc, t }: Pick<ServicesAccessor, 'dialogs' | 'rpc' | 't'>, paths?: readonly string[]): Promise<void> {
  let chosen = paths;
  if (chosen === undefined) {
    const { formats } = await rpc.call(importContract.methods.formats, {});
    chosen = await dialogs.pickPaths({
      title: t('import.chooseTitle'),
      mode: 'open-files',
      extensions: [...new Set(formats.flatMap(({ extensions }) => extensions))],
      filterName: t('import.filterName'),
    });
  }
  openImports(chosen.map(inputForPath));
}

const projectFile = /\.verbatim$/iu;

/** Takes files that were dropped on the window: they are streamed to the service where they have no path here. */
export async function takeDropped(files: readonly File[]): Promise<void> {
  const project = projectStore.getState().project;
  for (const file of files) {
    const isProject = projectFile.test(file.name);
    if (isProject && host().kind === 'desktop') {
      runCommand('project.open', { path: (await host().fileSource(file)).source });
    } else if (isProject) {
      notifications.notify('info', translate('import.drop.project'), { key: 'import.drop' });
    } else if (project === undefined || project.locked) {
      notifications.notify('info', translate('import.drop.noProject'), {
        key: 'import.drop',
        actions: [{ label: translate('workbench.project.new'), run: () => runCommand('project.new') }],
      });
      return;
    } else {
      await receive(file);
    }
  }
}

async function receive(file: File): Promise<void> {
  const controller = new AbortController();
  uploadStore.setState({ upload: { name: file.name, sent: 0, total: file.size, cancel: () => controller.abort() } });
  try {
    const { source, name } = await host().fileSource(file, {
      signal: controller.signal,
      onProgress: (sent, total) => uploadStore.setState(({ upload }) => (upload === undefined ? {} : { upload: { ...upload, sent, total } })),
    });
    openImports([host().kind === 'desktop' ? inputForPath(source) : inputForUpload({ source, name })]);
  } catch (error) {
    notifications.error(error, { key: 'import.drop' });
  } finally {
    uploadStore.setState({ upload: undefined });
  }
}
