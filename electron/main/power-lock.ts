import type { PowerMonitor } from 'electron';
import type { LockReason } from '#shared/base/desktop-api.ts';

/** Asks for the project to be locked when the person leaves the machine to others. */
export function watchPower(powerMonitor: Pick<PowerMonitor, 'on'>, lock: (reason: LockReason) => void): void {
  powerMonitor.on('lock-screen', () => lock('screen-locked'));
  powerMonitor.on('suspend', () => lock('suspended'));
}
