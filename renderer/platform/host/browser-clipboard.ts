import type { ClipboardContent } from '#shared/base/desktop-api.ts';
import { AppError } from '#shared/base/errors.ts';

/**
 * Copies in a browser by answering a `copy` event, which needs no permission; the clipboard's own interface is the
 * second way, for when the key press that asked for it was too long ago.
 * @throws AppError `io`/`clipboard` where the browser allows neither.
 */
export async function copyInBrowser({ text, html }: ClipboardContent): Promise<void> {
  let copied = false;
  const onCopy = (event: ClipboardEvent) => {
    if (event.clipboardData === null) return;
    event.clipboardData.setData('text/plain', text);
    if (html !== undefined) event.clipboardData.setData('text/html', html);
    event.preventDefault();
    event.stopImmediatePropagation();
    copied = true;
  };
  // Prevented, it says that there is something to copy although nothing may be selected.
  const onBefore = (event: Event) => event.preventDefault();
  document.addEventListener('beforecopy', onBefore, { capture: true });
  document.addEventListener('copy', onCopy, { capture: true });
  const answered = document.execCommand('copy');
  document.removeEventListener('copy', onCopy, { capture: true });
  document.removeEventListener('beforecopy', onBefore, { capture: true });
  if (answered && copied) return;
  try {
    await navigator.clipboard.writeText(text);
  } catch (error) {
    throw new AppError('io', { reason: 'clipboard' }, { cause: error });
  }
}
