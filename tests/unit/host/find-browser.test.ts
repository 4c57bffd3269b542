import { describe, expect, test } from 'vitest';
import { findBrowser } from '../../../electron/host/browser/find-browser.ts';

const search = (platform: NodeJS.Platform, environment: Record<string, string>, ...programs: string[]) =>
  findBrowser({ platform, environment, isProgram: (path) => programs.includes(path.replaceAll('\\', '/')) });

describe('an installed browser', () => {
  test('the one that is named comes first', () => {
    expect(search('linux', { VERBATIM_BROWSER: '/opt/mine', CHROME_PATH: '/opt/chrome' }, '/opt/mine', '/opt/chrome', '/usr/bin/chromium')).toBe('/opt/mine');
    expect(search('linux', { VERBATIM_BROWSER: '/opt/gone' }, '/usr/bin/chromium')).toBe('/usr/bin/chromium');
  });

  test('Linux: distribution packages, then Chrome and Edge, also elsewhere on the path', () => {
    expect(search('linux', {}, '/usr/bin/google-chrome', '/usr/bin/chromium')).toBe('/usr/bin/chromium');
    expect(search('linux', {}, '/snap/bin/chromium')).toBe('/snap/bin/chromium');
    expect(search('linux', { PATH: '/opt/bin' }, '/opt/bin/microsoft-edge')).toBe('/opt/bin/microsoft-edge');
  });

  test('macOS: for everyone, then for the account', () => {
    const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(search('darwin', { HOME: '/Users/lin' }, chrome)).toBe(chrome);
    expect(search('darwin', { HOME: '/Users/lin' }, `/Users/lin${chrome}`)).toBe(`/Users/lin${chrome}`);
  });

  test('Windows: Chrome before Edge, wherever it was installed', () => {
    const environment = { PROGRAMFILES: 'C:/Program Files', 'PROGRAMFILES(X86)': 'C:/Program Files (x86)', LOCALAPPDATA: 'C:/Users/lin/AppData/Local' };
    const edge = 'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe';
    const chrome = 'C:/Users/lin/AppData/Local/Google/Chrome/Application/chrome.exe';
    expect(search('win32', environment, edge)?.replaceAll('\\', '/')).toBe(edge);
    expect(search('win32', environment, edge, chrome)?.replaceAll('\\', '/')).toBe(chrome);
  });

  test('none', () => {
    for (const platform of ['linux', 'darwin', 'win32'] as const) expect(search(platform, {})).toBeUndefined();
  });
});
