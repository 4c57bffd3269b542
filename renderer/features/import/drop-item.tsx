import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useFormat } from '#renderer/platform/i18n/use-format.ts';
import { useT } from '#renderer/platform/i18n/use-t.ts';
import { StatusItem } from '#renderer/workbench/status-bar/status-item.tsx';
import { notifications } from '#renderer/workbench/notifications/notification-store.ts';
import { takeDropped } from './open-import.ts';
import { uploadStore } from './upload-store.ts';

/** Takes files dropped anywhere on the window, and shows how far one is on its way; a click cancels it. */
export function DropItem() {
  const t = useT();
  const format = useFormat();
  const upload = useStore(uploadStore, (state) => state.upload);
  useEffect(() => {
    const takesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
    const onDragOver = (event: DragEvent) => {
      if (!takesFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
    };
    const onDrop = (event: DragEvent) => {
      if (!takesFiles(event) || event.dataTransfer === null) return;
      event.preventDefault();
      const items = [...event.dataTransfer.items].filter((item) => item.kind === 'file');
      const folders = items.some((item) => item.webkitGetAsEntry()?.isDirectory === true);
      if (folders) notifications.notify('warning', t('import.drop.folder'), { key: 'import.drop' });
      const files = items.flatMap((item) => (item.webkitGetAsEntry()?.isDirectory === true ? [] : (item.getAsFile() ?? [])));
      takeDropped(files).catch((error: unknown) => notifications.error(error, { key: 'import.drop' }));
    };
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('drop', onDrop);
    };
  }, [t]);
  if (upload === undefined) return null;
  return (
    <StatusItem
      text={t('import.upload.status', { name: upload.name })}
      tooltip={t('import.upload.cancel', { sent: format.bytes(upload.sent), total: format.bytes(upload.total) })}
      progress={upload.total === 0 ? 0 : upload.sent / upload.total}
      onClick={() => upload.cancel()}
    />
  );
}
