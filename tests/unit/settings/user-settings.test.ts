import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forgetProject, readRecent, rememberProject } from '#service/features/settings/recent-projects.ts';
import {
  coderName,
  readKeybindings,
  readSettings,
  readWindowState,
  writeKeybindings,
  writeSetting,
  writeWindowState,
} from '#service/features/settings/user-settings.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'verbatim-settings-'));
});
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true, force: true });
});

describe("the person's settings", () => {
  it('come back after a restart, and null goes back to the default', () => {
    writeSetting(folder, 'workbench.theme', 'light');
    writeSetting(folder, 'security.idleLockMinutes', 5);
    expect(readSettings(folder)).toEqual({ 'workbench.theme': 'light', 'security.idleLockMinutes': 5 });
    writeSetting(folder, 'workbench.theme', null);
    expect(readSettings(folder)).toEqual({ 'security.idleLockMinutes': 5 });
  });
  it('are readable by their owner only', () => {
    writeSetting(folder, 'coder.name', 'Lin');
    expect(statSync(join(folder, 'settings.json')).mode & 0o077).toBe(0);
  });
  it('that are damaged are set aside, not lost, and the defaults hold', () => {
    writeFileSync(join(folder, 'settings.json'), '{"workbench.theme": "li');
    expect(readSettings(folder)).toEqual({});
    expect(readFileSync(join(folder, 'settings.json.damaged'), 'utf8')).toBe('{"workbench.theme": "li');
    expect(existsSync(join(folder, 'settings.json'))).toBe(false);
  });
  it('leave out values that no setting can have', () => {
    writeFileSync(join(folder, 'settings.json'), '{"a.b": {"c": 1}, "d.e": null, "f.g": true}');
    expect(readSettings(folder)).toEqual({ 'f.g': true });
  });
  it('name the coder, else the account does', () => {
    expect(coderName(folder, 'account')).toBe('account');
    writeSetting(folder, 'coder.name', '  林 ');
    expect(coderName(folder, 'account')).toBe('林');
    writeSetting(folder, 'coder.name', ' ');
    expect(coderName(folder, 'account')).toBe('account');
  });
});

describe('own keybindings and window state', () => {
  it('come back in their order, without malformed rules', () => {
    writeKeybindings(folder, [{ key: 'Ctrl+B', command: '-workbench.toggleSideBar' }, { key: 'Ctrl+K B', command: 'workbench.toggleSideBar', when: 'projectOpen' }]);
    expect(readKeybindings(folder)).toHaveLength(2);
    writeFileSync(join(folder, 'keybindings.json'), '[{"key": 1}, {"key": "A", "command": "x"}, null]');
    expect(readKeybindings(folder)).toEqual([{ key: 'A', command: 'x' }]);
  });
  it('keep one value beside the other', () => {
    writeWindowState(folder, 'workbench.layout', '{}');
    writeWindowState(folder, 'welcome.finished', '[]');
    expect(readWindowState(folder, 'workbench.layout')).toBe('{}');
    expect(readWindowState(folder, 'missing.key')).toBeNull();
  });
});

describe('recent projects', () => {
  it('stand newest first, once each, and say whether they are still there', () => {
    const here = join(folder, 'a.verbatim');
    writeFileSync(here, '');
    rememberProject(folder, { path: here, name: 'a', encrypted: true }, 1);
    rememberProject(folder, { path: join(folder, 'gone.verbatim'), name: 'gone', encrypted: false }, 2);
    rememberProject(folder, { path: here, name: 'a', encrypted: true }, 3);
    expect(readRecent(folder).map(({ name, openedAt, exists }) => [name, openedAt, exists])).toEqual([['a', 3, true], ['gone', 2, false]]);
    forgetProject(folder, here);
    expect(readRecent(folder).map(({ name }) => name)).toEqual(['gone']);
  });
  it('are at most twenty', () => {
    for (let index = 0; index < 30; index += 1) rememberProject(folder, { path: `/p/${index}`, name: String(index), encrypted: false }, index);
    expect(readRecent(folder)).toHaveLength(20);
  });
});
