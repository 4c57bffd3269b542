import { host } from './current-host.ts';

/**
 * Puts text on the clipboard, whichever shell the workbench runs in.
 * @throws AppError where the system refuses.
 */
export function copyText(text: string): Promise<void> {
  return host().writeClipboard({ text });
}
