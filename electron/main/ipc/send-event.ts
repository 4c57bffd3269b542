import type { BrowserWindow } from 'electron';
import type { DesktopEventName, DesktopEvents } from '#shared/base/desktop-api.ts';

/** Announces something to the workbench, where there is one to hear it. */
export function sendEvent<Name extends DesktopEventName>(
  window: BrowserWindow | undefined,
  name: Name,
  payload: DesktopEvents[Name],
): void {
  if (window === undefined || window.isDestroyed() || window.webContents.isDestroyed()) return;
  window.webContents.send(name, payload);
}
