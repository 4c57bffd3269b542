import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { StandInWindow, createElectronStandIn, frame } from './electron-stand-in.ts';
import type { ElectronStandIn } from './electron-stand-in.ts';

export interface RunningShell extends ElectronStandIn {
  readonly userData: string;
  /** Sends a request as the workbench's own page. */
  request(name: string, input?: unknown, sender?: unknown): Promise<unknown>;
  dispose(): void;
}

/**
 * Starts the real shell on a stand-in for Electron.
 * @param prepare Changes the surroundings before the shell looks at them.
 */
export async function startShell(
  options: { platform?: NodeJS.Platform; commandLine?: string[]; prepare?: (electron: ElectronStandIn) => void } = {},
): Promise<RunningShell> {
  const userData = mkdtempSync(join(tmpdir(), 'verbatim-shell-'));
  StandInWindow.opened.length = 0;
  const electron = createElectronStandIn(userData);
  options.prepare?.(electron);
  vi.resetModules();
  vi.doMock('electron', () => electron.module);
  const { startApplication } = await import('../../../electron/main/application.ts');
  const started = startApplication({
    mainFolder: '/opt/verbatim/out/main',
    platform: options.platform ?? 'linux',
    commandLine: options.commandLine ?? ['/opt/verbatim/verbatim'],
    workingFolder: '/home/analyst',
  });
  electron.becomeReady();
  await started;
  return {
    ...electron,
    userData,
    request: async (name, input = null, senderFrame = frame()) => {
      const handler = electron.requestHandlers.get(name);
      if (handler === undefined) throw new Error(`No handler: ${name}`);
      return handler({ senderFrame }, input);
    },
    dispose: () => {
      vi.doUnmock('electron');
      rmSync(userData, { recursive: true, force: true });
    },
  };
}
