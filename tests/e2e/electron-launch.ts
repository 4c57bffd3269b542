import { _electron } from '@playwright/test';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';

const root = join(import.meta.dirname, '..', '..');

/** Path of Electron's executable, or undefined where it was not downloaded. */
export function electronExecutable(): string | undefined {
  const folder = join(root, 'node_modules', 'electron');
  try {
    const path = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim());
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Why the desktop application cannot be driven here, or undefined where it can. The
 * reason is also printed, so that a skipped suite is seen:
 * `test.skip(electronUnavailable() !== undefined, electronUnavailable())`.
 */
export function electronUnavailable(): string | undefined {
  const reason = unavailableBecause();
  if (reason !== undefined && !told) {
    told = true;
    process.stdout.write(`Desktop specs are skipped: ${reason}\n`);
  }
  return reason;
}

let told = false;

function unavailableBecause(): string | undefined {
  if (electronExecutable() === undefined) {
    return "Electron's executable is not installed (npx install-electron fetches it).";
  }
  if (!existsSync(join(root, 'out', 'main', 'main.js'))) return 'The desktop application is not built (npm run build).';
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
    return 'There is no display.';
  }
  return undefined;
}

export interface LaunchedDesktop {
  readonly application: ElectronApplication;
  readonly page: Page;
  close(): Promise<void>;
}

/**
 * Starts the built desktop application on a user data folder of its own.
 * @param options.projects Project files to name on the command line.
 * @throws Error where {@link electronUnavailable} gives a reason.
 */
export async function launchDesktop(options: {
  readonly userDataFolder: string;
  readonly projects?: readonly string[];
}): Promise<LaunchedDesktop> {
  const executablePath = electronExecutable();
  if (executablePath === undefined) throw new Error('Electron is not installed.');
  const application = await _electron.launch({
    executablePath,
    cwd: root,
    args: [
      root,
      `--user-data-dir=${options.userDataFolder}`,
      // Chromium refuses to run as root with its sandbox.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(options.projects ?? []),
    ],
  });
  const page = await application.firstWindow();
  return { application, page, close: () => application.close() };
}
