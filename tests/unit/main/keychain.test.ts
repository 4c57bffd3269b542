import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startShell } from './start-shell.ts';
import type { RunningShell } from './start-shell.ts';

const PROJECT = '6f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f9';
const OTHER = '00000000-0000-4000-8000-000000000000';
const PASSPHRASE = '正确的马 battery staple';

let shell: RunningShell;

beforeEach(async () => {
  shell = await startShell();
});

afterEach(() => shell.dispose());

const keychainFile = (): string => join(shell.userData, 'keychain.json');
const read = (project = PROJECT): Promise<unknown> => shell.request('keychain:read', { project });
const store = (project = PROJECT, passphrase = PASSPHRASE): Promise<unknown> =>
  shell.request('keychain:store', { project, passphrase });

describe('a kept passphrase', () => {
  it('comes back as it was, each project its own', async () => {
    await Promise.all([store(), store(OTHER, 'other')]);
    expect(await read()).toEqual({ value: PASSPHRASE });
    expect(await read(OTHER)).toEqual({ value: 'other' });
  });

  it('lies encrypted in a file of this account alone', async () => {
    await store();
    expect(readFileSync(keychainFile(), 'utf8')).not.toContain('battery');
    if (process.platform !== 'win32') expect(statSync(keychainFile()).mode & 0o077).toBe(0);
  });

  it('is gone once forgotten, and no other with it', async () => {
    await store();
    await store(OTHER, 'other');
    await shell.request('keychain:forget', { project: PROJECT });
    expect(await read()).toEqual({ value: null });
    expect(await read(OTHER)).toEqual({ value: 'other' });
  });

  it('is encrypted anew when the key was changed', async () => {
    await store();
    shell.keys.rotated = true;
    expect(await read()).toEqual({ value: PASSPHRASE });
    expect(shell.keys.calls).toEqual(['encrypt', 'decrypt', 'encrypt']);
  });

  it('is asked for again when the key is lost', async () => {
    await store();
    shell.keys.broken = true;
    expect(await read()).toEqual({ value: null });
  });

  it.each(['', 'not json', '[]', '{"x": 1}', '{"__proto__": "AA=="}'])('survives a file that holds %j', async (content) => {
    writeFileSync(keychainFile(), content);
    expect(await read()).toEqual({ value: null });
    await store();
    expect(await read()).toEqual({ value: PASSPHRASE });
  });

  it.each(['', 'C:\\project', '__proto__', '../x'])('is kept for no project called %j', async (project) => {
    expect(await store(project)).toMatchObject({ error: { params: { reason: 'malformed-request' } } });
  });
});

describe('without a true keychain', () => {
  it.each([
    ['Linux with nothing but a fixed key', () => void (shell.keys.backend = 'basic_text')],
    ['Linux before it is known', () => void (shell.keys.backend = 'unknown')],
    ['none at all', () => void (shell.keys.available = false)],
  ])('(%s) nothing is kept and the person is asked', async (_what, prepare) => {
    await store();
    prepare();
    expect(await shell.request('keychain:state')).toEqual({ value: { available: false } });
    expect(await store()).toMatchObject({ error: { code: 'io', params: { reason: 'no-keychain' } } });
    expect(await read()).toEqual({ value: null });
  });

  it('other systems are not asked which backend they have', async () => {
    shell.dispose();
    shell = await startShell({ platform: 'darwin', prepare: ({ keys }) => void (keys.backend = 'basic_text') });
    expect(await shell.request('keychain:state')).toEqual({ value: { available: true } });
  });
});
