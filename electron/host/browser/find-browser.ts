import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Environment variable that names the browser to use, before any that is found. */
export const browserVariable = 'VERBATIM_BROWSER';

/** Where to look; the real machine unless a test says otherwise. */
export interface BrowserSearch {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Whether a path is a program that may be run. */
  isProgram(path: string): boolean;
}

const linuxNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'microsoft-edge-stable'];
const macApplications = ['Chromium', 'Google Chrome', 'Microsoft Edge'];
const windowsPrograms = [
  ['Chromium', 'Application', 'chrome.exe'],
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
] as const;

/** The path of an installed Chromium, Chrome or Edge, or undefined. */
export function findBrowser(search: BrowserSearch = thisMachine()): string | undefined {
  return candidates(search).find((path) => search.isProgram(path));
}

function candidates({ platform, environment }: BrowserSearch): string[] {
  const named = [environment[browserVariable], environment['CHROME_PATH']].filter((path) => path !== undefined && path !== '');
  return [...named.filter((path) => path !== undefined), ...placesOf(platform, environment)];
}

function placesOf(platform: NodeJS.Platform, environment: BrowserSearch['environment']): string[] {
  if (platform === 'darwin') {
    const folders = ['/Applications', join(environment['HOME'] ?? '/', 'Applications')];
    return folders.flatMap((folder) => macApplications.map((name) => join(folder, `${name}.app`, 'Contents', 'MacOS', name)));
  }
  if (platform === 'win32') {
    const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) => environment[name] ?? '');
    return windowsPrograms.flatMap((parts) => folders.filter((folder) => folder !== '').map((folder) => join(folder, ...parts)));
  }
  const folders = new Set(['/usr/bin', '/usr/local/bin', '/snap/bin', ...(environment['PATH'] ?? '').split(delimiter)]);
  return linuxNames.flatMap((name) => [...folders].filter((folder) => folder !== '').map((folder) => join(folder, name)));
}

function thisMachine(): BrowserSearch {
  return {
    platform: process.platform,
    environment: process.env,
    isProgram: (path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    },
  };
}
