import { projectContract } from '#shared/contracts/project.ts';
import { getContextKey } from '#renderer/platform/context-keys/context-key-store.ts';
import { host } from '#renderer/platform/host/current-host.ts';
import { applyProjectState, projectStore } from '#renderer/platform/project/project-store.ts';
import { rpc } from '#renderer/platform/rpc/connection.ts';
import { getSetting } from '#renderer/platform/settings/settings-store.ts';
import { notifications } from '#renderer/workbench/notifications/notification-store.ts';
import { flushLayout } from './layout-persistence.ts';

const checkEvery = 10_000;

/** Forgets the key of the open project, if it has one. Saved layout goes out first. */
export async function lockProject(): Promise<void> {
  const { project } = projectStore.getState();
  if (project === undefined || !project.encrypted || project.locked) return;
  flushLayout();
  applyProjectState(await rpc().call(projectContract.methods.lock, {}));
}

/**
 * Locks after the minutes set, and when the machine is locked or put to sleep. Not
 * while a job runs, since locking ends jobs: an import over lunch is to be there after it.
 */
export function followIdleness(): void {
  let lastUsed = performance.now();
  const used = () => {
    lastUsed = performance.now();
  };
  for (const event of ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const) {
    document.addEventListener(event, used, { capture: true, passive: true });
  }
  const lock = () => {
    if (getContextKey('jobRunning') === true) return;
    lockProject().catch((error: unknown) => notifications.error(error, { key: 'idle-lock' }));
  };
  window.setInterval(() => {
    const minutes = getSetting('security.idleLockMinutes');
    if (typeof minutes === 'number' && minutes > 0 && performance.now() - lastUsed > minutes * 60_000) lock();
  }, checkEvery);
  host().onLock(lock);
}
