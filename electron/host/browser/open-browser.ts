import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { redirectFolder, writeRedirectFile } from './redirect-file.ts';

/** A window of an installed browser that shows the workbench. */
export interface OpenedWindow {
  /** Resolves when the window was closed. */
  readonly closed: Promise<void>;
  close(): void;
}

/**
 * Opens the workbench as an app window of a Chromium-like browser, with a profile of its own that is removed
 * afterwards. The browser is told to reach nothing but this machine.
 */
export function openInBrowser(browser: string, host: { link(onUsed: () => void): string }, userData: string): OpenedWindow {
  const profiles = join(redirectFolder(browser, userData), 'profiles');
  sweepProfiles(profiles);
  const profile = join(profiles, String(process.pid));
  mkdirSync(profile, { recursive: true, mode: 0o700 });
  let remove: () => void = () => undefined;
  const redirect = writeRedirectFile(redirectFolder(browser, userData), host.link(() => remove()));
  remove = redirect.remove;
  const child = spawn(browser, browserArguments(redirect.url, profile), { stdio: 'ignore', windowsHide: true });
  const closed = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => resolve());
  }).finally(() => {
    redirect.remove();
    removeProfile(profile);
  });
  return { closed, close: () => void child.kill() };
}

/** Arguments of the browser; none of them holds a token. */
export function browserArguments(url: string, profile: string): string[] {
  return [
    `--app=${url}`,
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--no-pings',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-domain-reliability',
    '--disable-extensions',
    '--disable-sync',
    '--disable-features=Translate,OptimizationHints,MediaRouter,InterestFeedContentSuggestions,AutofillServerCommunication',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    '--window-size=1440,900',
    // Chromium refuses to run as root with its sandbox.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
}

/** Profiles of hosts that were killed. */
function sweepProfiles(profiles: string): void {
  mkdirSync(profiles, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(profiles)) {
    if (/^\d+$/.test(name) && !isRunning(Number(name))) removeProfile(join(profiles, name));
  }
}

function removeProfile(profile: string): void {
  // The browser's last child may still be writing for a moment.
  rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM';
  }
}
