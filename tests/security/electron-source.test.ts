import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

function sources(pattern: string): { file: string; text: string; code: string }[] {
  return globSync(pattern, { cwd: root }).map((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return { file, text, code: text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '') };
  });
}

describe("the shell's sources", () => {
  const main = sources('electron/{main,preload}/**/*.ts');

  it('are there', () => {
    expect(main.length).toBeGreaterThan(25);
  });

  it.each([
    ['crash reporter', /crashReporter/],
    ['updater', /autoUpdater/],
    ['request of its own', /\b(?:net|http|https|fetch|WebSocket)\b\s*[.(]|from 'node:(?:net|http|https|http2|tls|dgram|dns)'/],
    ['opening of an outside address', /openExternal|openPath/],
    ['remote module', /@electron\/remote/],
    ['code made from text', /executeJavaScript|insertCSS|\beval\(|new Function/],
    ['blocking call between processes', /sendSync|returnValue/],
    ['synchronous safeStorage', /(?:encrypt|decrypt)String\(|isEncryptionAvailable\(|setUsePlainTextEncryption/],
    ['weakened page', /sandbox: false|contextIsolation: false|nodeIntegration\w*: true|webSecurity: false/],
    ['way out of the sandbox', /no-sandbox|disable-web-security|ignore-certificate-errors/],
  ])('have no %s', (_what, pattern) => {
    expect(main.filter(({ code }) => pattern.test(code)).map(({ file }) => file)).toEqual([]);
  });

  it('are the only ones that import electron', () => {
    const others = sources('{shared,renderer,electron/{service,host,cli}}/**/*.{ts,tsx}');
    const importing = others.filter(({ code }) => /from 'electron'|require\('electron'\)|import\('electron'\)/.test(code));
    expect(importing.map(({ file }) => file)).toEqual([]);
  });
});

describe('the preload script', () => {
  const [preload] = sources('electron/preload/preload.ts');

  it('loads nothing but electron, types aside', () => {
    const imports = [...(preload?.code ?? '').matchAll(/^import (type )?[\s\S]*?from '([^']+)'/gm)];
    expect(imports.filter(([, isType]) => isType === undefined).map(([, , module]) => module)).toEqual(['electron']);
  });

  it('exposes one object of named functions and no part of Electron', () => {
    expect(preload?.code.match(/exposeInMainWorld/g)).toHaveLength(1);
    expect(preload?.code).not.toMatch(/exposeInMainWorld\([^)]*ipcRenderer/);
  });
});

describe('electron-builder.yml', () => {
  const text = readFileSync(join(root, 'electron-builder.yml'), 'utf8');

  it.each([
    'runAsNode: false',
    'enableCookieEncryption: true',
    'enableNodeOptionsEnvironmentVariable: false',
    'enableNodeCliInspectArguments: false',
    'enableEmbeddedAsarIntegrityValidation: true',
    'onlyLoadAppFromAsar: true',
    'grantFileProtocolExtraPrivileges: false',
  ])('sets the fuse %s', (line) => {
    expect(text.split('electronFuses:')[1]?.split('\n\n')[0]).toContain(`  ${line}\n`);
  });

  it('publishes and updates nothing', () => {
    expect(text).toMatch(/^publish: null$/m);
  });

  it('has an icon to make the others from', () => {
    expect(existsSync(join(root, 'build', 'icon.png'))).toBe(true);
    expect(readFileSync(join(root, 'build', 'icon.png')).readUInt32BE(16)).toBe(512);
  });
});
