import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A page on disk that leads the browser to a link, so that the link is in no argument list. */
export interface RedirectFile {
  readonly path: string;
  readonly url: string;
  remove(): void;
}

/**
 * Writes the page where only this account may read it: mode 0600 in a folder of mode 0700.
 * @param folder under which to make that folder
 */
export function writeRedirectFile(folder: string, link: string): RedirectFile {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const own = mkdtempSync(join(folder, 'open-'));
  const path = join(own, 'open.html');
  const safe = link.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  writeFileSync(
    path,
    `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><title>Verbatim</title>` +
      `<meta http-equiv="refresh" content="0;url=${safe}">\n`,
    { mode: 0o600, flag: 'wx' },
  );
  return { path, url: pathToFileURL(path).href, remove: () => rmSync(own, { recursive: true, force: true }) };
}

/** Where the file may lie for a browser to read it: one packed by snap sees no hidden folder but its own. */
export function redirectFolder(browser: string, userData: string): string {
  const snap = /[/\\]snap[/\\](?:bin[/\\])?([\w-]+)/.exec(browser)?.[1];
  return snap === undefined ? join(userData, 'launch') : join(homedir(), 'snap', snap, 'common', 'verbatim');
}
