import { spawnSync } from 'node:child_process';
import { findBrowser } from '../../electron/host/browser/find-browser.ts';
import { run, say } from './run.mjs';

const packages = ['chromium', 'fonts-noto-cjk'];

/**
 * The browser for the end-to-end tests: an installed one; or, as root with apt, one installed now; or undefined after
 * saying exactly what to install.
 */
export async function testBrowser() {
  const found = findBrowser();
  if (found !== undefined) return found;
  if (process.platform === 'linux' && process.getuid?.() === 0 && hasApt()) {
    say(`No browser found; installing ${packages.join(' and ')} with apt…`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { capture: true, env });
    const { code, output } = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { capture: true, env });
    if (code !== 0) say(output.trim());
    const installed = findBrowser();
    if (installed !== undefined) return installed;
  }
  say(`No Chromium, Chrome or Edge found, which the end-to-end tests need. ${advice()} Or name one in VERBATIM_BROWSER.`);
  return undefined;
}

const hasApt = () => spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;

function advice() {
  if (process.platform === 'darwin') return 'Install Google Chrome, for instance by: brew install --cask google-chrome.';
  if (process.platform === 'win32') return 'Install Google Chrome or Microsoft Edge, for instance by: winget install Google.Chrome.';
  return hasApt() ? `Run: sudo apt-get install ${packages.join(' ')}.` : 'Install the package chromium of your distribution, and a CJK font such as Noto Sans CJK.';
}
